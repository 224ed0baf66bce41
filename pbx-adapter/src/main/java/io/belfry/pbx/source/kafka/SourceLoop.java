package io.belfry.pbx.source.kafka;

import io.belfry.contracts.Envelope;
import io.belfry.contracts.RecordKey;
import io.belfry.contracts.Topic;
import io.belfry.contracts.Topics;
import io.belfry.contracts.codec.EventCodec;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.pbx.SourcePosition;
import io.belfry.pbx.kafka.CompactedTopic;
import io.belfry.pbx.kafka.DeadLetters;
import io.belfry.pbx.kafka.KafkaSettings;
import io.belfry.pbx.link.Backoff;
import io.belfry.pbx.metrics.AdapterMetrics;
import io.belfry.pbx.source.Batch;
import io.belfry.pbx.source.Item;
import io.belfry.pbx.source.RecordSource;
import io.belfry.pbx.source.SourceException;
import io.belfry.pbx.source.SourceStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.jboss.logging.Logger;

/**
 * Moves a source into its topic. The rows, the dead letters and the new position are one Kafka
 * transaction, so a row is published exactly once, whoever dies when. After any failure it begins
 * again at the stored position.
 */
public final class SourceLoop<T> implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(SourceLoop.class);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(10);

    /** What is moved where: {@code name} is that of the position and of the metrics. */
    public record Route<T>(
            String name,
            Topic<T> topic,
            RecordSource<T> source,
            Function<T, String> sourceId,
            Function<T, Instant> time) {}

    private final PbxId pbx;
    private final Route<T> route;
    private final KafkaSettings kafka;
    private final Duration pollInterval;
    private final int batch;
    private final AdapterMetrics metrics;
    private final InstantSource clock;
    private final Thread thread;
    private volatile SourceStatus status;
    private volatile boolean stopped;

    public SourceLoop(
            PbxId pbx,
            Route<T> route,
            KafkaSettings kafka,
            Duration pollInterval,
            int batch,
            AdapterMetrics metrics,
            InstantSource clock) {
        this.pbx = pbx;
        this.route = route;
        this.kafka = kafka;
        this.pollInterval = pollInterval;
        this.batch = batch;
        this.metrics = metrics;
        this.clock = clock;
        this.status = SourceStatus.begin(clock.instant());
        this.thread = Thread.ofPlatform().name("pbx-" + route.name()).unstarted(this::run);
        metrics.gauge("belfry.pbx.source.behind", route.name(), () -> status.behind());
    }

    public void start() {
        thread.start();
    }

    public String name() {
        return route.name();
    }

    public SourceStatus status() {
        return status;
    }

    @Override
    public void close() {
        stopped = true;
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        route.source().close();
    }

    private void run() {
        Backoff backoff = Backoff.upTo(LONGEST_RETRY);
        while (!stopped) {
            try (Producer<String, byte[]> producer =
                    kafka.transactionalProducer(
                            kafka.prefix() + "belfry-" + pbx + "-" + route.name())) {
                producer.initTransactions(); // what another one left open is aborted here
                Optional<String> position = storedPosition();
                LOG.infof("%s: reading from %s", route.name(), position.orElse("the start"));
                while (!stopped) {
                    position = Optional.of(step(producer, position));
                    backoff = Backoff.upTo(LONGEST_RETRY);
                }
            } catch (InterruptedException | org.apache.kafka.common.errors.InterruptException e) {
                // stopping, or an interrupt that is none of ours: the loop condition knows
            } catch (ProducerFencedException | InvalidProducerEpochException e) {
                failed(new IllegalStateException("another adapter reads this PBX", e));
                pause(new Backoff(LONGEST_RETRY, LONGEST_RETRY)); // not to end it at once in turn
            } catch (SourceException | RuntimeException e) {
                failed(e);
                backoff = pause(backoff);
            }
        }
    }

    private String step(Producer<String, byte[]> producer, Optional<String> position)
            throws SourceException, InterruptedException {
        Batch<T> read = route.source().read(position, batch);
        boolean moved = !read.items().isEmpty() || position.isEmpty();
        if (moved || !position.get().equals(read.position())) {
            publish(producer, read);
        }
        note(read);
        if (read.items().size() < batch) {
            Thread.sleep(pollInterval);
        }
        return read.position();
    }

    private void publish(Producer<String, byte[]> producer, Batch<T> read) {
        producer.beginTransaction();
        for (Item<T> item : read.items()) {
            switch (item) {
                case Item.Row<T>(T row) ->
                        producer.send(
                                EventCodec.record(route.topic(), kafka.prefix(), envelope(row)));
                case Item.Bad<T>(String text, String reason) -> {
                    LOG.warnf("%s: dead letter: %s: %s", route.name(), reason, text);
                    producer.send(DeadLetters.of(kafka, pbx, route.name(), text, reason));
                }
            }
        }
        Instant now = clock.instant();
        producer.send(
                EventCodec.record(
                        Topics.PBX_POSITIONS,
                        kafka.prefix(),
                        new Envelope<>(
                                pbx + "-" + route.name() + "-" + now.toEpochMilli(),
                                pbx,
                                now,
                                new SourcePosition(route.name(), read.position()))));
        producer.commitTransaction();
    }

    private Envelope<T> envelope(T row) {
        return new Envelope<>(
                pbx + "-" + route.name() + "-" + route.sourceId().apply(row),
                pbx,
                route.time().apply(row),
                row);
    }

    private void note(Batch<T> read) {
        int rows = 0;
        for (Item<T> item : read.items()) {
            if (item instanceof Item.Row) {
                rows++;
            } else {
                metrics.deadLetter(route.name());
            }
        }
        if (rows > 0) {
            metrics.rows(route.name(), rows);
        }
        if (status.failure().isPresent()) {
            LOG.infof("%s: reading works", route.name());
        }
        status = status.read(rows, read.items().size() - rows, read.behind(), clock.instant());
    }

    private Optional<String> storedPosition() {
        RecordKey key = new RecordKey(pbx, route.name());
        return Optional.ofNullable(CompactedTopic.read(kafka, Topics.PBX_POSITIONS, pbx).get(key))
                .map(SourcePosition::value);
    }

    private void failed(Exception e) {
        String reason = e.getMessage() == null ? e.toString() : e.getMessage();
        if (!status.failure().equals(Optional.of(reason))) {
            LOG.warnf("%s: %s", route.name(), reason);
        }
        status = status.failed(reason, clock.instant());
    }

    private static Backoff pause(Backoff backoff) {
        try {
            Thread.sleep(backoff.next());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return backoff.longer();
    }
}
