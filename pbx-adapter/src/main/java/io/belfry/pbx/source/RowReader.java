package io.belfry.pbx.source;

/** Makes a contract of a row. */
@FunctionalInterface
public interface RowReader<T> {

    /**
     * Reads one row.
     *
     * @param sourceId names the row for ever
     * @param text the row as JSON object (a table) or as line (a file)
     */
    Item<T> read(String sourceId, String text);
}
