package io.belfry.contracts.config;

import io.belfry.contracts.id.QueueId;
import io.belfry.contracts.id.QueueName;

/** A queue. {@code wrapUpSeconds} is the time a member rests after a call. */
public record QueueConfig(
        QueueId id,
        QueueName name,
        String displayName,
        String number,
        String context,
        int wrapUpSeconds,
        int serviceLevelSeconds) {}
