package io.belfry.stats.agent;

import io.belfry.contracts.id.QueueName;

/** The configured wrap-up times of the queues, in seconds; 0 for a queue that is not configured. */
@FunctionalInterface
public interface WrapUpTimes {

    /** Seconds an agent rests after a call of that queue. */
    int seconds(QueueName queue);
}
