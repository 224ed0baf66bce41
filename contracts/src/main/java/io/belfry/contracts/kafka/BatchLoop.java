package io.belfry.contracts.kafka;

import io.belfry.contracts.Topic;
import io.belfry.contracts.codec.DeadLetter;
import io.belfry.contracts.codec.EventCodec;
import io.belfry.contracts.codec.MalformedRecordException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Reads topics in order on a thread of its own and hands them on batch by batch. The position is
 * committed after the batch is written, so every record is handled at least once; a handler with
 * natural keys makes that exactly once. A handler that fails gets the same batch again, with
 * back-off; meanwhile the loop keeps its place in the consumer group. A record that cannot be read
 * or written becomes a dead letter and stops nobody.
 */
public final class BatchLoop implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration FIRST_RETRY = Duration.ofMillis(200);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(10);
    private static final Duration CLOSING = Duration.ofSeconds(20);

    private final String group;
    private final Map<String, Topic<?>> topics;
    private final String prefix;
    private final Map<String, Object> kafka;
    private final BatchHandler handler;
    private final InstantSource clock;
    private final java.util.function.Consumer<String> log;
    private final Predicate<ConsumerRecord<byte[], byte[]>> wanted;
    private final Thread thread;
    private volatile Consumer<byte[], byte[]> consumer;
    private volatile Producer<byte[], byte[]> deadLetters;
    private volatile boolean closed;
    private volatile LoopState state;

    /**
     * A loop that begins with {@link #start()}.
     *
     * @param group consumer group; also the service named in dead letters
     * @param prefix of all topic names
     * @param kafka how to reach Kafka: at least {@code bootstrap.servers}; what is empty is not set
     *     (a {@code group.instance.id} without a value would be refused)
     * @param log gets one line when writing begins to fail, when it works again, and per dead
     *     letter
     */
    public BatchLoop(
            String group,
            List<Topic<?>> topics,
            String prefix,
            Map<String, Object> kafka,
            BatchHandler handler,
            InstantSource clock,
            java.util.function.Consumer<String> log) {
        this(group, topics, prefix, kafka, handler, clock, log, record -> true);
    }

    /**
     * A loop that passes over records without reading them.
     *
     * @param wanted decides by key and headers; what it refuses is neither decoded nor handed on
     */
    public BatchLoop(
            String group,
            List<Topic<?>> topics,
            String prefix,
            Map<String, Object> kafka,
            BatchHandler handler,
            InstantSource clock,
            java.util.function.Consumer<String> log,
            Predicate<ConsumerRecord<byte[], byte[]>> wanted) {
        this.wanted = wanted;
        this.group = prefix + group;
        this.topics =
                topics.stream().collect(Collectors.toMap(t -> t.name(prefix), Function.identity()));
        this.prefix = prefix;
        this.kafka = new HashMap<>(kafka);
        this.kafka.values().removeIf(value -> value instanceof String text && text.isBlank());
        this.handler = handler;
        this.clock = clock;
        this.log = log;
        this.state = new LoopState(Optional.empty(), clock.instant(), 0, 0);
        this.thread = Thread.ofPlatform().name(group).unstarted(this::run);
    }

    /** Starts reading where the group stopped, or at the beginning. */
    public void start() {
        thread.start();
    }

    /** How it is doing. */
    public LoopState state() {
        return state;
    }

    /** Whether the thread lives. */
    public boolean running() {
        return thread.isAlive();
    }

    /** Stops after the batch in hand; one that cannot be written is left for the next start. */
    @Override
    public void close() {
        closed = true;
        Consumer<byte[], byte[]> current = consumer;
        if (current != null) {
            current.wakeup();
        }
        try {
            thread.join(CLOSING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (deadLetters != null) {
            deadLetters.close(CLOSING);
        }
    }

    private void run() {
        Duration wait = FIRST_RETRY;
        while (!closed) {
            try (Consumer<byte[], byte[]> opened = new KafkaConsumer<>(consumerConfig())) {
                consumer = opened;
                opened.subscribe(topics.keySet());
                while (!closed) {
                    if (step(opened)) {
                        wait = FIRST_RETRY;
                    }
                }
            } catch (WakeupException e) {
                // closing
            } catch (InterruptedException e) {
                return;
            } catch (Exception e) {
                // The group took our place, or Kafka refuses: begin again at the last commit.
                failing(e);
                wait = pause(wait);
            }
        }
    }

    /** Reads and writes one batch; false when there was nothing to read. */
    private boolean step(Consumer<byte[], byte[]> from) throws Exception {
        ConsumerRecords<byte[], byte[]> records = from.poll(POLL);
        if (records.isEmpty()) {
            if (!from.assignment().isEmpty()) {
                recovered();
            }
            return false;
        }
        List<Received<?>> batch = new ArrayList<>(records.count());
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (!wanted.test(record)) {
                continue;
            }
            try {
                batch.add(decode(topics.get(record.topic()), record));
            } catch (MalformedRecordException e) {
                deadLetter(record, e.getMessage());
            }
        }
        deliver(from, batch);
        from.commitSync();
        count(records.count(), 0);
        return true;
    }

    private void deliver(Consumer<byte[], byte[]> from, List<Received<?>> batch) throws Exception {
        Duration wait = FIRST_RETRY;
        while (!batch.isEmpty()) {
            try {
                handler.handle(batch);
                recovered();
                return;
            } catch (RejectedException e) {
                if (batch.size() == 1) {
                    deadLetter(batch.getFirst().record(), e.getMessage());
                    return;
                }
                deliver(from, batch.subList(0, batch.size() / 2));
                batch = batch.subList(batch.size() / 2, batch.size());
            } catch (WakeupException | InterruptedException e) {
                throw e;
            } catch (Exception e) {
                failing(e);
                stayInGroup(from, wait);
                wait = longer(wait);
            }
        }
    }

    /** Waits without reading on; polling tells the group that we live. */
    private void stayInGroup(Consumer<byte[], byte[]> from, Duration wait) {
        from.pause(from.assignment());
        if (!from.poll(wait).isEmpty()) {
            throw new IllegalStateException("partitions were assigned anew while retrying");
        }
        if (closed) {
            throw new WakeupException();
        }
        from.resume(from.paused());
    }

    private static <T> Received<T> decode(Topic<T> topic, ConsumerRecord<byte[], byte[]> record)
            throws MalformedRecordException {
        String key = record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8);
        return new Received<>(
                topic, record, EventCodec.decode(topic, key, record.headers(), record.value()));
    }

    private void deadLetter(ConsumerRecord<byte[], byte[]> record, String reason)
            throws InterruptedException, ExecutionException {
        if (deadLetters == null) {
            deadLetters = new KafkaProducer<>(producerConfig());
        }
        deadLetters.send(DeadLetter.of(prefix, record, group, reason)).get();
        count(0, 1);
        log.accept(
                "dead letter: %s-%d@%d: %s"
                        .formatted(record.topic(), record.partition(), record.offset(), reason));
    }

    private void failing(Exception e) {
        String reason = e.getMessage() == null ? e.toString() : e.getMessage();
        LoopState now = state;
        if (!now.failing()) {
            log.accept("cannot write, trying again until it works: " + reason);
        }
        state =
                new LoopState(
                        Optional.of(reason),
                        now.failing() ? now.since() : clock.instant(),
                        now.records(),
                        now.deadLetters());
    }

    private void recovered() {
        LoopState now = state;
        if (now.failing()) {
            log.accept("writing works again, it failed since " + now.since());
            state =
                    new LoopState(
                            Optional.empty(), clock.instant(), now.records(), now.deadLetters());
        }
    }

    private void count(long records, long letters) {
        LoopState now = state;
        state =
                new LoopState(
                        now.failure(),
                        now.since(),
                        now.records() + records,
                        now.deadLetters() + letters);
    }

    private Duration pause(Duration wait) {
        try {
            Thread.sleep(wait);
        } catch (InterruptedException e) {
            closed = true;
        }
        return longer(wait);
    }

    private static Duration longer(Duration wait) {
        Duration doubled = wait.multipliedBy(2);
        return doubled.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : doubled;
    }

    private Map<String, Object> consumerConfig() {
        Map<String, Object> config = new HashMap<>(kafka);
        config.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, group);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 10_000);
        config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        return config;
    }

    private Map<String, Object> producerConfig() {
        Map<String, Object> config = new HashMap<>(kafka);
        config.put(ProducerConfig.CLIENT_ID_CONFIG, group + "-dead-letters");
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        config.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        return config;
    }
}
