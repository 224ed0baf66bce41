package io.belfry.reporting.http;

import io.belfry.reporting.interval.QueueInterval;
import io.belfry.reporting.queue.QueueExit;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * A quarter of an hour of a queue.
 *
 * @param time its beginning, UTC
 * @param total calls that entered the queue (D21)
 * @param exits calls by how they left or were turned away, all nine of D16
 */
public record QueueIntervalView(Instant time, String queue, int total, Map<String, Integer> exits) {

    static QueueIntervalView of(QueueInterval interval) {
        Map<String, Integer> exits = new TreeMap<>();
        for (QueueExit exit : QueueExit.values()) {
            exits.put(exit.label(), interval.count(exit));
        }
        return new QueueIntervalView(
                interval.start(), interval.queue().value(), interval.total(), exits);
    }
}
