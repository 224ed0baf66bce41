package io.belfry.pbx.kafka;

import io.belfry.contracts.codec.DeadLetter;
import io.belfry.contracts.id.PbxId;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Dead letters of what never was a Kafka record: an AMI frame, a row, a line of a file. */
public final class DeadLetters {

    private static final String SERVICE = "pbx-adapter";

    private DeadLetters() {}

    /**
     * A dead letter whose headers name the source where they else name a topic.
     *
     * @param source {@code ami}, {@code cel} or {@code queue-log}
     * @param text the original
     */
    public static ProducerRecord<String, byte[]> of(
            KafkaSettings kafka, PbxId pbx, String source, String text, String reason) {
        return of(
                kafka,
                new ConsumerRecord<>(
                        source, -1, -1, pbx + "/" + source, text.getBytes(StandardCharsets.UTF_8)),
                reason);
    }

    /** The dead letter of a record. */
    public static ProducerRecord<String, byte[]> of(
            KafkaSettings kafka, ConsumerRecord<String, byte[]> record, String reason) {
        String key = record.key() == null ? "" : record.key();
        ConsumerRecord<byte[], byte[]> raw =
                new ConsumerRecord<>(
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        key.getBytes(StandardCharsets.UTF_8),
                        record.value());
        record.headers().forEach(raw.headers()::add);
        ProducerRecord<byte[], byte[]> letter = DeadLetter.of(kafka.prefix(), raw, SERVICE, reason);
        return new ProducerRecord<>(
                letter.topic(), null, null, key, letter.value(), letter.headers());
    }
}
