package io.belfry.stats.kafka;

import io.belfry.contracts.Envelope;
import io.belfry.contracts.RecordKey;
import io.belfry.contracts.Topic;
import io.belfry.contracts.Topics;
import io.belfry.contracts.codec.Decoded;
import io.belfry.contracts.codec.EventCodec;
import io.belfry.contracts.codec.MalformedRecordException;
import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.LineId;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.id.QueueId;
import io.belfry.stats.engine.Engine;
import io.belfry.stats.store.Moment;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
import org.apache.kafka.streams.processor.api.Record;

/** Turns the records of the input topics into calls of the engine. */
final class InputDecoder {

    /**
     * What a record was about.
     *
     * @param live whether it tells the time of the PBX
     */
    record Heard(PbxId pbx, Instant time, boolean live) {}

    private final Map<String, Input<?>> inputs = new HashMap<>();

    /**
     * @param before is told PBX and time of each event before it is applied
     */
    InputDecoder(Engine engine, String prefix, BiConsumer<PbxId, Instant> before) {
        live(prefix, Topics.PBX_AMI, after(before, engine::on));
        live(prefix, Topics.PBX_QUEUE_LOG, after(before, engine::on));
        config(prefix, Topics.CONFIG_LINES, engine::configured, LineId::new, engine::unconfigured);
        config(
                prefix,
                Topics.CONFIG_AGENTS,
                engine::configured,
                AgentId::new,
                engine::unconfigured);
        config(
                prefix,
                Topics.CONFIG_QUEUES,
                engine::configured,
                QueueId::new,
                engine::unconfigured);
    }

    /**
     * Hands a record to the engine.
     *
     * @return empty when there was nothing to do: a type of a later version
     * @throws MalformedRecordException when the record is not what its topic promises
     */
    Optional<Heard> handle(String topic, Record<byte[], byte[]> record)
            throws MalformedRecordException {
        Input<?> input = inputs.get(topic);
        if (input == null) {
            throw new MalformedRecordException("not a topic of ours: " + topic);
        }
        return input.handle(record);
    }

    private static <T> BiConsumer<Moment, T> after(
            BiConsumer<PbxId, Instant> before, BiConsumer<Moment, T> handler) {
        return (moment, event) -> {
            before.accept(moment.pbx(), moment.time());
            handler.accept(moment, event);
        };
    }

    private <T> void live(String prefix, Topic<T> topic, BiConsumer<Moment, T> handler) {
        inputs.put(topic.name(prefix), new Input<>(topic, true, handler, (moment, key) -> {}));
    }

    private <T, I> void config(
            String prefix,
            Topic<T> topic,
            BiConsumer<Moment, T> handler,
            IntFunction<I> id,
            BiConsumer<Moment, I> deletion) {
        inputs.put(
                topic.name(prefix),
                new Input<>(
                        topic,
                        false,
                        handler,
                        (moment, object) ->
                                deletion.accept(moment, id.apply(Integer.parseInt(object)))));
    }

    private record Input<T>(
            Topic<T> topic,
            boolean live,
            BiConsumer<Moment, T> handler,
            BiConsumer<Moment, String> deletion) {

        private Optional<Heard> handle(Record<byte[], byte[]> record)
                throws MalformedRecordException {
            String key =
                    record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8);
            Decoded<T> decoded = EventCodec.decode(topic, key, record.headers(), record.value());
            try {
                return switch (decoded) {
                    case Decoded.Value<T>(var envelope) -> Optional.of(value(envelope));
                    case Decoded.Deleted<T>(var deleted) ->
                            Optional.of(deleted(deleted, Instant.ofEpochMilli(record.timestamp())));
                    case Decoded.UnknownType<T> unknown -> Optional.empty();
                };
            } catch (IllegalArgumentException e) {
                throw new MalformedRecordException(e.getMessage(), e);
            }
        }

        private Heard value(Envelope<T> envelope) {
            handler.accept(
                    new Moment(envelope.pbx(), envelope.id(), envelope.time()), envelope.data());
            return new Heard(envelope.pbx(), envelope.time(), live);
        }

        private Heard deleted(RecordKey key, Instant time) {
            deletion.accept(new Moment(key.pbx(), "deleted/" + key, time), key.object());
            return new Heard(key.pbx(), time, false);
        }
    }
}
