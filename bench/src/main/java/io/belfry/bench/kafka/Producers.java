package io.belfry.bench.kafka;

import io.belfry.contracts.PbxPartitioner;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The bench's own producer; it keeps the order and waits for the broker's acknowledgement. */
public final class Producers {

    private Producers() {}

    /** Sends each record at once, for latencies. */
    public static KafkaProducer<String, byte[]> prompt(String bootstrap) {
        return producer(bootstrap, Map.of(ProducerConfig.LINGER_MS_CONFIG, 0));
    }

    /** Sends as the adapter does. */
    public static KafkaProducer<String, byte[]> batching(String bootstrap) {
        return producer(
                bootstrap,
                Map.of(
                        ProducerConfig.LINGER_MS_CONFIG,
                        2,
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        131_072));
    }

    private static KafkaProducer<String, byte[]> producer(
            String bootstrap, Map<String, Object> pace) {
        Map<String, Object> config =
                new HashMap<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrap,
                                ProducerConfig.ACKS_CONFIG,
                                "all",
                                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                                true,
                                ProducerConfig.PARTITIONER_CLASS_CONFIG,
                                PbxPartitioner.class));
        config.putAll(pace);
        return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    }
}
