package io.belfry.contracts.pbx;

import io.belfry.contracts.id.QueueName;

/** A caller waits in a queue (QueueCallerJoin, Join). Positions count from 1. */
public record QueueCallerJoined(ChannelInfo channel, QueueName queue, int position, int count)
        implements ChannelEvent {}
