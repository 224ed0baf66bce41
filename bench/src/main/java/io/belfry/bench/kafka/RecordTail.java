package io.belfry.bench.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads the ends of some topics and counts: committed records, their bytes, and marks, which are
 * records with a certain key. A mark counts when every topic has said it.
 */
public final class RecordTail implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(50);

    private final KafkaConsumer<String, byte[]> consumer;
    private final String mark;
    private final Consumer<ConsumerRecord<String, byte[]>> also;
    private final long[] marksOf;
    private final List<String> topics;
    private final CountDownLatch positioned = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("record-tail").unstarted(this::read);
    private volatile long records;
    private volatile long marks;
    private volatile long bytes;
    private volatile RuntimeException failure;
    private volatile boolean stopped;
    private volatile CountDownLatch atTheEnd;

    private RecordTail(
            String bootstrap,
            List<String> topics,
            String mark,
            Consumer<ConsumerRecord<String, byte[]>> also) {
        this.also = also;
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
        return follow(new RecordTail(bootstrap, topics, mark, _ -> {}));
    }

    /**
     * The same without marks.
     *
     * @param also is given each record, by the thread that reads
     */
    public static RecordTail follow(
            String bootstrap, List<String> topics, Consumer<ConsumerRecord<String, byte[]>> also) {
        return follow(new RecordTail(bootstrap, topics, "", also));
    }

    private static RecordTail follow(RecordTail tail) {
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

    /** Bytes of a record on average: key, value and headers. */
    public int meanBytes() {
        long count = records();
        if (count == 0) {
            throw new IllegalStateException("no record yet");
        }
        return (int) (bytes / count);
    }

    /** Records so far, once all that are committed now have been read. */
    public long recordsAtTheEnd() {
        CountDownLatch reached = new CountDownLatch(1);
        atTheEnd = reached;
        try {
            while (!reached.await(1, TimeUnit.SECONDS)) {
                records();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        return records();
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
                if (atTheEnd != null && isAtTheEnd(partitions)) {
                    atTheEnd.countDown();
                    atTheEnd = null;
                }
            }
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    private boolean isAtTheEnd(List<TopicPartition> partitions) {
        return consumer.endOffsets(partitions).entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private void take(Iterable<ConsumerRecord<String, byte[]>> polled) {
        long count = records;
        long size = bytes;
        for (ConsumerRecord<String, byte[]> record : polled) {
            int topic = topics.indexOf(record.topic());
            count++;
            size += bytes(record);
            also.accept(record);
            if (mark.equals(record.key())) {
                marksOf[topic]++;
            }
        }
        bytes = size;
        records = count;
        long complete = marksOf[0];
        for (long ofTopic : marksOf) {
            complete = Math.min(complete, ofTopic);
        }
        marks = complete;
    }

    /** An absent value is -1 for Kafka. */
    private static int bytes(ConsumerRecord<String, byte[]> record) {
        int size =
                Math.max(0, record.serializedKeySize()) + Math.max(0, record.serializedValueSize());
        for (Header header : record.headers()) {
            size += header.key().length() + header.value().length;
        }
        return size;
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
