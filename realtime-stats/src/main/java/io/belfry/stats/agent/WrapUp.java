package io.belfry.stats.agent;

import io.belfry.contracts.id.QueueName;
import java.time.Instant;

/**
 * The rest after a queue call. How long it lasts is configuration, asked when needed, because the
 * configuration may come after the call.
 *
 * @param ownSeconds the member's own wrap-up time, 0 when the one of the queue holds
 */
public record WrapUp(Instant from, QueueName queue, int ownSeconds) {

    /** When it is over. */
    public Instant until(WrapUpTimes times) {
        return from.plusSeconds(ownSeconds > 0 ? ownSeconds : times.seconds(queue));
    }
}
