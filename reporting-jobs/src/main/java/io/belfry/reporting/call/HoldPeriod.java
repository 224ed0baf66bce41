package io.belfry.reporting.call;

import io.belfry.contracts.id.UniqueId;
import java.time.Instant;

/**
 * A stretch on hold: a row of {@code hold_periods} (D19).
 *
 * @param channel that put the call on hold; two agents on one call have each their own (D43)
 * @param endpoint of that channel, e.g. {@code PJSIP/1002}
 * @param end null while it lasts
 */
public record HoldPeriod(UniqueId channel, String endpoint, Instant start, Instant end) {}
