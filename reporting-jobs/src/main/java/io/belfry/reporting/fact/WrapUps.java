package io.belfry.reporting.fact;

import io.belfry.contracts.id.QueueName;
import java.time.Duration;
import java.time.Instant;

/** How long an agent may rest after a call of a queue. */
@FunctionalInterface
public interface WrapUps {

    /** No rest anywhere. */
    WrapUps NONE = (queue, time) -> Duration.ZERO;

    /** The rest that the configuration of that time grants. */
    Duration after(QueueName queue, Instant time);
}
