package io.belfry.reporting.report;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * Which time a report is about.
 *
 * @param from beginning of a quarter of an hour
 * @param to not included; beginning of a quarter of an hour
 */
public record Range(Instant from, Instant to, Interval interval, ZoneId zone) {

    private static final int QUARTER_SECONDS = 900;

    /**
     * Checks that the figures can tell of it.
     *
     * @throws IllegalArgumentException saying why not
     */
    public Range {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("to must be after from");
        }
        if (from.plus(interval.longest()).isBefore(to)) {
            throw new IllegalArgumentException(
                    "with this interval to must be at most %d days after from"
                            .formatted(interval.longest().toDays()));
        }
        if (!isQuarter(from) || !isQuarter(to)) {
            throw new IllegalArgumentException(
                    "from and to must be at the beginning of a quarter of an hour");
        }
    }

    /** Where its intervals begin. */
    public List<Instant> starts() {
        return interval.starts(from, to, zone);
    }

    private static boolean isQuarter(Instant time) {
        return time.getNano() == 0 && time.getEpochSecond() % QUARTER_SECONDS == 0;
    }
}
