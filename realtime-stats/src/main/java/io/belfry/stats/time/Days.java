package io.belfry.stats.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * Days of statistics: they begin at a local time of a zone (C2), so that a day in which the clocks
 * change has 23 or 25 hours and no hour belongs to two days.
 */
public record Days(ZoneId zone, LocalTime reset) {

    /** The day that moment belongs to. */
    public LocalDate dayOf(Instant time) {
        LocalDate date = time.atZone(zone).toLocalDate();
        return time.isBefore(start(date)) ? date.minusDays(1) : date;
    }

    /** When that day begins. */
    public Instant start(LocalDate day) {
        return day.atTime(reset).atZone(zone).toInstant();
    }
}
