package io.belfry.stats.time;

import io.belfry.contracts.id.PbxId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Tells which events are late: older by more than the bound than the latest of their stream. Late
 * ones are applied like any other; what they cannot mend any more is to be reported. Begins anew
 * with every start.
 */
public final class Lateness {

    private record Stream(String name, PbxId pbx) {}

    private final Duration bound;
    private final Map<Stream, Instant> latest = new HashMap<>();

    public Lateness(Duration bound) {
        this.bound = bound;
    }

    /** Whether an event of that time is late in its stream; from then on it is known. */
    public boolean late(String stream, PbxId pbx, Instant time) {
        Instant last = latest.merge(new Stream(stream, pbx), time, (a, b) -> a.isAfter(b) ? a : b);
        return time.plus(bound).isBefore(last);
    }
}
