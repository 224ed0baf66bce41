package io.belfry.contracts.pbx;

import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.QueueName;

/**
 * A member did not answer (AgentRingNoAnswer). {@code destination} is null when the leg was gone
 * already.
 */
public record AgentRingNoAnswer(
        ChannelInfo channel,
        ChannelInfo destination,
        QueueName queue,
        AgentNumber agent,
        String memberInterface,
        int ringMillis)
        implements ChannelEvent {}
