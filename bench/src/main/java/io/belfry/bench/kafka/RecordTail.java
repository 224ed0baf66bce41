package io.belfry.bench.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads the ends of some topics and counts: records, and marks, which are records with a certain
 * key. A mark counts when every topic has said it; the records before the first mark are kept.
 */
public final class RecordTail implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(50);

    private final KafkaConsumer<String, byte[]> consumer;
    private final String mark;
    private final long[] marksOf;
    private final List<String> topics;
    private final List<ProducerRecord<String, byte[]>> kept = new ArrayList<>();
    private final CountDownLatch positioned = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("record-tail").unstarted(this::read);
    private volatile long records;
    private volatile long marks;
    private volatile long valueBytes;
    private volatile RuntimeException failure;
    private volatile boolean stopped;

    private RecordTail(String bootstrap, List<String> topics, String mark) {
        this.topics = List.copyOf(topics);
        this.mark = mark;
        this.marksOf = new long[topics.size()];
        this.consumer =
                new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrap,
                                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                                false,
                                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                                "read_committed"),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
    }

    /** Counts what is written from now on. */
    public static RecordTail follow(String bootstrap, List<String> topics, String mark) {
        RecordTail tail = new RecordTail(bootstrap, topics, mark);
        tail.thread.start();
        try {
            if (!tail.positioned.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Kafka does not answer");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        return tail;
    }

    /** Records so far, marks among them. */
    public long records() {
        return checked(records);
    }

    /** Marks so far that every topic has said. */
    public long marks() {
        return checked(marks);
    }

    /** Bytes of the values so far. */
    public long valueBytes() {
        return checked(valueBytes);
    }

    /** The records up to the first mark, that one with it; read it when there was one. */
    public List<ProducerRecord<String, byte[]>> kept() {
        if (marks() == 0) {
            throw new IllegalStateException("no mark yet");
        }
        return List.copyOf(kept);
    }

    private long checked(long value) {
        if (failure != null) {
            throw failure;
        }
        return value;
    }

    private void read() {
        try (consumer) {
            List<TopicPartition> partitions =
                    topics.stream()
                            .flatMap(t -> consumer.partitionsFor(t).stream())
                            .map(p -> new TopicPartition(p.topic(), p.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
            positioned.countDown();
            while (!stopped) {
                take(consumer.poll(POLL));
            }
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    private void take(Iterable<ConsumerRecord<String, byte[]>> polled) {
        long count = records;
        long bytes = valueBytes;
        for (ConsumerRecord<String, byte[]> record : polled) {
            int topic = topics.indexOf(record.topic());
            count++;
            bytes += record.value() == null ? 0 : record.value().length;
            if (marksOf[topic] == 0) {
                kept.add(
                        new ProducerRecord<>(
                                record.topic(),
                                null,
                                record.timestamp(),
                                record.key(),
                                record.value(),
                                record.headers()));
            }
            if (mark.equals(record.key())) {
                marksOf[topic]++;
            }
        }
        records = count;
        valueBytes = bytes;
        long complete = marksOf[0];
        for (long ofTopic : marksOf) {
            complete = Math.min(complete, ofTopic);
        }
        marks = complete;
    }

    @Override
    public void close() {
        stopped = true;
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
