package io.belfry.gateway.kafka;

import io.belfry.contracts.codec.DeadLetter;
import io.belfry.gateway.config.GatewayConfig;
import io.belfry.gateway.config.GatewayMetrics;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.jboss.logging.Logger;

/** Where records go that cannot be read: the dead-letter topic, the log and a counter. */
@Singleton
final class DeadLetters {

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

    @PreDestroy
    void close() {
        producer.close(Duration.ofSeconds(1));
    }
}
