package io.belfry.contracts.codec;

import io.belfry.contracts.Topics;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/**
 * A record nobody could read: the original key, headers and bytes, and in headers named {@code
 * dead_letter_*} where it was, who refused it and why.
 */
public final class DeadLetter {

    private DeadLetter() {}

    /** The dead letter of a record that {@code service} could not read. */
    public static ProducerRecord<byte[], byte[]> of(
            String prefix, ConsumerRecord<byte[], byte[]> record, String service, String reason) {
        ProducerRecord<byte[], byte[]> letter =
                new ProducerRecord<>(
                        prefix + Topics.DEAD_LETTERS, null, record.key(), record.value());
        record.headers().forEach(letter.headers()::add);
        put(letter.headers(), "topic", record.topic());
        put(letter.headers(), "partition", Integer.toString(record.partition()));
        put(letter.headers(), "offset", Long.toString(record.offset()));
        put(letter.headers(), "service", service);
        put(letter.headers(), "reason", reason);
        return letter;
    }

    /**
     * The dead letter of something that came from no topic.
     *
     * @param source what stands where the topic of a record would
     */
    public static ProducerRecord<byte[], byte[]> of(
            String prefix, String source, byte[] key, byte[] value, String service, String reason) {
        ProducerRecord<byte[], byte[]> letter =
                new ProducerRecord<>(prefix + Topics.DEAD_LETTERS, null, key, value);
        put(letter.headers(), "topic", source);
        put(letter.headers(), "service", service);
        put(letter.headers(), "reason", reason);
        return letter;
    }

    private static void put(Headers headers, String name, String value) {
        headers.add("dead_letter_" + name, value.getBytes(StandardCharsets.UTF_8));
    }
}
