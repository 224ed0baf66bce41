package io.belfry.contracts.state;

import io.belfry.contracts.id.QueueId;

/** An agent is paused in a queue; the reason is empty when none was given. */
public record QueuePause(QueueId queue, String reason) {}
