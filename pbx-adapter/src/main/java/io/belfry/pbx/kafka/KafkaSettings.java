package io.belfry.pbx.kafka;

import io.belfry.contracts.PbxPartitioner;
import io.belfry.contracts.Topic;
import io.belfry.contracts.id.PbxId;
import io.belfry.pbx.link.Backoff;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * How to reach Kafka.
 *
 * @param client settings of every client, {@code bootstrap.servers} at least
 * @param prefix of all topic names
 * @param longestRetry at most between two attempts, after a failure of Kafka or of what is read
 */
public record KafkaSettings(Map<String, String> client, String prefix, Duration longestRetry) {

    private static final Duration LONGEST_RETRY = Duration.ofSeconds(5);

    public KafkaSettings(Map<String, String> client, String prefix) {
        this(client, prefix, LONGEST_RETRY);
    }

    /** The waits between attempts, from the first one on. */
    public Backoff backoff() {
        return Backoff.upTo(longestRetry);
    }

    /** A producer that keeps the order and loses nothing while it lives. */
    public Producer<String, byte[]> producer(String clientId) {
        return new KafkaProducer<>(producerConfig(clientId));
    }

    /** The same, in transactions; a second one with the same id ends the first. */
    public Producer<String, byte[]> transactionalProducer(String transactionalId) {
        Map<String, Object> config = producerConfig(transactionalId);
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 30_000);
        // The first record after a commit is refused until the broker has written its markers.
        config.put(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 5);
        return new KafkaProducer<>(config);
    }

    /** A consumer that sees committed records only; group null = none. */
    public KafkaConsumer<String, byte[]> consumer(String clientId, String group) {
        return new KafkaConsumer<>(consumerConfig(clientId, group));
    }

    /** Where a partition really ends: behind transactions that are still open, too. */
    public long end(String clientId, Topic<?> topic, PbxId pbx) {
        Map<String, Object> config = consumerConfig(clientId, null);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(config)) {
            TopicPartition partition = partition(consumer, topic, pbx);
            return consumer.endOffsets(List.of(partition)).get(partition);
        }
    }

    private Map<String, Object> consumerConfig(String clientId, String group) {
        Map<String, Object> config = new HashMap<>(client);
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, clientId);
        if (group != null) {
            config.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        }
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        return config;
    }

    /**
     * The partition in which a topic holds the records of a PBX.
     *
     * @throws KafkaException when there is no such topic
     */
    public TopicPartition partition(KafkaConsumer<?, ?> consumer, Topic<?> topic, PbxId pbx) {
        String name = topic.name(prefix);
        List<PartitionInfo> partitions = consumer.partitionsFor(name);
        if (partitions == null || partitions.isEmpty()) {
            throw new KafkaException("there is no topic " + name);
        }
        return new TopicPartition(
                name, PbxPartitioner.partition(pbx.value() + "/", partitions.size()));
    }

    private Map<String, Object> producerConfig(String clientId) {
        Map<String, Object> config = new HashMap<>(client);
        config.put(ProducerConfig.CLIENT_ID_CONFIG, clientId);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.PARTITIONER_CLASS_CONFIG, PbxPartitioner.class);
        config.put(ProducerConfig.LINGER_MS_CONFIG, 2);
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
        config.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        config.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        return config;
    }
}
