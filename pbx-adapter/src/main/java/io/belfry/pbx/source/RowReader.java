package io.belfry.pbx.source;

import java.time.Instant;
import java.util.Optional;

/** Makes a contract of a line of a file. */
public interface RowReader<T> {

    /**
     * Reads one line.
     *
     * @param sourceId names the line for ever
     */
    Item<T> read(String sourceId, String line);

    /** When the line was written, if it says so readably. */
    Optional<Instant> time(String line);
}
