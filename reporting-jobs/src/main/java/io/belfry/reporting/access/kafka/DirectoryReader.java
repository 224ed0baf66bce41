package io.belfry.reporting.access.kafka;

import io.belfry.contracts.RecordKey;
import io.belfry.contracts.Topic;
import io.belfry.contracts.Topics;
import io.belfry.contracts.codec.Decoded;
import io.belfry.contracts.codec.EventCodec;
import io.belfry.contracts.codec.MalformedRecordException;
import io.belfry.reporting.access.Directory;
import io.quarkus.logging.Log;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keeps a {@link Directory} from the compacted topics: reads them whole at the first use, and what
 * is new at each further one.
 */
@Singleton
public class DirectoryReader {

    private static final List<Topic<?>> TOPICS =
            List.of(
                    Topics.CONFIG_USERS,
                    Topics.CONFIG_LINES,
                    Topics.CONFIG_AGENTS,
                    Topics.CONFIG_QUEUES,
                    Topics.RIGHTS_USERS);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration STALLED = Duration.ofSeconds(30);

    private final Map<String, Object> kafka;
    private final String prefix;
    private final Directory directory = new Directory();
    private Consumer<byte[], byte[]> consumer;

    DirectoryReader(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "belfry.topic-prefix") Optional<String> prefix) {
        this.kafka = new HashMap<>(kafka);
        this.prefix = prefix.orElse("");
    }

    /**
     * The directory, with all that was in the topics when this was called.
     *
     * @throws KafkaException when the broker does not say: rights that may have been taken away
     *     since are not guessed
     */
    public synchronized Directory upToDate() {
        if (consumer == null) {
            consumer = open();
        }
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment(), PATIENCE);
        long begun = System.nanoTime();
        while (ends.entrySet().stream()
                .anyMatch(end -> consumer.position(end.getKey(), PATIENCE) < end.getValue())) {
            if (System.nanoTime() - begun > STALLED.toNanos()) {
                throw new TimeoutException("the configuration could not be read to its end");
            }
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                learn(record);
            }
        }
        return directory;
    }

    @PreDestroy
    synchronized void close() {
        if (consumer != null) {
            consumer.close();
        }
    }

    private void learn(ConsumerRecord<byte[], byte[]> record) {
        for (Topic<?> topic : TOPICS) {
            if (topic.name(prefix).equals(record.topic())) {
                learn(topic, record);
            }
        }
    }

    private <T> void learn(Topic<T> topic, ConsumerRecord<byte[], byte[]> record) {
        String key = record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8);
        try {
            switch (EventCodec.decode(topic, key, record.headers(), record.value())) {
                case Decoded.Value<T>(var envelope) ->
                        directory.learn(topic.type(), RecordKey.parse(key), envelope.data());
                case Decoded.Deleted<T>(var gone) -> directory.forget(topic.type(), gone);
                case Decoded.UnknownType<T> later ->
                        Log.debugf("%s: unknown type %s", record.topic(), later.type());
            }
        } catch (MalformedRecordException e) {
            // The services that own what is in these topics make it a dead letter.
            Log.debugf("%s@%d: %s", record.topic(), record.offset(), e.getMessage());
        }
    }

    private Consumer<byte[], byte[]> open() {
        Map<String, Object> config = new HashMap<>(kafka);
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        config.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, prefix + "reporting-directory");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        Consumer<byte[], byte[]> opened = new KafkaConsumer<>(config);
        try {
            List<TopicPartition> partitions = new ArrayList<>();
            for (Topic<?> topic : TOPICS) {
                opened.partitionsFor(topic.name(prefix), PATIENCE)
                        .forEach(p -> partitions.add(new TopicPartition(p.topic(), p.partition())));
            }
            opened.assign(partitions);
            opened.seekToBeginning(partitions);
            return opened;
        } catch (KafkaException e) {
            opened.close();
            throw e;
        }
    }
}
