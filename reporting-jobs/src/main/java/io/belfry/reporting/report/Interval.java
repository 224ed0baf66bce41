package io.belfry.reporting.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * What a report has a row for. Quarters and hours are stretches of time: a local day has 92, 96 or
 * 100 quarters. Days and months are those of the local calendar.
 */
public enum Interval {
    QUARTER(Duration.ofDays(92)),
    HOUR(Duration.ofDays(366)),
    DAY(Duration.ofDays(3660)),
    MONTH(Duration.ofDays(3660)),
    /** One for the whole range. */
    TOTAL(Duration.ofDays(3660));

    private static final Duration QUARTER_HOUR = Duration.ofMinutes(15);

    private final Duration longest;

    Interval(Duration longest) {
        this.longest = longest;
    }

    /** The longest range that can be asked for. */
    public Duration longest() {
        return longest;
    }

    /**
     * Where the intervals of a range begin; the first begins with the range, though it be the rest
     * of one.
     *
     * @param to not included
     */
    public List<Instant> starts(Instant from, Instant to, ZoneId zone) {
        List<Instant> starts = new ArrayList<>();
        Instant start = from;
        while (start.isBefore(to)) {
            starts.add(start);
            start = this == TOTAL ? to : next(start, zone);
        }
        return starts;
    }

    private Instant next(Instant start, ZoneId zone) {
        ZonedDateTime local = start.atZone(zone);
        return switch (this) {
            case QUARTER -> start.plus(QUARTER_HOUR);
            case HOUR -> nextHour(local);
            case DAY -> local.toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
            case MONTH ->
                    local.toLocalDate()
                            .withDayOfMonth(1)
                            .plusMonths(1)
                            .atStartOfDay(zone)
                            .toInstant();
            case TOTAL -> throw new IllegalStateException("a total has no next");
        };
    }

    private static Instant nextHour(ZonedDateTime local) {
        int intoTheHour = local.getMinute();
        return local.toInstant()
                .truncatedTo(ChronoUnit.MINUTES)
                .plus(Duration.ofMinutes(60 - intoTheHour));
    }
}
