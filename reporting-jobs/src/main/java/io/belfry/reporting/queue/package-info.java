/** The passes of a call through queues, from its queue_log rows; plain Java. */
package io.belfry.reporting.queue;
