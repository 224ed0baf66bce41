package io.belfry.testing.infra;

import io.belfry.contracts.Envelope;
import io.belfry.contracts.PbxPartitioner;
import io.belfry.contracts.Topic;
import io.belfry.contracts.codec.EventCodec;
import io.belfry.contracts.kafka.SuiteTopics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A Kafka client for tests that speaks contracts. Topic names are given without the prefix. A test
 * that waits in vain fails with what did arrive.
 */
public final class KafkaFixture implements AutoCloseable {

    private final String bootstrap;
    private final String prefix;
    private final boolean ownTopics;
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaProducer<byte[], byte[]> rawProducer;

    private KafkaFixture(String bootstrap, String prefix, boolean ownTopics) {
        this.bootstrap = bootstrap;
        this.prefix = prefix;
        this.ownTopics = ownTopics;
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
        return new KafkaFixture(bootstrap, prefix, true);
    }

    /** The topics of a suite that runs, which stay when the fixture is closed. */
    public static KafkaFixture ofSuite(String bootstrap, String prefix) {
        return new KafkaFixture(bootstrap, prefix, false);
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
        poll(
                topic.name(),
                timeout,
                values,
                atLeast,
                record -> TopicReader.decode(topic, record).ifPresent(values::add));
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

    /** The values of a topic from its beginning, and whatever comes later. */
    public <T> TopicFollower<T> follow(Topic<T> topic) {
        return new TopicFollower<>(bootstrap, prefix, topic);
    }

    /** Reads up to the end as it is when {@code atLeast} are there, so that surplus ones show. */
    private void poll(
            String topic,
            Duration timeout,
            List<?> collected,
            int atLeast,
            Consumer<ConsumerRecord<byte[], byte[]>> handler) {
        long deadline = System.nanoTime() + timeout.toNanos();
        try (TopicReader records = new TopicReader(bootstrap, prefix + topic)) {
            while (true) {
                records.poll(Duration.ofMillis(100)).forEach(handler);
                if (collected.size() >= atLeast && records.atEnd()) {
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

    private static void await(Future<?> sent) {
        try {
            sent.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("could not send", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while sending", e);
        }
    }

    /** Deletes the topics that it made, those of Kafka Streams under the prefix included. */
    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
        rawProducer.close(Duration.ofSeconds(5));
        if (ownTopics) {
            try (OwnClasses _ = new OwnClasses()) {
                SuiteTopics.deleteAll(bootstrap, prefix);
            }
        }
    }
}
