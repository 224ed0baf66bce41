package io.belfry.standalone.operator;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/**
 * A stretch of time as an operator writes it.
 *
 * @param to not included
 */
public record TimeRange(Instant from, Instant to) {

    /**
     * A date stands for the whole day, of 23, 24 or 25 hours; a time with an offset for itself.
     *
     * @param zone whose days are meant
     * @throws IllegalArgumentException with what is wrong, in a line
     */
    public static TimeRange of(String from, String to, ZoneId zone) {
        Instant begin = instant("--from", from, zone, 0);
        Instant end = instant("--to", to, zone, 1);
        if (!begin.isBefore(end)) {
            throw new IllegalArgumentException("--to %s is before --from %s.".formatted(to, from));
        }
        return new TimeRange(begin, end);
    }

    /** How much of it is over at that moment, in percent. */
    public int percentAt(Instant moment) {
        long all = to.getEpochSecond() - from.getEpochSecond();
        long done = moment.getEpochSecond() - from.getEpochSecond();
        return all == 0 ? 100 : (int) Math.clamp(100 * done / all, 0, 100);
    }

    private static Instant instant(String option, String text, ZoneId zone, int daysLater) {
        try {
            return text.contains("T")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDate.parse(text).plusDays(daysLater).atStartOfDay(zone).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "%s %s is neither a date, such as 2026-11-21, nor a time with an offset, such as 2026-11-21T10:00+01:00."
                            .formatted(option, text));
        }
    }
}
