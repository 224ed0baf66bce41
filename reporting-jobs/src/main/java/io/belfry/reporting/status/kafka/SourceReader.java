package io.belfry.reporting.status.kafka;

import io.belfry.contracts.PbxPartitioner;
import io.belfry.contracts.Topic;
import io.belfry.contracts.Topics;
import io.belfry.contracts.id.PbxId;
import io.belfry.reporting.status.SourceTimes;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads the ends of the topics of a PBX. Records have the time of their event. */
@Singleton
public class SourceReader {

    /** So far back a row is looked for; another PBX may have written the last ones. */
    private static final long BACK = 500;

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(100);

    private final Map<String, Object> kafka;
    private final String prefix;

    SourceReader(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "belfry.topic-prefix") Optional<String> prefix) {
        this.kafka = new HashMap<>(kafka);
        this.prefix = prefix.orElse("");
    }

    /**
     * The latest rows of a PBX among the last of its partition.
     *
     * @throws org.apache.kafka.common.KafkaException when the broker does not say
     */
    public SourceTimes of(PbxId pbx) {
        try (Consumer<byte[], byte[]> consumer = open()) {
            return new SourceTimes(
                    latest(consumer, Topics.PBX_CEL, pbx),
                    latest(consumer, Topics.PBX_QUEUE_LOG, pbx));
        }
    }

    private Instant latest(Consumer<byte[], byte[]> consumer, Topic<?> topic, PbxId pbx) {
        String name = topic.name(prefix);
        String key = pbx + "/";
        int partitions = consumer.partitionsFor(name, PATIENCE).size();
        TopicPartition partition =
                new TopicPartition(name, PbxPartitioner.partition(key, partitions));
        List<TopicPartition> only = List.of(partition);
        consumer.assign(only);
        long end = consumer.endOffsets(only, PATIENCE).get(partition);
        long begin = consumer.beginningOffsets(only, PATIENCE).get(partition);
        consumer.seek(partition, Math.max(begin, end - BACK));
        Instant latest = null;
        long begun = System.nanoTime();
        while (consumer.position(partition, PATIENCE) < end) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                Instant time = Instant.ofEpochMilli(record.timestamp());
                if (isOf(record, key) && (latest == null || time.isAfter(latest))) {
                    latest = time;
                }
            }
            if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                throw new TimeoutException("the end of " + name + " could not be read");
            }
        }
        return latest;
    }

    private static boolean isOf(ConsumerRecord<byte[], byte[]> record, String key) {
        return record.key() != null
                && new String(record.key(), StandardCharsets.UTF_8).startsWith(key);
    }

    private Consumer<byte[], byte[]> open() {
        Map<String, Object> config = new HashMap<>(kafka);
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        config.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, prefix + "reporting-status");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        return new KafkaConsumer<>(config);
    }
}
