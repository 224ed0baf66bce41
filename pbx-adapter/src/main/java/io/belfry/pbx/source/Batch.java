package io.belfry.pbx.source;

import java.util.List;

/**
 * Rows in the order in which they are to be published.
 *
 * @param position where to go on once these rows are published
 * @param behind how much is left to read after this batch: rows of a table, bytes of a file
 */
public record Batch<T>(List<Item<T>> items, String position, long behind) {
    public Batch {
        items = List.copyOf(items);
    }
}
