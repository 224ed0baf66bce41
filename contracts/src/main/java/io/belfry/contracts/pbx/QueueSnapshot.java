package io.belfry.contracts.pbx;

import io.belfry.contracts.id.QueueName;

/** Resync: a queue that exists, with Asterisk's own counters. */
public record QueueSnapshot(
        QueueName queue,
        String strategy,
        int maxCallers,
        int callers,
        int holdSeconds,
        int talkSeconds,
        int completed,
        int abandoned,
        int serviceLevelSeconds,
        int weight)
        implements PbxEvent {

    @Override
    public String subject() {
        return queue.value();
    }
}
