package io.belfry.contracts.pbx;

import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.QueueName;

/**
 * A queue calls a member (AgentCalled). {@code destination} is the leg towards the member; null
 * only where an Asterisk before 12 names a channel nobody has seen.
 */
public record AgentCalled(
        ChannelInfo channel,
        ChannelInfo destination,
        QueueName queue,
        AgentNumber agent,
        String memberInterface)
        implements ChannelEvent {}
