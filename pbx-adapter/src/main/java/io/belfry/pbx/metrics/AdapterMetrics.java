package io.belfry.pbx.metrics;

import io.belfry.pbx.translate.Translation;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Counters and gauges of the adapter; names begin with {@code belfry.pbx}. */
public final class AdapterMetrics {

    private record Key(String name, String what, String how) {}

    private final MeterRegistry registry;
    private final Map<Key, Counter> counters = new ConcurrentHashMap<>();

    public AdapterMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** An AMI event by its type and what became of it. */
    public void amiEvent(String name, Translation translation) {
        boolean named = !(translation instanceof Translation.Unknown) && !name.isEmpty();
        String outcome = translation.getClass().getSimpleName().toLowerCase();
        count("belfry.pbx.ami.events", "type", named ? name : "other", outcome);
    }

    /** A record that became a dead letter. */
    public void deadLetter(String source) {
        count("belfry.pbx.dead.letters", "source", source, "malformed");
    }

    /** A row that was published. */
    public void rows(String source, int number) {
        counter("belfry.pbx.source.rows", "source", source, "published").increment(number);
    }

    /** A command by type and outcome. */
    public void command(String type, String outcome) {
        count("belfry.pbx.commands", "type", type, outcome);
    }

    /** A value that is read when somebody looks. */
    public void gauge(String name, String source, Supplier<Number> value) {
        io.micrometer.core.instrument.Gauge.builder(name, value)
                .tags(source == null ? Tags.empty() : Tags.of("source", source))
                .strongReference(true)
                .register(registry);
    }

    private void count(String name, String tag, String what, String how) {
        counter(name, tag, what, how).increment();
    }

    private Counter counter(String name, String tag, String what, String how) {
        return counters.computeIfAbsent(
                new Key(name, what, how),
                k -> registry.counter(name, Tags.of(tag, what, "outcome", how)));
    }
}
