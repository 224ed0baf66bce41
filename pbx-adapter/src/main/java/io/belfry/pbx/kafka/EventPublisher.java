package io.belfry.pbx.kafka;

import io.belfry.contracts.Envelope;
import io.belfry.contracts.Topic;
import io.belfry.contracts.Topics;
import io.belfry.contracts.codec.EventCodec;
import io.belfry.contracts.command.CommandReply;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.pbx.CelRow;
import io.belfry.contracts.pbx.PbxEvent;
import io.belfry.contracts.pbx.PbxLink;
import io.belfry.pbx.link.Backoff;
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
 * Publishes what the adapter says, in order, through one idempotent producer. It waits when Kafka
 * is slow. Of what the link says nothing more is taken once something was refused for good, see
 * {@link EventSink}; the rest is told to who flushes.
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
    private final AtomicReference<String> gap = new AtomicReference<>();
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
        if (gap.get() == null) {
            observer.accept(event, time);
            stream(Topics.PBX_AMI, nextId(), time, event);
        }
    }

    @Override
    public void cel(CelRow row) {
        if (gap.get() == null) {
            stream(Topics.PBX_CEL, pbx + "-cel-" + row.sourceId(), row.eventTime(), row);
        }
    }

    @Override
    public void link(PbxLink link) {
        if (gap.get() == null) {
            stream(Topics.PBX_LINK, nextId(), link.since(), link);
        }
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
        send(DeadLetters.of(kafka, pbx, source, text, reason), gap);
    }

    /** Puts away a record nobody can read. */
    public void deadLetter(ConsumerRecord<String, byte[]> record, String reason) {
        metrics.deadLetter(record.topic().substring(kafka.prefix().length()));
        deadLetters.incrementAndGet();
        send(DeadLetters.of(kafka, record, reason), new AtomicReference<>());
    }

    /** How many dead letters there were since the start. */
    public long deadLetters() {
        return deadLetters.get();
    }

    /** Publishes a value of a compacted topic, or any other. */
    public <T> void publish(Topic<T> topic, String id, Instant time, T value) {
        send(record(topic, id, time, value), new AtomicReference<>());
    }

    @Override
    public Optional<String> failure() {
        return Optional.ofNullable(gap.get());
    }

    @Override
    public void resume() throws InterruptedException {
        Backoff backoff = kafka.backoff();
        String told = null;
        for (Optional<String> trouble = TopicCheck.trouble(kafka);
                trouble.isPresent();
                trouble = TopicCheck.trouble(kafka)) {
            if (!trouble.get().equals(told)) {
                told = trouble.get();
                gap.set(told);
                LOG.errorf("the link waits: %s", told);
            }
            Thread.sleep(backoff.next());
            backoff = backoff.longer();
        }
        gap.set(null);
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(10));
    }

    private <T> void stream(Topic<T> topic, String id, Instant time, T value) {
        send(record(topic, id, time, value), gap);
    }

    private <T> ProducerRecord<String, byte[]> record(
            Topic<T> topic, String id, Instant time, T value) {
        return EventCodec.record(topic, kafka.prefix(), new Envelope<>(id, pbx, time, value));
    }

    /**
     * @param failure where the first refusal is noted and stays, so that it is logged once
     */
    private void send(ProducerRecord<String, byte[]> record, AtomicReference<String> failure) {
        try {
            producer.send(
                    record,
                    (_, e) -> {
                        if (e != null) {
                            failed(record.topic(), e, failure);
                        }
                    });
        } catch (KafkaException e) {
            failed(record.topic(), e, failure);
        }
    }

    private void failed(String topic, Exception e, AtomicReference<String> failure) {
        metrics.refusedByKafka(topic.substring(kafka.prefix().length()));
        String reason = "Kafka did not take " + topic + ": " + e.getMessage();
        if (failure.compareAndSet(null, reason)) {
            LOG.error(reason);
        }
    }

    private String nextId() {
        return run + "-" + sequence.incrementAndGet();
    }
}
