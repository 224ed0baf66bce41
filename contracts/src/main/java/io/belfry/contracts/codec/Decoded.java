package io.belfry.contracts.codec;

import io.belfry.contracts.Envelope;
import io.belfry.contracts.RecordKey;

/** What a record turned out to be. */
public sealed interface Decoded<T> {

    /** A value of a known type. */
    record Value<T>(Envelope<T> envelope) implements Decoded<T> {}

    /** The object is gone (a tombstone of a compacted topic). */
    record Deleted<T>(RecordKey key) implements Decoded<T> {}

    /** A type of a later version; a reader ignores it. */
    record UnknownType<T>(String type) implements Decoded<T> {}
}
