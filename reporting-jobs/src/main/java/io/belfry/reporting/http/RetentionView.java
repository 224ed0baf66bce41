package io.belfry.reporting.http;

import io.belfry.reporting.retention.RetentionPlan;
import java.time.Instant;
import java.util.List;

/**
 * What goes, or went.
 *
 * @param weeks that are kept; 0: everything
 * @param keptFrom null when nothing goes
 */
public record RetentionView(int weeks, Instant keptFrom, List<Partition> partitions) {

    /**
     * The rows of a table from one month.
     *
     * @param month such as 2026-11, in UTC
     * @param rows about as many
     */
    public record Partition(String table, String name, String month, long rows, long bytes) {}

    static RetentionView of(RetentionPlan plan) {
        return new RetentionView(
                plan.weeks(),
                plan.keptFrom().orElse(null),
                plan.partitions().stream()
                        .map(
                                p ->
                                        new Partition(
                                                p.table(),
                                                p.name(),
                                                p.month().toString(),
                                                p.rows(),
                                                p.bytes()))
                        .toList());
    }
}
