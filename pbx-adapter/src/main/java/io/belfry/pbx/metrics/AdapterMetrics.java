package io.belfry.pbx.metrics;

import io.belfry.pbx.translate.Translation;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Counters and gauges of the adapter; names begin with {@code belfry.pbx}. */
public final class AdapterMetrics {

    private record Key(String name, String what, String how) {}

    /** The counters of one outcome, by type of event. */
    private record AmiEvents(String outcome, Map<String, Counter> byType) {
        AmiEvents(String outcome) {
            this(outcome, new ConcurrentHashMap<>());
        }
    }

    private final MeterRegistry registry;
    private final Map<Key, Counter> counters = new ConcurrentHashMap<>();
    private final AmiEvents translated = new AmiEvents("translated");
    private final AmiEvents dropped = new AmiEvents("dropped");
    private final AmiEvents cel = new AmiEvents("cel");
    private final AmiEvents malformed = new AmiEvents("malformed");
    private final AmiEvents unknown = new AmiEvents("unknown");

    public AdapterMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** An AMI event by its type and what became of it. */
    public void amiEvent(String name, Translation translation) {
        switch (translation) {
            case Translation.Translated _, Translation.Several _ -> amiEvent(translated, name);
            case Translation.Dropped _ -> amiEvent(dropped, name);
            case Translation.Cel _ -> amiEvent(cel, name);
            case Translation.Malformed _ -> amiEvent(malformed, name.isEmpty() ? "other" : name);
            case Translation.Unknown _ -> amiEvent(unknown, "other");
        }
    }

    /** An AMI event that nobody needs, by its type. */
    public void amiEventLeftOut(String name) {
        amiEvent(dropped, name);
    }

    /** The connection to the PBX was lost. */
    public void linkLost() {
        registry.counter("belfry.pbx.link.losses").increment();
    }

    /** How long it took to read the state of the PBX. */
    public void resync(Duration took) {
        registry.timer("belfry.pbx.link.resync").record(took);
    }

    /** What Kafka did not take, by topic. */
    public void refusedByKafka(String topic) {
        registry.counter("belfry.pbx.kafka.refused", "topic", topic).increment();
    }

    /** A record that became a dead letter. */
    public void deadLetter(String source) {
        deadLetters(source, 1);
    }

    /** The same of several. */
    public void deadLetters(String source, int number) {
        counter("belfry.pbx.dead.letters", "source", source, "malformed").increment(number);
    }

    /** Rows that were published. */
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

    private void amiEvent(AmiEvents events, String type) {
        Counter counter = events.byType().get(type);
        if (counter == null) {
            counter = counter("belfry.pbx.ami.events", "type", type, events.outcome());
            events.byType().put(type, counter);
        }
        counter.increment();
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
