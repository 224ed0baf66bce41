package io.belfry.stats.kafka;

import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.id.QueueId;
import io.belfry.contracts.state.QueueStatistics;

/** Is told of what an operator wants to see: dead letters, late events, the numbers of queues. */
@FunctionalInterface
public interface DeadLetterListener {

    /** A record of that topic could not be used. */
    void deadLetter(String topic, String reason);

    /** The numbers of a queue are these now. */
    default void numbers(PbxId pbx, QueueStatistics queue) {}

    /** A queue is no longer counted. */
    default void gone(PbxId pbx, QueueId queue) {}

    /** What this instance knew of that PBX is kept by another one, or by none. */
    default void left(PbxId pbx) {}

    /** An event of that topic is older than the latest one by more than the bound. */
    default void late(String topic) {}
}
