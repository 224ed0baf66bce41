package io.belfry.pbx.source;

/** One row of a source. */
public sealed interface Item<T> {

    /** A row that reads well. */
    record Row<T>(T value) implements Item<T> {}

    /** A row that nobody can read: the original, and why. */
    record Bad<T>(String text, String reason) implements Item<T> {}
}
