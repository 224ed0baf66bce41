package io.belfry.reporting.interval;

import io.belfry.contracts.id.QueueName;
import io.belfry.reporting.queue.QueueExit;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/**
 * The calls of one queue in one quarter of an hour: a row of {@code stat_queue_periodic} (D20).
 *
 * @param start of the quarter, an instant: the hour that comes twice in autumn is two hours
 * @param total calls that entered the queue, waiting ones included; those turned away before are
 *     not (D21)
 * @param exits how many calls left in which way; ways nobody took are absent
 */
public record QueueInterval(
        Instant start, QueueName queue, int total, Map<QueueExit, Integer> exits) {

    private static final long QUARTER = Duration.ofMinutes(15).toSeconds();

    public QueueInterval {
        exits = Map.copyOf(exits);
    }

    /**
     * The beginning of the quarter of an hour that contains that instant. Offsets of time zones are
     * whole quarters, so it is at :00, :15, :30 or :45 everywhere (D6).
     */
    public static Instant quarterOf(Instant time) {
        return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), QUARTER) * QUARTER);
    }

    /** The instant at which the quarter that begins at {@code start} is over. */
    public static Instant endOf(Instant start) {
        return start.plusSeconds(QUARTER);
    }

    /**
     * The interval made of all calls with a queue time in it (D22).
     *
     * @param calls how each of them left; null while it waits
     */
    public static QueueInterval of(Instant start, QueueName queue, Iterable<QueueExit> calls) {
        Map<QueueExit, Integer> exits = new EnumMap<>(QueueExit.class);
        int total = 0;
        for (QueueExit exit : calls) {
            if (exit != null) {
                exits.merge(exit, 1, Integer::sum);
            }
            if (exit == null || !exit.beforeEntering()) {
                total++;
            }
        }
        return new QueueInterval(start, queue, total, exits);
    }

    /** How many calls left in that way. */
    public int count(QueueExit exit) {
        return exits.getOrDefault(exit, 0);
    }
}
