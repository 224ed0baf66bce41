package io.belfry.testing.infra;

import io.belfry.contracts.Envelope;
import io.belfry.contracts.Topic;
import io.belfry.contracts.codec.Decoded;
import io.belfry.contracts.codec.EventCodec;
import io.belfry.contracts.codec.MalformedRecordException;
import io.belfry.standalone.embedded.Waiting;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the committed records of one topic from its beginning, without a consumer group. */
final class TopicReader implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;

    /** Takes the whole name of the topic. */
    TopicReader(String bootstrap, String topic) {
        Map<String, Object> config =
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false);
        try (OwnClasses _ = new OwnClasses()) {
            consumer =
                    new KafkaConsumer<>(
                            config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        }
        partitions = partitions(topic);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** A topic that was made a moment ago may have none yet, as far as the broker knows. */
    private List<TopicPartition> partitions(String topic) {
        Waiting.until(PATIENCE, () -> !consumer.partitionsFor(topic).isEmpty());
        return consumer.partitionsFor(topic).stream()
                .map(p -> new TopicPartition(p.topic(), p.partition()))
                .toList();
    }

    /** The next records, in order within a partition. */
    ConsumerRecords<byte[], byte[]> poll(Duration patience) {
        return consumer.poll(patience);
    }

    /** True when everything up to the end as it is now was read. */
    boolean atEnd() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        return partitions.stream().allMatch(p -> consumer.position(p) >= ends.get(p));
    }

    /** Makes a poll in another thread end with a WakeupException. */
    void wakeup() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close();
    }

    /**
     * The value of a record; nothing for a tombstone or an unknown type.
     *
     * @throws AssertionError when it is malformed
     */
    static <T> Optional<Envelope<T>> decode(Topic<T> topic, ConsumerRecord<byte[], byte[]> record) {
        String key = record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8);
        try {
            return EventCodec.decode(topic, key, record.headers(), record.value())
                            instanceof Decoded.Value<T>(Envelope<T> envelope)
                    ? Optional.of(envelope)
                    : Optional.empty();
        } catch (MalformedRecordException e) {
            throw new AssertionError("malformed record in " + record.topic() + ": " + record, e);
        }
    }
}
