package io.belfry.contracts.pbx;

import io.belfry.contracts.id.QueueName;

/** A caller no longer waits (QueueCallerLeave, Leave), for whatever reason. */
public record QueueCallerLeft(ChannelInfo channel, QueueName queue, int position, int count)
        implements ChannelEvent {}
