package io.belfry.contracts.pbx;

import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.QueueName;

/**
 * A queue call of a member ended (AgentComplete). {@code destination} is null when the leg was gone
 * already.
 */
public record AgentCompleted(
        ChannelInfo channel,
        ChannelInfo destination,
        QueueName queue,
        AgentNumber agent,
        String memberInterface,
        int holdSeconds,
        int talkSeconds,
        CompletionReason reason)
        implements ChannelEvent {}
