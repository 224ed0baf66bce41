package io.belfry.bench.kafka;

import io.belfry.contracts.PbxPartitioner;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Producers for the bench; both keep the order and wait for the broker's acknowledgement. */
public final class Producers {

    private Producers() {}

    /** With the batching of the adapter: 2 ms, 128 KiB. */
    public static KafkaProducer<String, byte[]> batching(String bootstrap) {
        return producer(bootstrap, 2, 128 * 1024);
    }

    /** Sends each record at once, for latencies. */
    public static KafkaProducer<String, byte[]> prompt(String bootstrap) {
        return producer(bootstrap, 0, 16 * 1024);
    }

    private static KafkaProducer<String, byte[]> producer(
            String bootstrap, int lingerMillis, int batchBytes) {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.PARTITIONER_CLASS_CONFIG,
                        PbxPartitioner.class,
                        ProducerConfig.LINGER_MS_CONFIG,
                        lingerMillis,
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        batchBytes),
                new StringSerializer(),
                new ByteArraySerializer());
    }
}
