package io.belfry.standalone.backup;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What is in a backup: the entry {@value #ENTRY} of the archive. The rows of a table are the entry
 * {@code DATABASE/TABLE}, as PostgreSQL's COPY writes them.
 *
 * @param format of the archive
 * @param madeAt when it was begun; all rows of a database are from one moment after that
 */
public record Contents(int format, Instant madeAt, List<Database> databases) {

    static final String ENTRY = "contents.json";

    /** The one that is written and read here. */
    public static final int FORMAT = 1;

    /**
     * A database.
     *
     * @param schema the version of the tables by the history that the migrations keep
     * @param partitions that exist at the moment
     * @param sequences the last number each gave, null when it gave none
     */
    public record Database(
            String name,
            Map<String, String> schema,
            List<Partition> partitions,
            List<Table> tables,
            Map<String, Long> sequences) {

        /** How many rows there are in all. */
        public long rows() {
            return tables.stream().mapToLong(Table::rows).sum();
        }
    }

    /**
     * A part of a table.
     *
     * @param bound as in CREATE TABLE … PARTITION OF
     */
    public record Partition(String table, String name, String bound) {}

    /** A table with the rows of its partitions. */
    public record Table(String name, List<String> columns, long rows) {}
}
