package io.belfry.pbx.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How far a table with a serial id has been read: everything up to {@code id} but the gaps. A gap
 * is an id that was not there when a greater one was: its transaction may still commit, or has
 * rolled back (docs/adr/0004-no-row-is-skipped.md).
 */
public record TablePosition(long id, List<Gap> gaps) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Missing ids before the first visible row of a table that are looked for at the first start.
     */
    private static final long LOOK_BACK = 100;

    /**
     * Ids that were missing.
     *
     * @param xmax a transaction with an id of at least this began after the gap was seen
     * @param since when it was seen, epoch milliseconds
     */
    public record Gap(long from, long to, long xmax, long since) {}

    /**
     * What the database said about transactions, in the same snapshot as the rows.
     *
     * @param xmin all transactions below are over
     * @param xmax none from here on had begun
     */
    public record Snapshot(long xmin, long xmax, Instant time) {}

    public TablePosition {
        gaps = List.copyOf(gaps);
    }

    /** Before anything was read. */
    public static TablePosition start() {
        return new TablePosition(-1, List.of());
    }

    /** Whether nothing was read so far. */
    private boolean fresh() {
        return id < 0;
    }

    /**
     * The position after rows with these ids were read.
     *
     * @param ids ascending; ids of gaps and ids beyond {@link #id()}
     * @param grace how long a gap is kept at least: an id may be drawn before the transaction has
     *     an id of its own
     */
    public TablePosition after(List<Long> ids, Snapshot snapshot, Duration grace) {
        List<Gap> open = new ArrayList<>();
        for (Gap gap : gaps) {
            if (!over(gap, snapshot, grace)) {
                open.addAll(without(gap, ids));
            }
        }
        long last = id;
        if (fresh()) {
            last = ids.isEmpty() ? 0 : Math.max(0, ids.getFirst() - 1 - LOOK_BACK);
        }
        for (long found : ids) {
            if (found <= last) {
                continue;
            }
            if (found > last + 1) {
                open.add(gap(last + 1, found - 1, snapshot));
            }
            last = found;
        }
        return new TablePosition(last, open);
    }

    private static boolean over(Gap gap, Snapshot snapshot, Duration grace) {
        return gap.xmax() <= snapshot.xmin()
                && snapshot.time().toEpochMilli() - gap.since() >= grace.toMillis();
    }

    private static List<Gap> without(Gap gap, List<Long> ids) {
        List<Gap> rest = new ArrayList<>();
        long from = gap.from();
        for (long found : ids) {
            if (found >= from && found <= gap.to()) {
                if (found > from) {
                    rest.add(new Gap(from, found - 1, gap.xmax(), gap.since()));
                }
                from = found + 1;
            }
        }
        if (from <= gap.to()) {
            rest.add(new Gap(from, gap.to(), gap.xmax(), gap.since()));
        }
        return rest;
    }

    private static Gap gap(long from, long to, Snapshot snapshot) {
        return new Gap(from, to, snapshot.xmax(), snapshot.time().toEpochMilli());
    }

    /** As it is stored. */
    public String text() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Reads a stored position.
     *
     * @throws IllegalArgumentException when it is none of a table
     */
    public static TablePosition parse(String text) {
        try {
            return JSON.readValue(text, TablePosition.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a position in a table: " + text, e);
        }
    }
}
