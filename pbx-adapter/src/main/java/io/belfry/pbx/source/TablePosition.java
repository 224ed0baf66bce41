package io.belfry.pbx.source;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How far a table with a serial id has been read: everything up to {@code id} but the gaps. A gap
 * is an id that was not there when a greater one was: its transaction may still commit, or has
 * rolled back (docs/adr/0004-no-row-is-skipped.md).
 *
 * @param horizon while a backlog is read: the end of the table as it was when that began
 * @param anchor the row with that id, to see that it is still the same table
 * @param filter rows that are passed over; null = none
 * @param restarts how often the table was made anew while it was read
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TablePosition(
        long id,
        List<Gap> gaps,
        Horizon horizon,
        TableAnchor anchor,
        TableFilter filter,
        int restarts) {

    /** Ranges that are remembered; with more the reading waits until some are settled. */
    public static final int MOST_GAPS = 5_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Missing ids before the first visible row of a table that are looked for. */
    private static final long LOOK_BACK = 100;

    /**
     * Ids that were missing.
     *
     * @param xmax a transaction with an id of at least this began after the gap was seen
     * @param since when it was seen, epoch milliseconds
     */
    public record Gap(long from, long to, long xmax, long since) {

        /** How many ids are missing. */
        public long ids() {
            return to - from + 1;
        }
    }

    /**
     * A greatest id that was visible at some time: every smaller one had been drawn by then.
     *
     * @param xmax a transaction with an id of at least this began later
     * @param since when that was, epoch milliseconds
     */
    public record Horizon(long id, long xmax, long since) {}

    /**
     * What the database said about transactions, in the same snapshot as the rows.
     *
     * @param xmin all transactions below are over
     * @param xmax none from here on had begun
     * @param newest the greatest id of the table; 0 when it is empty
     */
    public record Snapshot(long xmin, long xmax, long newest, Instant time) {

        private boolean settled(long seenXmax, long since, Duration grace) {
            return seenXmax <= xmin && time.toEpochMilli() - since >= grace.toMillis();
        }
    }

    public TablePosition {
        gaps = gaps == null ? List.of() : List.copyOf(gaps);
    }

    /** Before anything was read. */
    public static TablePosition start() {
        return new TablePosition(-1, List.of(), null, null, null, 0);
    }

    /** Everything up to that id counts as read, but for the hundred before {@code first}. */
    public static TablePosition before(long first, TableFilter filter, int restarts) {
        return new TablePosition(
                Math.max(0, first - 1 - LOOK_BACK), List.of(), null, null, filter, restarts);
    }

    /** Whether nothing was read so far. */
    boolean fresh() {
        return id < 0;
    }

    /** The name of the row with that id, for ever, also when the table was made anew. */
    public String sourceId(long row) {
        return restarts == 0 ? Long.toString(row) : "r" + restarts + ":" + row;
    }

    /**
     * The position after a read; its {@link #id()} may be less than the last one read when there
     * are too many gaps: rows beyond it are to be read again.
     *
     * @param late ids that were found in gaps, ascending
     * @param searched the gaps that were looked at as a whole
     * @param ids beyond {@link #id()}, ascending
     * @param grace how long a gap is kept at least: an id may be drawn before the transaction has
     *     an id of its own
     */
    public TablePosition after(
            List<Long> late, Set<Gap> searched, List<Long> ids, Snapshot snapshot, Duration grace) {
        List<Gap> open = new ArrayList<>();
        for (Gap gap : gaps) {
            if (!searched.contains(gap) || !snapshot.settled(gap.xmax(), gap.since(), grace)) {
                open.addAll(without(gap, late));
            }
        }
        Horizon now =
                new Horizon(snapshot.newest(), snapshot.xmax(), snapshot.time().toEpochMilli());
        Horizon end = horizon != null && id < horizon.id() ? horizon : now;
        long last = id;
        if (fresh()) {
            last = ids.isEmpty() ? 0 : Math.max(0, ids.getFirst() - 1 - LOOK_BACK);
        }
        for (long found : ids) {
            if (found > last + 1) {
                Horizon seen = found <= end.id() ? end : now;
                if (!snapshot.settled(seen.xmax(), seen.since(), grace)) {
                    if (open.size() >= MOST_GAPS) {
                        break;
                    }
                    open.add(new Gap(last + 1, found - 1, seen.xmax(), seen.since()));
                }
            }
            last = found;
        }
        return new TablePosition(
                last,
                open,
                last < snapshot.newest() ? end : null,
                anchor,
                filter == null || filter.passed(last, open) ? null : filter,
                restarts);
    }

    /** The same with another anchor. */
    public TablePosition with(TableAnchor other) {
        return new TablePosition(id, gaps, horizon, other, filter, restarts);
    }

    /**
     * Gaps to look into next: at most that many, with at most that many missing ids together, but
     * one at least.
     *
     * @param behind where the last look ended; what is behind it comes first
     */
    public List<Gap> search(int most, long ids, long behind) {
        int begin = 0;
        while (begin < gaps.size() && gaps.get(begin).from() <= behind) {
            begin++;
        }
        List<Gap> some = new ArrayList<>();
        long together = 0;
        for (int i = 0; i < Math.min(most, gaps.size()); i++) {
            Gap gap = gaps.get((begin + i) % gaps.size());
            together += gap.ids();
            if (i > 0 && together > ids) {
                break;
            }
            some.add(gap);
        }
        return some;
    }

    /** Why it does not go on although there are rows. */
    public Optional<String> waiting() {
        return gaps.size() < MOST_GAPS
                ? Optional.empty()
                : Optional.of(
                        ("ids are missing in %d places of the table; waiting until the transactions"
                                        + " that were open on the PBX are over")
                                .formatted(gaps.size()));
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
