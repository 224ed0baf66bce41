package io.belfry.gateway.kafka;

import io.belfry.contracts.Topics;
import io.belfry.contracts.codec.DeadLetter;
import io.belfry.gateway.config.GatewayConfig;
import io.belfry.gateway.config.GatewayMetrics;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;

/** Where records go that cannot be read: the dead-letter topic, the log and a counter. */
@Singleton
public final class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    private final String prefix;
    private final GatewayMetrics metrics;
    private final Producer<byte[], byte[]> producer;

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
        producer.send(
                DeadLetter.of(prefix, record, "cti-gateway", reason),
                (metadata, e) -> {
                    if (e != null) {
                        LOG.errorf(
                                "dead letter of %s-%d@%d was not written: %s",
                                record.topic(), record.partition(), record.offset(), e);
                    }
                });
    }

    /** Keeps an event that could not be posted: who it is about is the key, the body the value. */
    public void undelivered(URI url, String username, String body, String reason) {
        metrics.deadLetter("event-url");
        LOG.warnf("an event of %s was not taken by %s: %s", username, url.getHost(), reason);
        ProducerRecord<byte[], byte[]> letter =
                new ProducerRecord<>(
                        prefix + Topics.DEAD_LETTERS,
                        username.getBytes(StandardCharsets.UTF_8),
                        body.getBytes(StandardCharsets.UTF_8));
        Map.of("topic", "event-url", "service", "cti-gateway", "reason", reason)
                .forEach(
                        (name, value) ->
                                letter.headers()
                                        .add(
                                                "dead_letter_" + name,
                                                value.getBytes(StandardCharsets.UTF_8)));
        producer.send(
                letter,
                (metadata, e) -> {
                    if (e != null) {
                        LOG.errorf("dead letter of an event was not written: %s", e);
                    }
                });
    }

    @PreDestroy
    void close() {
        producer.close(Duration.ofSeconds(1));
    }
}
