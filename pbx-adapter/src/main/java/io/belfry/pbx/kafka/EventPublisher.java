package io.belfry.pbx.kafka;

import io.belfry.contracts.Envelope;
import io.belfry.contracts.RecordKey;
import io.belfry.contracts.Topic;
import io.belfry.contracts.Topics;
import io.belfry.contracts.codec.EventCodec;
import io.belfry.contracts.command.CommandReply;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.pbx.CelRow;
import io.belfry.contracts.pbx.PbxEvent;
import io.belfry.contracts.pbx.PbxLink;
import io.belfry.pbx.link.EventSink;
import io.belfry.pbx.metrics.AdapterMetrics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * Publishes what the link says, in order, through one idempotent producer. It waits when Kafka is
 * slow; what Kafka refuses for good is told by {@link #takeFailure()}.
 */
public final class EventPublisher implements EventSink, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(EventPublisher.class);

    private final PbxId pbx;
    private final KafkaSettings kafka;
    private final Producer<String, byte[]> producer;
    private final AdapterMetrics metrics;
    private final InstantSource clock;
    private final BiConsumer<PbxEvent, Instant> observer;
    private final String run;
    private final AtomicLong sequence = new AtomicLong();
    private final AtomicReference<String> failure = new AtomicReference<>();
    private final AtomicLong deadLetters = new AtomicLong();

    /**
     * @param observer sees each event before it is published
     */
    public EventPublisher(
            PbxId pbx,
            KafkaSettings kafka,
            AdapterMetrics metrics,
            InstantSource clock,
            BiConsumer<PbxEvent, Instant> observer) {
        this.pbx = pbx;
        this.kafka = kafka;
        this.metrics = metrics;
        this.clock = clock;
        this.observer = observer;
        this.producer = kafka.producer("pbx-adapter-" + pbx);
        this.run = pbx + "-" + Long.toString(clock.millis(), Character.MAX_RADIX);
    }

    @Override
    public void event(PbxEvent event, Instant time) {
        observer.accept(event, time);
        publish(Topics.PBX_AMI, nextId(), time, event);
    }

    @Override
    public void cel(CelRow row) {
        publish(Topics.PBX_CEL, pbx + "-cel-" + row.sourceId(), row.eventTime(), row);
    }

    @Override
    public void link(PbxLink link) {
        publish(Topics.PBX_LINK, nextId(), link.since(), link);
    }

    /** The answer to a command. */
    public void reply(CommandReply reply) {
        publish(Topics.PBX_REPLIES, reply.id() + "-reply", clock.instant(), reply);
    }

    @Override
    public void malformed(String text, String reason) {
        deadLetter("ami", text, reason);
    }

    /** Puts away something nobody can read. */
    public void deadLetter(String source, String text, String reason) {
        metrics.deadLetter(source);
        deadLetters.incrementAndGet();
        send(DeadLetters.of(kafka, pbx, source, text, reason));
    }

    /** Puts away a record nobody can read. */
    public void deadLetter(ConsumerRecord<String, byte[]> record, String reason) {
        metrics.deadLetter(record.topic().substring(kafka.prefix().length()));
        deadLetters.incrementAndGet();
        send(DeadLetters.of(kafka, record, reason));
    }

    /** How many dead letters there were since the start. */
    public long deadLetters() {
        return deadLetters.get();
    }

    /** Publishes a value of a compacted topic, or any other. */
    public <T> void publish(Topic<T> topic, String id, Instant time, T value) {
        send(EventCodec.record(topic, kafka.prefix(), new Envelope<>(id, pbx, time, value)));
    }

    /** Deletes an object of a compacted topic. */
    public void delete(Topic<?> topic, RecordKey key) {
        send(EventCodec.tombstone(topic, kafka.prefix(), key, clock.instant()));
    }

    @Override
    public Optional<String> takeFailure() {
        return Optional.ofNullable(failure.getAndSet(null));
    }

    /** Waits until all is stored, or refused. */
    public void flush() {
        producer.flush();
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(10));
    }

    private void send(ProducerRecord<String, byte[]> record) {
        try {
            producer.send(
                    record,
                    (_, e) -> {
                        if (e != null) {
                            failed(record, e);
                        }
                    });
        } catch (KafkaException e) {
            failed(record, e);
        }
    }

    private void failed(ProducerRecord<String, byte[]> record, Exception e) {
        String reason = "Kafka did not take " + record.topic() + ": " + e.getMessage();
        if (failure.compareAndSet(null, reason)) {
            LOG.error(reason);
        }
    }

    private String nextId() {
        return run + "-" + sequence.incrementAndGet();
    }
}
