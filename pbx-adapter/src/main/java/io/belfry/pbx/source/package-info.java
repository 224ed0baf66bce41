/** Rows of CEL and queue_log: where they are, how far they are read, what they say. */
package io.belfry.pbx.source;
