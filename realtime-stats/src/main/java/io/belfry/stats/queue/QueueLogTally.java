package io.belfry.stats.queue;

import io.belfry.contracts.pbx.QueueLogRow;
import java.util.Optional;

/**
 * What a row of queue_log counts for. Only the rows that C3–C11 name count: FULL, JOINEMPTY,
 * EXITEMPTY, EXITWITHKEY and names nobody knows count for nothing.
 *
 * @param answerSeconds a call answered after at most so long is answered in time (C12)
 * @param abandonSeconds a call abandoned after more than that is abandoned late (C12)
 */
public record QueueLogTally(int answerSeconds, int abandonSeconds) {

    /**
     * The count of one row.
     *
     * @throws IllegalArgumentException when the row lacks the wait that has to be judged
     */
    public Optional<Tally> of(QueueLogRow row) {
        return switch (row.event()) {
            case "ENTERQUEUE" -> Optional.of(new Tally(1, 0, 0, 0, 0, 0, 0));
            case "CONNECT" -> {
                int inTime = seconds(row, "data1", row.data1()) <= answerSeconds ? 1 : 0;
                yield Optional.of(new Tally(0, 1, inTime, 0, 0, 0, 0));
            }
            case "ABANDON" -> {
                int late = seconds(row, "data3", row.data3()) > abandonSeconds ? 1 : 0;
                yield Optional.of(new Tally(0, 0, 0, 1, late, 0, 0));
            }
            case "CLOSED" -> Optional.of(new Tally(0, 0, 0, 0, 0, 1, 0));
            case "EXITWITHTIMEOUT" -> Optional.of(new Tally(0, 0, 0, 0, 0, 0, 1));
            case null, default -> Optional.empty();
        };
    }

    private static long seconds(QueueLogRow row, String field, String value) {
        try {
            return Long.parseLong(value == null ? "" : value.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    row.event() + " without seconds in " + field + ": " + value, e);
        }
    }
}
