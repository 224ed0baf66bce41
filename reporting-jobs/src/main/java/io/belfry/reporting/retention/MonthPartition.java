package io.belfry.reporting.retention;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;

/**
 * The rows of a table from one month (UTC).
 *
 * @param table that it is a part of
 * @param name of the partition
 * @param rows about as many, as PostgreSQL last counted
 * @param bytes on disk, indexes included
 */
public record MonthPartition(String table, String name, YearMonth month, long rows, long bytes) {

    /** When the month was over. */
    public Instant end() {
        return month.plusMonths(1).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
