/** What a PBX says: live events, CEL rows, queue_log rows and the state of the link. */
package io.belfry.contracts.pbx;
