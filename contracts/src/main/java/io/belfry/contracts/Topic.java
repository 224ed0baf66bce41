package io.belfry.contracts;

import java.time.Duration;
import java.util.function.Function;

/**
 * A Kafka topic and what is in it.
 *
 * @param name without the prefix of the deployment
 * @param type what the values are; when it is a sealed interface each of its records is a type of
 *     its own on the wire
 * @param kind how long records are kept
 * @param object the object a value is about: the second half of the record key
 */
public record Topic<T>(String name, Class<T> type, Kind kind, Function<T, String> object) {

    /** How long records are kept. */
    public sealed interface Kind {

        /** Every record, for that time. */
        record Log(Duration retention) implements Kind {}

        /** The last record of each key, for ever; a null value deletes the object. */
        record Compacted() implements Kind {}
    }

    /** The record key of that value. */
    public RecordKey key(Envelope<T> envelope) {
        return new RecordKey(envelope.pbx(), object.apply(envelope.data()));
    }

    /** The name under a prefix; the prefix may be empty. */
    public String name(String prefix) {
        return prefix + name;
    }

    static <T> Topic<T> log(
            String name, Class<T> type, Duration retention, Function<T, String> object) {
        return new Topic<>(name, type, new Kind.Log(retention), object);
    }

    static <T> Topic<T> compacted(String name, Class<T> type, Function<T, String> object) {
        return new Topic<>(name, type, new Kind.Compacted(), object);
    }
}
