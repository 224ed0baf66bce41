package io.belfry.stats.queue;

import io.belfry.contracts.id.LinkedId;
import io.belfry.contracts.id.UniqueId;
import io.belfry.contracts.pbx.CallerId;
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

    /** A caller who waits since then; what is not known of him is empty. */
    public static Waiting of(
            UniqueId id, LinkedId call, CallerId caller, Instant since, int generation) {
        return new Waiting(
                id,
                call,
                caller == null || caller.name() == null ? "" : caller.name(),
                caller == null || caller.number() == null ? "" : caller.number(),
                since,
                generation);
    }

    Waiting seenAgain(int seen) {
        return new Waiting(uniqueId, linkedId, name, number, since, seen);
    }
}
