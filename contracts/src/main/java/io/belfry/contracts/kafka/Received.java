package io.belfry.contracts.kafka;

import io.belfry.contracts.Envelope;
import io.belfry.contracts.Topic;
import io.belfry.contracts.codec.Decoded;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record of a topic, as it came and as it reads. */
public record Received<T>(
        Topic<T> topic, ConsumerRecord<byte[], byte[]> record, Decoded<T> decoded) {

    /** The envelope, if this is a value of that topic. */
    public <X> Optional<Envelope<X>> valueOf(Topic<X> wanted) {
        if (!topic.equals(wanted) || !(decoded instanceof Decoded.Value<T>(Envelope<T> envelope))) {
            return Optional.empty();
        }
        return Optional.of(
                new Envelope<>(
                        envelope.id(),
                        envelope.pbx(),
                        envelope.time(),
                        wanted.type().cast(envelope.data())));
    }
}
