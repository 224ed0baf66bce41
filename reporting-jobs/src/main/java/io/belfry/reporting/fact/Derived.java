package io.belfry.reporting.fact;

import io.belfry.contracts.id.LinkedId;
import io.belfry.reporting.call.Call;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that is derived from the rows of one call.
 *
 * @param call empty while the beginning of the call is not known
 * @param since per call id in queue_log, the time of the first row that was read of it: passes of
 *     before are not among the facts
 */
public record Derived(LinkedId id, Optional<Call> call, Facts facts, Map<String, Instant> since) {

    public Derived {
        since = Map.copyOf(since);
    }
}
