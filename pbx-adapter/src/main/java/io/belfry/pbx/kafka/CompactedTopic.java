package io.belfry.pbx.kafka;

import io.belfry.contracts.Envelope;
import io.belfry.contracts.RecordKey;
import io.belfry.contracts.Topic;
import io.belfry.contracts.codec.Decoded;
import io.belfry.contracts.codec.EventCodec;
import io.belfry.contracts.codec.MalformedRecordException;
import io.belfry.contracts.id.PbxId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** Reads what a compacted topic says of one PBX, up to its end. */
public final class CompactedTopic {

    private static final Logger LOG = Logger.getLogger(CompactedTopic.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private CompactedTopic() {}

    /**
     * The last value of each object. A value nobody can read counts as absent. Waits for
     * transactions that are open in the partition, of other writers too: what was committed behind
     * the beginning of one cannot be seen before it ends.
     *
     * @throws KafkaException when nothing comes for a minute although there is more
     */
    public static <T> Map<RecordKey, T> read(KafkaSettings kafka, Topic<T> topic, PbxId pbx) {
        return read(kafka, topic, pbx, PATIENCE);
    }

    /**
     * @param patience how long nothing may come
     */
    static <T> Map<RecordKey, T> read(
            KafkaSettings kafka, Topic<T> topic, PbxId pbx, Duration patience) {
        Map<RecordKey, T> values = new LinkedHashMap<>();
        long end = kafka.end("pbx-adapter-" + pbx + "-end", topic, pbx);
        try (KafkaConsumer<String, byte[]> consumer =
                kafka.consumer("pbx-adapter-" + pbx + "-read", null)) {
            TopicPartition partition = kafka.partition(consumer, topic, pbx);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long position = consumer.position(partition);
            long movedAt = System.nanoTime();
            while (position < end) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    take(topic, pbx, record, values);
                }
                long now = consumer.position(partition);
                if (now > position) {
                    position = now;
                    movedAt = System.nanoTime();
                } else if (System.nanoTime() - movedAt > patience.toNanos()) {
                    throw new KafkaException(
                            "%s ends at %d, but nothing came behind %d for %s: %s"
                                    .formatted(
                                            partition,
                                            end,
                                            position,
                                            patience,
                                            "a broker is away, or a transaction is open"));
                }
            }
        }
        return values;
    }

    private static <T> void take(
            Topic<T> topic,
            PbxId pbx,
            ConsumerRecord<String, byte[]> record,
            Map<RecordKey, T> values) {
        try {
            RecordKey key = RecordKey.parse(record.key());
            if (!key.pbx().equals(pbx)) {
                return;
            }
            switch (EventCodec.decode(topic, record.key(), record.headers(), record.value())) {
                case Decoded.Value<T>(Envelope<T> envelope) -> values.put(key, envelope.data());
                case Decoded.Deleted<T> _, Decoded.UnknownType<T> _ -> values.remove(key);
            }
        } catch (MalformedRecordException | IllegalArgumentException e) {
            LOG.warnf(
                    "cannot read %s-%d@%d, it will be written again: %s",
                    record.topic(), record.partition(), record.offset(), e.getMessage());
        }
    }
}
