package io.belfry.pbx.source.kafka;

import io.belfry.contracts.Envelope;
import io.belfry.contracts.RecordKey;
import io.belfry.contracts.Topic;
import io.belfry.contracts.Topics;
import io.belfry.contracts.codec.EventCodec;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.pbx.SourcePosition;
import io.belfry.pbx.kafka.CompactedTopic;
import io.belfry.pbx.kafka.DeadLetters;
import io.belfry.pbx.kafka.KafkaSettings;
import io.belfry.pbx.source.Batch;
import io.belfry.pbx.source.Item;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * Writes batches: rows, dead letters and the position behind them are one transaction. A second one
 * for the same PBX and source ends the first.
 */
final class RowWriter<T> implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(RowWriter.class);
    private static final Duration CLOSING = Duration.ofSeconds(2);

    private final PbxId pbx;
    private final SourceLoop.Route<T> route;
    private final KafkaSettings kafka;
    private final InstantSource clock;
    private final Producer<String, byte[]> producer;
    private final String idPrefix;

    RowWriter(PbxId pbx, SourceLoop.Route<T> route, KafkaSettings kafka, InstantSource clock) {
        this.pbx = pbx;
        this.route = route;
        this.kafka = kafka;
        this.clock = clock;
        this.idPrefix = pbx + "-" + route.name() + "-";
        this.producer =
                kafka.transactionalProducer(kafka.prefix() + "belfry-" + pbx + "-" + route.name());
    }

    /** Ends what an earlier one left open, then says how far it came. */
    Optional<String> begin() {
        producer.initTransactions();
        RecordKey key = new RecordKey(pbx, route.name());
        return Optional.ofNullable(CompactedTopic.read(kafka, Topics.PBX_POSITIONS, pbx).get(key))
                .map(SourcePosition::value);
    }

    void write(Batch<T> batch) {
        producer.beginTransaction();
        Topic<T> topic = route.topic();
        String prefix = kafka.prefix();
        for (Item<T> item : batch.items()) {
            switch (item) {
                case Item.Row<T>(T row) -> send(EventCodec.record(topic, prefix, envelope(row)));
                case Item.Bad<T>(String sourceId, String text, String reason) -> {
                    LOG.warnf("%s: row %s is a dead letter: %s", route.name(), sourceId, reason);
                    send(DeadLetters.of(kafka, pbx, route.name(), text, reason));
                }
            }
        }
        Instant now = clock.instant();
        send(
                EventCodec.record(
                        Topics.PBX_POSITIONS,
                        prefix,
                        new Envelope<>(
                                idPrefix + now.toEpochMilli(),
                                pbx,
                                now,
                                new SourcePosition(route.name(), batch.position()))));
        producer.commitTransaction();
    }

    /**
     * A producer that has lost sight of every broker waits for one, gives the record up and says so
     * only in the future: without this look each further record of the batch would wait as long.
     */
    private void send(ProducerRecord<String, byte[]> record) {
        Future<RecordMetadata> sent = producer.send(record);
        if (sent.state() == Future.State.FAILED) {
            throw sent.exceptionNow() instanceof RuntimeException e
                    ? e
                    : new KafkaException(sent.exceptionNow());
        }
    }

    private Envelope<T> envelope(T row) {
        return new Envelope<>(
                idPrefix + route.sourceId().apply(row), pbx, route.time().apply(row), row);
    }

    /** Does not wait for a broker that is gone: the next one ends what is left open. */
    @Override
    public void close() {
        Thread.interrupted(); // the interrupt that ended the loop has done its work
        producer.close(CLOSING);
    }
}
