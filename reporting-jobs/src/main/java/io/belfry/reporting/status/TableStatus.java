package io.belfry.reporting.status;

import java.time.Duration;
import java.time.Instant;

/**
 * How a table of {@code xivo_stats} is doing.
 *
 * @param last time of its latest row; null when it has none of this PBX
 * @param rows about how many it has, of all PBXs, as the database estimates it
 * @param lagSeconds by how much it is behind the PBX; null when that is unknown
 */
public record TableStatus(String table, Instant last, long rows, Long lagSeconds, State state) {

    /** Whether it keeps up. */
    public enum State {
        OK,
        /** Behind by more than is usual. */
        LATE,
        /** Neither rows nor anything that should be in it. */
        EMPTY,
        /** The service that owns it never ran. */
        MISSING
    }

    /**
     * A table that is there.
     *
     * @param upTo up to when it tells everything; null when it tells nothing
     * @param source up to when there is something to tell; null when there is nothing
     * @param usual it may be behind by that much
     */
    public static TableStatus of(
            String table, Instant last, long rows, Instant upTo, Instant source, Duration usual) {
        if (source == null) {
            return new TableStatus(table, last, rows, null, last == null ? State.EMPTY : State.OK);
        }
        if (upTo == null) {
            return new TableStatus(table, last, rows, null, State.LATE);
        }
        Duration lag = Duration.between(upTo, source);
        long seconds = Math.max(0, lag.toSeconds());
        return new TableStatus(
                table, last, rows, seconds, lag.compareTo(usual) > 0 ? State.LATE : State.OK);
    }

    /** A table that is not there. */
    public static TableStatus missing(String table) {
        return new TableStatus(table, null, 0, null, State.MISSING);
    }
}
