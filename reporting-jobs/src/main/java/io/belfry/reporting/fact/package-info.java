/** What a call counts for in the figures of queues and agents; plain Java. */
package io.belfry.reporting.fact;
