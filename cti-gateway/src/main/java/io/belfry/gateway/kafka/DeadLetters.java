package io.belfry.gateway.kafka;

import io.belfry.contracts.codec.DeadLetter;
import io.belfry.gateway.config.GatewayConfig;
import io.belfry.gateway.config.GatewayMetrics;
import io.belfry.gateway.core.rest.UndeliveredEvents;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * Where records go that cannot be read, and events that could not be posted: the dead-letter topic,
 * the log and a counter. Events are written by a thread of their own, since a producer without a
 * broker blocks and who posts must go on; what waits for it is bounded.
 */
@Singleton
public final class DeadLetters implements UndeliveredEvents {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    private static final String EVENTS = "event-url";
    private static final int MAX_WAITING = 1000;

    private final String prefix;
    private final GatewayMetrics metrics;
    private final Producer<byte[], byte[]> producer;
    private final ExecutorService events =
            new ThreadPoolExecutor(
                    1,
                    1,
                    0,
                    TimeUnit.SECONDS,
                    new ArrayBlockingQueue<>(MAX_WAITING),
                    Thread.ofPlatform().name("event-dead-letters").daemon().factory());

    DeadLetters(KafkaSettings settings, GatewayConfig config, GatewayMetrics metrics) {
        this.prefix = config.prefix();
        this.metrics = metrics;
        this.producer = new KafkaProducer<>(settings.deadLetterProducer());
    }

    void put(ConsumerRecord<byte[], byte[]> record, String reason) {
        metrics.deadLetter(record.topic());
        LOG.warnf(
                "unreadable record %s-%d@%d: %s",
                record.topic(), record.partition(), record.offset(), reason);
        send(
                DeadLetter.of(prefix, record, "cti-gateway", reason),
                "%s-%d@%d".formatted(record.topic(), record.partition(), record.offset()));
    }

    /** Who it is about is the key, the body the value. */
    @Override
    public void undelivered(URI url, String username, String body, String reason) {
        metrics.deadLetter(EVENTS);
        LOG.warnf("an event of %s was not taken by %s: %s", username, url.getHost(), reason);
        ProducerRecord<byte[], byte[]> letter =
                DeadLetter.of(
                        prefix,
                        EVENTS,
                        username.getBytes(StandardCharsets.UTF_8),
                        body.getBytes(StandardCharsets.UTF_8),
                        "cti-gateway",
                        reason);
        try {
            events.execute(() -> sendEvent(letter));
        } catch (RejectedExecutionException e) {
            notWritten("an event", e);
        }
    }

    private void sendEvent(ProducerRecord<byte[], byte[]> letter) {
        try {
            send(letter, "an event");
        } catch (KafkaException e) {
            notWritten("an event", e);
        }
    }

    private void send(ProducerRecord<byte[], byte[]> letter, String of) {
        producer.send(
                letter,
                (metadata, e) -> {
                    if (e != null) {
                        notWritten(of, e);
                    }
                });
    }

    private static void notWritten(String of, Exception e) {
        LOG.errorf("dead letter of %s was not written: %s", of, e);
    }

    /** What waits gets a moment, for undelivered events are given up last. */
    @PreDestroy
    void close() throws InterruptedException {
        events.shutdown();
        if (!events.awaitTermination(1, TimeUnit.SECONDS)) {
            events.shutdownNow();
        }
        producer.close(Duration.ofSeconds(1));
    }
}
