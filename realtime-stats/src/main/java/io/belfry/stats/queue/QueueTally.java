package io.belfry.stats.queue;

import io.belfry.stats.time.Days;
import java.time.Instant;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The numbers of a queue that come from queue_log: those of the day, and those of the sliding last
 * hour in buckets of one minute (C14–C16). Folding looks only at the times of events, so that a
 * replay gives the same; what has gone by since is left out when the numbers are asked for.
 *
 * @param day the day the numbers are of, null before the first event
 * @param minutes by minute since the epoch
 */
public record QueueTally(LocalDate day, Tally today, SortedMap<Long, Tally> minutes) {

    private static final int WINDOW_MINUTES = 60;

    public static final QueueTally NOTHING = new QueueTally(null, Tally.NONE, new TreeMap<>());

    /** With one more count. What belongs to a day that is over counts for its hour only. */
    public QueueTally plus(Tally count, Instant time, Days days) {
        LocalDate date = days.dayOf(time);
        long minute = minute(time);
        SortedMap<Long, Tally> kept = new TreeMap<>(minutes);
        kept.merge(minute, count, Tally::plus);
        kept = new TreeMap<>(kept.tailMap(kept.lastKey() - WINDOW_MINUTES + 1));
        if (day == null || date.isAfter(day)) {
            return new QueueTally(date, count, kept);
        }
        return new QueueTally(day, date.equals(day) ? today.plus(count) : today, kept);
    }

    /** The numbers of the day that {@code now} belongs to (C2). */
    public Tally ofDay(Instant now, Days days) {
        return day != null && !days.dayOf(now).isAfter(day) ? today : Tally.NONE;
    }

    /** The numbers of the hour before {@code now}. */
    public Tally ofLastHour(Instant now) {
        long current = minute(now);
        return minutes.tailMap(current - WINDOW_MINUTES + 1).values().stream()
                .reduce(Tally.NONE, Tally::plus);
    }

    private static long minute(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), 60);
    }
}
