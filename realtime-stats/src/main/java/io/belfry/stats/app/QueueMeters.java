package io.belfry.stats.app;

import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.id.QueueId;
import io.belfry.contracts.state.QueueCounter;
import io.belfry.contracts.state.QueueStatistics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The numbers of the queues as gauges (C42): {@code belfry_queue{pbx, queue, counter}}. */
final class QueueMeters {

    private record Key(PbxId pbx, QueueId queue) {}

    private final MeterRegistry meters;
    private final Map<Key, QueueStatistics> last = new ConcurrentHashMap<>();
    private final Map<Key, List<Meter>> gauges = new ConcurrentHashMap<>();

    QueueMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    void numbers(PbxId pbx, QueueStatistics queue) {
        Key key = new Key(pbx, queue.id());
        QueueStatistics before = last.put(key, queue);
        if (before != null && !before.name().equals(queue.name())) {
            forget(key);
        }
        gauges.computeIfAbsent(key, k -> register(k, queue));
    }

    void gone(PbxId pbx, QueueId queue) {
        Key key = new Key(pbx, queue);
        last.remove(key);
        forget(key);
    }

    /** Its queues are counted elsewhere. */
    void left(PbxId pbx) {
        last.keySet().stream()
                .filter(key -> key.pbx().equals(pbx))
                .map(Key::queue)
                .toList()
                .forEach(queue -> gone(pbx, queue));
    }

    private void forget(Key key) {
        List<Meter> old = gauges.remove(key);
        if (old != null) {
            old.forEach(meters::remove);
        }
    }

    private List<Meter> register(Key key, QueueStatistics queue) {
        List<Meter> all = new ArrayList<>();
        for (QueueCounter counter : QueueCounter.values()) {
            all.add(
                    Gauge.builder("belfry.queue", () -> value(key, counter))
                            .tag("pbx", key.pbx().toString())
                            .tag("queue", queue.name().toString())
                            .tag("counter", counter.wireName())
                            .register(meters));
        }
        return all;
    }

    private Double value(Key key, QueueCounter counter) {
        QueueStatistics queue = last.get(key);
        return queue == null ? null : queue.counters().get(counter);
    }
}
