package io.belfry.gateway.kafka;

import io.belfry.contracts.RecordKey;
import io.belfry.contracts.Topic;
import io.belfry.contracts.Topics;
import io.belfry.contracts.codec.Decoded;
import io.belfry.contracts.codec.EventCodec;
import io.belfry.contracts.codec.MalformedRecordException;
import io.belfry.contracts.codec.WireTypes;
import io.belfry.contracts.command.CommandReply;
import io.belfry.contracts.pbx.PbxEvent;
import io.belfry.contracts.pbx.SpyStarted;
import io.belfry.contracts.pbx.SpyStopped;
import io.belfry.contracts.state.PhoneEvent;
import io.belfry.contracts.state.UserSignal;
import io.belfry.gateway.config.GatewayConfig;
import io.belfry.gateway.core.command.Dispatcher;
import io.belfry.gateway.core.session.Hub;
import io.belfry.gateway.core.view.Kind;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Reads records and hands them to the hub; those nobody can read become dead letters. */
@Singleton
final class RecordReader {

    @FunctionalInterface
    private interface Reader {
        void read(ConsumerRecord<byte[], byte[]> record) throws MalformedRecordException;
    }

    private static final Set<String> SPY_TYPES =
            Set.of(WireTypes.nameOf(SpyStarted.class), WireTypes.nameOf(SpyStopped.class));

    private final DeadLetters deadLetters;
    private final Map<String, Reader> readers = new HashMap<>();
    private final Set<String> stateTopics;
    private final Set<String> liveTopics;

    RecordReader(Hub hub, Dispatcher dispatcher, DeadLetters deadLetters, GatewayConfig config) {
        this.deadLetters = deadLetters;
        String prefix = config.prefix();
        Kind.ALL.forEach(
                kind -> readers.put(kind.topic().name(prefix), record -> state(hub, kind, record)));
        readers.put(
                Topics.PHONE_EVENTS.name(prefix),
                record -> {
                    if (decode(Topics.PHONE_EVENTS, record)
                            instanceof Decoded.Value<PhoneEvent> value) {
                        hub.occurred(value.envelope().pbx(), value.envelope().data());
                    }
                });
        readers.put(
                Topics.PBX_REPLIES.name(prefix),
                record -> {
                    if (decode(Topics.PBX_REPLIES, record)
                            instanceof Decoded.Value<CommandReply> value) {
                        dispatcher.reply(value.envelope().data());
                    }
                });
        readers.put(
                Topics.USER_SIGNALS.name(prefix),
                record -> {
                    if (decode(Topics.USER_SIGNALS, record)
                            instanceof Decoded.Value<UserSignal> value) {
                        hub.signalled(value.envelope().pbx(), value.envelope().data());
                    }
                });
        readers.put(Topics.PBX_AMI.name(prefix), record -> spy(hub, record));
        this.liveTopics =
                Stream.of(
                                Topics.PHONE_EVENTS,
                                Topics.PBX_REPLIES,
                                Topics.PBX_AMI,
                                Topics.USER_SIGNALS)
                        .map(topic -> topic.name(prefix))
                        .collect(Collectors.toUnmodifiableSet());
        this.stateTopics =
                Kind.ALL.stream()
                        .map(kind -> kind.topic().name(prefix))
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** Compacted topics, to be read from the beginning. */
    Set<String> stateTopics() {
        return stateTopics;
    }

    /** Topics of which only what comes from now on counts. */
    Set<String> liveTopics() {
        return liveTopics;
    }

    /** Takes a record, whatever it is. */
    void read(ConsumerRecord<byte[], byte[]> record) {
        try {
            readers.get(record.topic()).read(record);
        } catch (MalformedRecordException e) {
            deadLetters.put(record, e.getMessage());
        } catch (RuntimeException e) {
            deadLetters.put(record, "not usable: " + e);
        }
    }

    /** Of all that a PBX tells only who listens to whom is read; a header says which that is. */
    private static void spy(Hub hub, ConsumerRecord<byte[], byte[]> record)
            throws MalformedRecordException {
        Header type = record.headers().lastHeader("ce_type");
        if (type == null || !SPY_TYPES.contains(new String(type.value(), StandardCharsets.UTF_8))) {
            return;
        }
        if (decode(Topics.PBX_AMI, record) instanceof Decoded.Value<PbxEvent>(var envelope)) {
            switch (envelope.data()) {
                case SpyStarted started -> hub.listened(envelope.pbx(), started);
                case SpyStopped stopped -> hub.listened(envelope.pbx(), stopped);
                default -> {}
            }
        }
    }

    private static <K extends Comparable<K>, V> void state(
            Hub hub, Kind<K, V> kind, ConsumerRecord<byte[], byte[]> record)
            throws MalformedRecordException {
        switch (decode(kind.topic(), record)) {
            case Decoded.Value<V>(var envelope) -> hub.set(envelope.pbx(), kind, envelope.data());
            case Decoded.Deleted<V>(RecordKey key) -> hub.remove(key.pbx(), kind, key.object());
            case Decoded.UnknownType<V> later -> {}
        }
    }

    private static <V> Decoded<V> decode(Topic<V> topic, ConsumerRecord<byte[], byte[]> record)
            throws MalformedRecordException {
        String key = record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8);
        return EventCodec.decode(topic, key, record.headers(), record.value());
    }
}
