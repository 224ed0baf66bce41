package io.belfry.contracts.pbx;

import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.QueueName;

/**
 * A member answered a queue call (AgentConnect). Seconds waited by the caller and rung by the
 * member.
 */
public record AgentConnected(
        ChannelInfo channel,
        ChannelInfo destination,
        QueueName queue,
        AgentNumber agent,
        String memberInterface,
        int holdSeconds,
        int ringSeconds)
        implements ChannelEvent {}
