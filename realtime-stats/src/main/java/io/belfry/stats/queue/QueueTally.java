package io.belfry.stats.queue;

import io.belfry.stats.time.Days;
import java.time.Instant;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The numbers of a queue that come from queue_log: those of the last two days in which something
 * happened, and those of the sliding last hour in buckets of one minute (C14–C16). Folding looks
 * only at the times of events and does not depend on their order, so that a replay gives the same;
 * what has gone by since is left out when the numbers are asked for.
 *
 * @param minutes by minute since the epoch
 */
public record QueueTally(SortedMap<LocalDate, Tally> daily, SortedMap<Long, Tally> minutes) {

    private static final int WINDOW_MINUTES = 60;
    private static final int DAYS = 2;

    public static final QueueTally NOTHING = new QueueTally(new TreeMap<>(), new TreeMap<>());

    public QueueTally {
        daily = daily == null ? new TreeMap<>() : daily;
        minutes = minutes == null ? new TreeMap<>() : minutes;
    }

    /** With one more count, in its day and its minute. */
    public QueueTally plus(Tally count, Instant time, Days days) {
        SortedMap<Long, Tally> hour = new TreeMap<>(minutes);
        hour.merge(minute(time), count, Tally::plus);
        SortedMap<LocalDate, Tally> kept = new TreeMap<>(daily);
        kept.merge(days.dayOf(time), count, Tally::plus);
        while (kept.size() > DAYS) {
            kept.remove(kept.firstKey());
        }
        return new QueueTally(
                kept, new TreeMap<>(hour.tailMap(hour.lastKey() - WINDOW_MINUTES + 1)));
    }

    /** The numbers of the day that {@code now} belongs to (C2). */
    public Tally ofDay(Instant now, Days days) {
        return daily.getOrDefault(days.dayOf(now), Tally.NONE);
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
