package io.belfry.pbx.source;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a source is doing.
 *
 * @param failure why it cannot be read or published now; empty when all is well
 * @param notice what an operator should know although reading goes on
 * @param since when it last changed between well and failing
 * @param behind what is left to read: ids of a table, bytes of a file
 * @param published rows since the start
 * @param deadLetters rows since the start that nobody could read
 * @param rowsPerSecond over the last ten seconds
 * @param lag how old the last row was when it was read, while there is more to read; else zero
 * @param remaining when a backlog is read: how long it will take at the speed of the last ten
 *     seconds
 * @param at when all this was so
 */
public record SourceStatus(
        Optional<String> failure,
        Optional<String> notice,
        Instant since,
        long behind,
        long published,
        long deadLetters,
        double rowsPerSecond,
        Duration lag,
        Optional<Duration> remaining,
        Instant at) {

    /** When a backlog will be read. */
    public Optional<Instant> estimatedEnd() {
        return remaining.map(at::plus);
    }

    /** For a log: how far it is, how fast, and how long it will take. */
    public String progress() {
        return "%,d rows published, %,.0f rows/s, %,d behind, last row %s old, %s left"
                .formatted(
                        published,
                        rowsPerSecond,
                        behind,
                        words(lag),
                        remaining.map(SourceStatus::words).orElse("unknown time"));
    }

    private static String words(Duration time) {
        long seconds = time.toSeconds();
        if (seconds >= 2 * 86_400) {
            return seconds / 86_400 + " days";
        }
        return seconds >= 3_600
                ? "%d h %02d min".formatted(seconds / 3_600, seconds / 60 % 60)
                : "%d min %02d s".formatted(seconds / 60, seconds % 60);
    }
}
