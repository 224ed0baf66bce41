package io.belfry.stats.agent;

import io.belfry.contracts.id.LinkedId;
import io.belfry.contracts.id.QueueName;
import java.time.Instant;

/** A call that a queue brings to an agent; {@code connected} once he has answered. */
public record Delivery(LinkedId call, QueueName queue, boolean connected, Instant since) {}
