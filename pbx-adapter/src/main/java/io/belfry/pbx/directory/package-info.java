/** Users, lines, agents, queues of a PBX: where they come from and what of them has changed. */
package io.belfry.pbx.directory;
