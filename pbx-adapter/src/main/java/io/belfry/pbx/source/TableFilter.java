package io.belfry.pbx.source;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Rows up to an id are passed over when they are older than a time: {@code from=timestamp}, and a
 * table that was restored from a backup.
 *
 * @param notBefore microseconds since 1970
 * @param upTo the last id to which it applies
 */
public record TableFilter(long notBefore, long upTo) {

    /** Rows of that time or later. */
    public static TableFilter from(Instant time, long upTo) {
        return new TableFilter(TableAnchor.micros(time), upTo);
    }

    /** Rows later than the anchor; null, that is all, when it has no time. */
    public static TableFilter after(TableAnchor anchor, long upTo) {
        return anchor == null || anchor.micros() == null
                ? null
                : new TableFilter(anchor.micros() + 1, upTo);
    }

    /** The time from which on rows are taken. */
    public Instant time() {
        return Instant.EPOCH.plus(notBefore, ChronoUnit.MICROS);
    }

    /** Whether that row is to be published; one without a time is, to be looked at. */
    public boolean takes(long id, Optional<Instant> time) {
        return id > upTo || time.map(t -> TableAnchor.micros(t) >= notBefore).orElse(true);
    }

    boolean passed(long id, List<TablePosition.Gap> open) {
        return id >= upTo && open.stream().allMatch(g -> g.from() > upTo);
    }
}
