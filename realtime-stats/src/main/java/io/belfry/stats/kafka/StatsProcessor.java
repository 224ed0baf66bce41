package io.belfry.stats.kafka;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.belfry.contracts.Topics;
import io.belfry.contracts.codec.DeadLetter;
import io.belfry.contracts.codec.MalformedRecordException;
import io.belfry.stats.engine.Engine;
import io.belfry.stats.engine.Heartbeat;
import io.belfry.stats.time.Lateness;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Feeds the engine of one partition. What cannot be decoded or judged becomes a dead letter in the
 * same transaction; the partition goes on.
 */
final class StatsProcessor implements Processor<byte[], byte[], byte[], byte[]> {

    private static final Logger LOG = LoggerFactory.getLogger(StatsProcessor.class);
    private static final String SERVICE = "realtime-stats";

    private final StatsSettings settings;
    private final DeadLetterListener deadLetters;
    private ProcessorContext<byte[], byte[]> context;
    private StoreTables tables;
    private KafkaOutbox outbox;
    private Heartbeat heartbeat;
    private InputDecoder decoder;
    private Lateness lateness;

    StatsProcessor(StatsSettings settings, DeadLetterListener deadLetters) {
        this.settings = settings;
        this.deadLetters = deadLetters;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> processorContext) {
        context = processorContext;
        ObjectMapper json = StoreJson.mapper();
        tables = new StoreTables(context.getStateStore(StatsTopology.FACTS), json);
        outbox =
                new KafkaOutbox(
                        context, context.getStateStore(StatsTopology.PUBLISHED), json, deadLetters);
        Engine engine = new Engine(tables, outbox, settings.days(), settings.rules());
        heartbeat = new Heartbeat(engine, tables, settings.days());
        decoder = new InputDecoder(engine, settings.prefix(), heartbeat::until);
        lateness = new Lateness(settings.lateAfter());
        context.schedule(settings.publishInterval(), PunctuationType.WALL_CLOCK_TIME, this::passed);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        RecordMetadata metadata = context.recordMetadata().orElseThrow();
        try {
            decoder.handle(metadata.topic(), record)
                    .ifPresent(
                            heard -> {
                                if (heard.live()) {
                                    Instant wall =
                                            Instant.ofEpochMilli(context.currentSystemTimeMs());
                                    heartbeat.heard(heard.pbx(), heard.time(), wall);
                                    report(metadata.topic(), heard);
                                } else {
                                    heartbeat.knows(heard.pbx());
                                }
                            });
        } catch (MalformedRecordException e) {
            refuse(metadata, record, e.getMessage());
        } catch (KafkaException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("cannot handle a record of {}", metadata.topic(), e);
            refuse(metadata, record, "cannot be handled: " + e);
        }
    }

    @Override
    public void close() {
        tables.pbxs().forEach(deadLetters::left);
    }

    private void report(String topic, InputDecoder.Heard heard) {
        if (lateness.late(topic, heard.pbx(), heard.time())) {
            LOG.debug("an event of {} on {} came late: {}", heard.pbx(), topic, heard.time());
            deadLetters.late(topic);
        }
    }

    /** What a beat publishes is for readers now, not at the next commit. */
    private void passed(long wallMillis) {
        heartbeat.beat(Instant.ofEpochMilli(wallMillis));
        if (outbox.told()) {
            context.commit();
        }
    }

    private void refuse(RecordMetadata metadata, Record<byte[], byte[]> record, String reason) {
        LOG.warn(
                "dead letter from {}-{} at offset {}: {}",
                metadata.topic(),
                metadata.partition(),
                metadata.offset(),
                reason);
        ProducerRecord<byte[], byte[]> letter =
                DeadLetter.of("", original(metadata, record), SERVICE, reason);
        context.forward(
                new Record<>(
                        letter.key(),
                        letter.value(),
                        Math.max(0, record.timestamp()),
                        letter.headers()),
                Topics.DEAD_LETTERS);
        deadLetters.deadLetter(metadata.topic(), reason);
    }

    private static ConsumerRecord<byte[], byte[]> original(
            RecordMetadata metadata, Record<byte[], byte[]> record) {
        Headers headers = new RecordHeaders(record.headers());
        return new ConsumerRecord<>(
                metadata.topic(),
                metadata.partition(),
                metadata.offset(),
                record.timestamp(),
                TimestampType.CREATE_TIME,
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                record.key(),
                record.value(),
                headers,
                Optional.empty());
    }
}
