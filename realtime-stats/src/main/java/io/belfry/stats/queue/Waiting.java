package io.belfry.stats.queue;

import io.belfry.contracts.id.LinkedId;
import io.belfry.contracts.id.UniqueId;
import java.time.Instant;

/**
 * A caller who waits.
 *
 * @param since when he joined the queue
 * @param generation the last resync that named him
 */
public record Waiting(
        UniqueId uniqueId,
        LinkedId linkedId,
        String name,
        String number,
        Instant since,
        int generation) {

    Waiting seenAgain(int seen) {
        return new Waiting(uniqueId, linkedId, name, number, since, seen);
    }
}
