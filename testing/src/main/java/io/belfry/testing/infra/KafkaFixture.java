package io.belfry.testing.infra;

import io.belfry.contracts.Envelope;
import io.belfry.contracts.PbxPartitioner;
import io.belfry.contracts.Topic;
import io.belfry.contracts.codec.Decoded;
import io.belfry.contracts.codec.EventCodec;
import io.belfry.contracts.codec.MalformedRecordException;
import io.belfry.contracts.kafka.SuiteTopics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A Kafka client for tests that speaks contracts. Topic names are given without the prefix. A test
 * that waits in vain fails with what did arrive.
 */
public final class KafkaFixture implements AutoCloseable {

    private final String bootstrap;
    private final String prefix;
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaProducer<byte[], byte[]> rawProducer;

    private KafkaFixture(String bootstrap, String prefix) {
        this.bootstrap = bootstrap;
        this.prefix = prefix;
        Map<String, Object> config =
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                        ProducerConfig.PARTITIONER_CLASS_CONFIG, PbxPartitioner.class,
                        ProducerConfig.LINGER_MS_CONFIG, 0,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG, 15_000,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
        try (OwnClasses _ = new OwnClasses()) {
            this.producer =
                    new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
            this.rawProducer =
                    new KafkaProducer<>(
                            config, new ByteArraySerializer(), new ByteArraySerializer());
        }
    }

    /** Creates all topics of the suite under a new prefix on the shared broker. */
    public static KafkaFixture create() {
        return create(Infra.shared().kafkaBootstrap());
    }

    /** The same on another broker. */
    static KafkaFixture create(String bootstrap) {
        String prefix = Infra.newTopicPrefix();
        try (OwnClasses _ = new OwnClasses()) {
            SuiteTopics.create(bootstrap, prefix);
        }
        return new KafkaFixture(bootstrap, prefix);
    }

    /** Bootstrap servers. */
    public String bootstrap() {
        return bootstrap;
    }

    /** Prefix of all topic names of this fixture. */
    public String prefix() {
        return prefix;
    }

    /** Sends a value, keyed and partitioned as the contracts say, and waits until it is stored. */
    public <T> void send(Topic<T> topic, Envelope<T> envelope) {
        await(producer.send(EventCodec.record(topic, prefix, envelope)));
    }

    /** Sends bytes as they are, and waits until they are stored. */
    public void sendRaw(String topic, byte[] key, byte[] value, Map<String, String> headers) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(prefix + topic, key, value);
        headers.forEach(
                (name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        await(rawProducer.send(record));
    }

    /**
     * The values of a topic from its beginning, in order within a partition; tombstones and unknown
     * types are left out.
     *
     * @throws AssertionError when fewer than {@code atLeast} arrive in time, or one is malformed
     */
    public <T> List<Envelope<T>> read(Topic<T> topic, int atLeast, Duration timeout) {
        List<Envelope<T>> values = new ArrayList<>();
        poll(topic.name(), timeout, values, atLeast, record -> decode(topic, record, values));
        return values;
    }

    /**
     * The records of a topic from its beginning, in order within a partition.
     *
     * @throws AssertionError when fewer than {@code atLeast} arrive in time
     */
    public List<ConsumerRecord<byte[], byte[]>> readRaw(
            String topic, int atLeast, Duration timeout) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        poll(topic, timeout, records, atLeast, records::add);
        return records;
    }

    private static <T> void decode(
            Topic<T> topic, ConsumerRecord<byte[], byte[]> record, List<Envelope<T>> values) {
        String key = record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8);
        try {
            if (EventCodec.decode(topic, key, record.headers(), record.value())
                    instanceof Decoded.Value<T>(Envelope<T> envelope)) {
                values.add(envelope);
            }
        } catch (MalformedRecordException e) {
            throw new AssertionError("malformed record in " + record.topic() + ": " + record, e);
        }
    }

    /** Reads up to the end as it is when {@code atLeast} are there, so that surplus ones show. */
    private void poll(
            String topic,
            Duration timeout,
            List<?> collected,
            int atLeast,
            java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> handler) {
        Map<String, Object> config =
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false);
        long deadline = System.nanoTime() + timeout.toNanos();
        try (OwnClasses _ = new OwnClasses();
                KafkaConsumer<byte[], byte[]> consumer =
                        new KafkaConsumer<>(
                                config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(prefix + topic).stream()
                            .map(p -> new TopicPartition(p.topic(), p.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (true) {
                consumer.poll(Duration.ofMillis(100)).forEach(handler);
                if (collected.size() >= atLeast && atEnd(consumer, partitions)) {
                    return;
                }
                if (System.nanoTime() > deadline) {
                    throw new AssertionError(
                            "expected at least %d records in %s within %s, got %d: %s"
                                    .formatted(
                                            atLeast, topic, timeout, collected.size(), collected));
                }
            }
        }
    }

    private static boolean atEnd(
            KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        return partitions.stream().allMatch(p -> consumer.position(p) >= ends.get(p));
    }

    private static void await(java.util.concurrent.Future<?> sent) {
        try {
            sent.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("could not send", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while sending", e);
        }
    }

    /** Deletes the topics under the prefix, those of Kafka Streams included. */
    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
        rawProducer.close(Duration.ofSeconds(5));
        try (OwnClasses _ = new OwnClasses()) {
            SuiteTopics.deleteAll(bootstrap, prefix);
        }
    }
}
