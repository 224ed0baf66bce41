package io.belfry.reporting.http;

import io.belfry.reporting.sql.Recomputations.Status;
import java.time.Instant;
import java.util.UUID;

/**
 * A recomputation; times are UTC.
 *
 * @param state running, done, failed, or interrupted by the end of the service
 * @param doneUntil the range is read up to there; the results are seen when it is done
 * @param failure why it failed, else null
 */
public record RecomputationView(
        UUID id,
        Instant from,
        Instant to,
        String state,
        Instant doneUntil,
        long calls,
        Instant startedAt,
        Instant endedAt,
        String failure) {

    static RecomputationView of(Status s) {
        return new RecomputationView(
                s.id(),
                s.from(),
                s.to(),
                s.state(),
                s.doneUntil(),
                s.calls(),
                s.startedAt(),
                s.endedAt(),
                s.failure());
    }
}
