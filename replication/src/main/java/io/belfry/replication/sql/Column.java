package io.belfry.replication.sql;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;

/**
 * A column and where its value comes from.
 *
 * @param name as in the table, quoted if need be
 * @param type of PostgreSQL
 */
record Column<R>(String name, Type type, Function<R, Object> value) {

    /** The types we write, and what the client takes for them. */
    enum Type {
        TEXT("text", new String[0]),
        INTEGER("integer", new Integer[0]),
        TIME("timestamptz", new OffsetDateTime[0]);

        private final String sql;
        private final Object[] empty;

        Type(String sql, Object[] empty) {
            this.sql = sql;
            this.empty = empty;
        }

        String sql() {
            return sql;
        }
    }

    static <R> Column<R> text(String name, Function<R, String> value) {
        return new Column<>(name, Type.TEXT, value::apply);
    }

    static <R> Column<R> integer(String name, Function<R, Integer> value) {
        return new Column<>(name, Type.INTEGER, value::apply);
    }

    static <R> Column<R> time(String name, Function<R, Instant> value) {
        return new Column<>(
                name, Type.TIME, r -> OffsetDateTime.ofInstant(value.apply(r), ZoneOffset.UTC));
    }

    /** The values of that column for those rows, as an array of the client's type. */
    Object[] array(List<R> rows) {
        return rows.stream().map(value).toList().toArray(type.empty);
    }
}
