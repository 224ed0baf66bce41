package io.belfry.contracts.codec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.belfry.contracts.Envelope;
import io.belfry.contracts.RecordKey;
import io.belfry.contracts.Topic;
import io.belfry.contracts.command.CommandOutcome;
import io.belfry.contracts.command.PbxCommand;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.pbx.PbxLink;
import io.belfry.contracts.state.AgentState;
import io.belfry.contracts.state.UserSignal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * The one place where contracts become bytes and back: JSON values with CloudEvents headers (binary
 * content mode of the Kafka protocol binding, CloudEvents 1.0).
 */
public final class EventCodec {

    private static final Class<?>[] POLYMORPHIC = {
        PbxCommand.class, CommandOutcome.class, PbxLink.class, AgentState.class, UserSignal.class
    };
    private static final ObjectMapper JSON = mapper();
    private static final ObjectWriter WRITER = JSON.writer();
    private static final Header SPEC_VERSION = header("ce_specversion", "1.0");
    private static final Header CONTENT_TYPE = header("content-type", "application/json");

    /** The same for every record of a type. */
    private static final ClassValue<Header> TYPE_HEADER =
            new ClassValue<>() {
                @Override
                protected Header computeValue(Class<?> type) {
                    return header("ce_type", WireTypes.nameOf(type));
                }
            };

    private static final Map<Class<?>, Map<String, Class<?>>> TYPES = new ConcurrentHashMap<>();

    private EventCodec() {}

    /** A copy of the mapper of the contracts, for those who store contract types elsewhere. */
    public static ObjectMapper mapperCopy() {
        return JSON.copy();
    }

    /** The record that carries that envelope; its timestamp is the time of the event. */
    public static <T> ProducerRecord<String, byte[]> record(
            Topic<T> topic, String prefix, Envelope<T> envelope) {
        return new ProducerRecord<>(
                topic.name(prefix),
                null,
                envelope.time().toEpochMilli(),
                topic.key(envelope).toString(),
                value(envelope.data()),
                headers(envelope));
    }

    /** The record that deletes an object of a compacted topic. */
    public static ProducerRecord<String, byte[]> tombstone(
            Topic<?> topic, String prefix, RecordKey key, Instant time) {
        return new ProducerRecord<>(
                topic.name(prefix), null, time.toEpochMilli(), key.toString(), (byte[]) null);
    }

    /** The CloudEvents headers of that envelope. */
    public static Headers headers(Envelope<?> envelope) {
        return new RecordHeaders(
                new Header[] {
                    SPEC_VERSION,
                    header("ce_id", envelope.id()),
                    TYPE_HEADER.get(envelope.data().getClass()),
                    header("ce_source", envelope.pbx().value()),
                    header("ce_time", envelope.time().toString()),
                    CONTENT_TYPE
                });
    }

    /** The JSON bytes of a contract value. */
    public static byte[] value(Object data) {
        try {
            return WRITER.writeValueAsBytes(data);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("not a contract type: " + data.getClass(), e);
        }
    }

    /**
     * Reads a record of that topic.
     *
     * @throws MalformedRecordException when key, headers or value are not what the topic promises;
     *     the record belongs to the dead letters
     */
    public static <T> Decoded<T> decode(Topic<T> topic, String key, Headers headers, byte[] value)
            throws MalformedRecordException {
        if (value == null) {
            return new Decoded.Deleted<>(key(key));
        }
        String typeName = header(headers, "ce_type");
        Class<?> type = TYPES.computeIfAbsent(topic.type(), WireTypes::of).get(typeName);
        if (type == null) {
            return new Decoded.UnknownType<>(typeName);
        }
        try {
            T data = topic.type().cast(JSON.readValue(value, type));
            if (data == null) {
                throw new MalformedRecordException("the value is null");
            }
            return new Decoded.Value<>(
                    new Envelope<>(
                            header(headers, "ce_id"),
                            new PbxId(header(headers, "ce_source")),
                            Instant.parse(header(headers, "ce_time")),
                            data));
        } catch (IOException | DateTimeException | IllegalArgumentException e) {
            throw new MalformedRecordException(typeName + ": " + firstLine(e), e);
        }
    }

    private static RecordKey key(String key) throws MalformedRecordException {
        try {
            return RecordKey.parse(key);
        } catch (IllegalArgumentException e) {
            throw new MalformedRecordException(e.getMessage(), e);
        }
    }

    private static String header(Headers headers, String name) throws MalformedRecordException {
        Header header = headers.lastHeader(name);
        if (header == null || header.value() == null) {
            throw new MalformedRecordException("header " + name + " is missing");
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("unreadable");
    }

    private static ObjectMapper mapper() {
        ObjectMapper mapper =
                JsonMapper.builder()
                        .addModule(new JavaTimeModule())
                        .addModule(new Jdk8Module())
                        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
                        .serializationInclusion(JsonInclude.Include.NON_NULL)
                        .build();
        for (Class<?> sealed : POLYMORPHIC) {
            mapper.registerSubtypes(sealed.getPermittedSubclasses());
        }
        return mapper;
    }
}
