package io.belfry.pbx.source.kafka;

import io.belfry.contracts.Topic;
import io.belfry.contracts.id.PbxId;
import io.belfry.pbx.kafka.KafkaSettings;
import io.belfry.pbx.link.Backoff;
import io.belfry.pbx.metrics.AdapterMetrics;
import io.belfry.pbx.source.Batch;
import io.belfry.pbx.source.RecordSource;
import io.belfry.pbx.source.SourceException;
import io.belfry.pbx.source.SourceMeter;
import io.belfry.pbx.source.SourceStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.jboss.logging.Logger;

/**
 * Moves a source into its topic. The rows, the dead letters and the new position are one Kafka
 * transaction, so a row is published exactly once, whoever dies when. After a failure of Kafka it
 * begins again at the stored position. While a batch is written the next one is read: never more
 * than two are in memory.
 */
public final class SourceLoop<T> implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(SourceLoop.class);
    private static final Duration TELL_PROGRESS = Duration.ofSeconds(10);

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
    private final SourceMeter meter;
    private final Thread thread;
    private final ExecutorService reader;
    private Backoff backoff;
    private Instant told;
    private boolean catchingUp;
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
        this.backoff = kafka.backoff();
        this.pollInterval = pollInterval;
        this.batch = batch;
        this.metrics = metrics;
        this.clock = clock;
        this.told = clock.instant();
        this.meter = new SourceMeter(clock);
        String name = "pbx-" + route.name();
        this.thread = Thread.ofPlatform().name(name).unstarted(this::run);
        this.reader =
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().name(name + "-read").factory());
        gauge("behind", SourceStatus::behind);
        gauge("rows.per.second", SourceStatus::rowsPerSecond);
        gauge("lag.seconds", s -> s.lag().toMillis() / 1e3);
        gauge("remaining.seconds", s -> s.remaining().map(Duration::toSeconds).orElse(-1L));
        gauge("failing", s -> s.failure().isPresent() ? 1 : 0);
    }

    private void gauge(String what, Function<SourceStatus, Number> value) {
        metrics.gauge("belfry.pbx.source." + what, route.name(), () -> value.apply(meter.status()));
    }

    public void start() {
        thread.start();
    }

    public String name() {
        return route.name();
    }

    public SourceStatus status() {
        return meter.status();
    }

    @Override
    public void close() {
        stopped = true;
        thread.interrupt();
        reader.shutdownNow();
        try {
            thread.join(Duration.ofSeconds(10));
            if (reader.awaitTermination(10, TimeUnit.SECONDS)) {
                route.source().close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!stopped) {
            try (RowWriter<T> writer = new RowWriter<>(pbx, route, kafka, clock)) {
                Optional<String> position = writer.begin();
                LOG.infof("%s: reading from %s", route.name(), position.orElse("the start"));
                move(writer, position);
            } catch (InterruptedException | InterruptException e) {
                // stopping, or an interrupt that is none of ours: the loop condition knows
            } catch (ProducerFencedException | InvalidProducerEpochException e) {
                failed("another adapter reads this PBX");
                Duration longest = kafka.longestRetry();
                backoff = new Backoff(longest, longest); // not to end it at once in turn
                pause();
            } catch (RuntimeException e) {
                failed("Kafka: " + (e.getMessage() == null ? e.toString() : e.getMessage()));
                pause();
            }
        }
    }

    private void move(RowWriter<T> writer, Optional<String> stored) throws InterruptedException {
        Optional<String> position = stored;
        Future<Batch<T>> ahead = null;
        while (!stopped) {
            try {
                Batch<T> read = (ahead == null ? read(position) : ahead).get();
                Optional<String> next = Optional.of(read.position());
                ahead = read.more() ? read(next) : null;
                if (!read.items().isEmpty() || !next.equals(position)) {
                    writer.write(read);
                }
                position = next;
                note(read);
                backoff = kafka.backoff();
                if (!read.more()) {
                    Thread.sleep(pollInterval);
                }
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof SourceException)) {
                    LOG.errorf(e.getCause(), "%s: reading failed", route.name());
                }
                ahead = null;
                failed(String.valueOf(e.getCause().getMessage()));
                pause();
            }
        }
    }

    private Future<Batch<T>> read(Optional<String> position) {
        return reader.submit(() -> route.source().read(position, batch));
    }

    private void note(Batch<T> read) {
        SourceStatus before = meter.status();
        meter.published(read);
        SourceStatus now = meter.status();
        int rows = (int) (now.published() - before.published());
        if (rows > 0) {
            metrics.rows(route.name(), rows);
        }
        int bad = (int) (now.deadLetters() - before.deadLetters());
        if (bad > 0) {
            metrics.deadLetters(route.name(), bad);
        }
        if (before.failure().isPresent()) {
            LOG.infof("%s: reading works", route.name());
        }
        if (now.notice().isPresent() && !now.notice().equals(before.notice())) {
            LOG.warnf("%s: %s", route.name(), now.notice().get());
        }
        tell(read.more(), now);
    }

    /** A backlog shows how far it is, every ten seconds and at its end. */
    private void tell(boolean more, SourceStatus now) {
        Instant time = clock.instant();
        if (more && Duration.between(told, time).compareTo(TELL_PROGRESS) >= 0) {
            LOG.infof("%s: %s", route.name(), now.progress());
            catchingUp = true;
            told = time;
        } else if (!more) {
            if (catchingUp) {
                LOG.infof("%s: caught up, %,d rows published", route.name(), now.published());
            }
            catchingUp = false;
            told = time;
        }
    }

    private void failed(String reason) {
        if (stopped) {
            return;
        }
        if (!meter.status().failure().equals(Optional.of(reason))) {
            LOG.warnf("%s: %s", route.name(), reason);
        }
        meter.failed(reason);
    }

    private void pause() {
        try {
            Thread.sleep(backoff.next());
        } catch (InterruptedException e) {
            // stopping, or an interrupt that is none of ours: the loop condition knows
        }
        backoff = backoff.longer();
    }
}
