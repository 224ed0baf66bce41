package io.belfry.pbx.source;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Rows in the order in which they are to be published.
 *
 * @param position where to go on once these rows are published
 * @param more whether the source is known to hold more than this
 * @param done how much of the source was passed with this batch: ids of a table, bytes of a file
 * @param behind how much is left to read after it, in the same unit
 * @param reached the time of the last row, when it has one
 * @param notice what an operator should know although reading goes on
 */
public record Batch<T>(
        List<Item<T>> items,
        String position,
        boolean more,
        long done,
        long behind,
        Optional<Instant> reached,
        Optional<String> notice) {}
