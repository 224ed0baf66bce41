/** queue_log rows as documents with names in them; plain Java. */
package io.belfry.replication.document;
