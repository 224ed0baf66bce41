package io.belfry.pbx.source;

/** One row of a source. */
public sealed interface Item<T> {

    /** A row that reads well. */
    record Row<T>(T value) implements Item<T> {}

    /**
     * A row that nobody can read.
     *
     * @param sourceId names the row
     * @param text the original, which may hold data of customers
     * @param reason why, without values of the row
     */
    record Bad<T>(String sourceId, String text, String reason) implements Item<T> {}
}
