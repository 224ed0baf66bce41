package io.belfry.pbx.source;

import java.util.Optional;

/** A durable source of rows that can be read again from any position. */
public interface RecordSource<T> extends AutoCloseable {

    /**
     * Reads on; may change nothing but what the next position says.
     *
     * @param position what the last published batch said; empty at the very first start
     * @throws SourceException when the source cannot be read now
     */
    Batch<T> read(Optional<String> position, int max) throws SourceException;

    @Override
    default void close() {}
}
