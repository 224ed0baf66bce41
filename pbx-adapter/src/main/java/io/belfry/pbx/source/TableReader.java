package io.belfry.pbx.source;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Makes a contract of a row of a table. */
public interface TableReader<T> {

    /** The columns that are read, beside {@code id}. */
    List<String> columns();

    /** Those of them without which the table is not the one that is meant. */
    List<String> neededColumns();

    /** When the row was written, if it says so readably. */
    Optional<Instant> time(TableRow row);

    /**
     * Reads one row.
     *
     * @param sourceId names the row for ever
     * @param row the values of {@link #columns()}
     * @param time what {@link #time} said of it
     */
    Item<T> read(String sourceId, TableRow row, Optional<Instant> time);
}
