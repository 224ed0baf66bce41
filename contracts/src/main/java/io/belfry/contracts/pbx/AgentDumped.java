package io.belfry.contracts.pbx;

import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.QueueName;

/**
 * A member hung up during the announcement (AgentDump). {@code destination} is null when the leg
 * was gone already.
 */
public record AgentDumped(
        ChannelInfo channel,
        ChannelInfo destination,
        QueueName queue,
        AgentNumber agent,
        String memberInterface)
        implements ChannelEvent {}
