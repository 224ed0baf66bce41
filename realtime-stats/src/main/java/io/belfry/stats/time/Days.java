package io.belfry.stats.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

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

    /**
     * When the quarter of an hour that moment belongs to begins. A quarter in which a day begins is
     * two.
     */
    public Instant quarter(Instant time) {
        Instant quarter = Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), 900L) * 900L);
        Instant begun = start(dayOf(time));
        return quarter.isBefore(begun) ? begun : quarter;
    }

    /** Whether days begin at a full minute. */
    public boolean beginOnMinutes() {
        return reset.equals(reset.truncatedTo(ChronoUnit.MINUTES));
    }

    /** When that day begins. */
    public Instant start(LocalDate day) {
        return day.atTime(reset).atZone(zone).toInstant();
    }
}
