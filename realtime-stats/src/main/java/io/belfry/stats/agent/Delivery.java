package io.belfry.stats.agent;

import io.belfry.contracts.id.LinkedId;
import io.belfry.contracts.id.QueueName;
import java.time.Instant;

/**
 * A call that a queue brings to an agent.
 *
 * @param caller number of the caller, null when unknown
 * @param connected whether the agent has answered
 */
public record Delivery(
        LinkedId call, QueueName queue, String caller, boolean connected, Instant since) {}
