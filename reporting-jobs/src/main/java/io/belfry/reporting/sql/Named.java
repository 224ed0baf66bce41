package io.belfry.reporting.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * A query with arguments that have names, {@code :pbx}. Arguments: texts, numbers, instants,
 * collections of texts or of instants (arrays), null.
 */
public final class Named {

    /** A colon and a name, but no cast. */
    private static final Pattern NAME = Pattern.compile("(?<!:):([a-z][a-zA-Z]*)");

    private final String text;
    private final Map<String, Object> arguments = new HashMap<>();

    public Named(String text) {
        this.text = text;
    }

    /** Gives an argument its value. */
    public Named with(String name, Object value) {
        arguments.put(name, value);
        return this;
    }

    /** The rows, on a connection of the pool. */
    public <T> List<T> query(DataSource database, Sql.RowReader<T> reader) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return query(new Sql(connection), reader);
        }
    }

    /** The rows. */
    public <T> List<T> query(Sql sql, Sql.RowReader<T> reader) throws SQLException {
        List<Object> values = new ArrayList<>();
        Matcher matcher = NAME.matcher(text);
        StringBuilder positional = new StringBuilder();
        while (matcher.find()) {
            String name = matcher.group(1);
            if (!arguments.containsKey(name)) {
                throw new IllegalArgumentException("no value for " + name);
            }
            Object value = arguments.get(name);
            values.add(value instanceof Collection<?> several ? array(sql, several) : value);
            matcher.appendReplacement(
                    positional, value instanceof Instant ? "?::timestamptz" : "?");
        }
        matcher.appendTail(positional);
        return sql.query(positional.toString(), reader, values.toArray());
    }

    private static Object array(Sql sql, Collection<?> values) throws SQLException {
        boolean times = !values.isEmpty() && values.stream().allMatch(Instant.class::isInstance);
        List<String> texts = values.stream().map(Object::toString).toList();
        return times
                ? sql.connection().createArrayOf("timestamptz", texts.toArray())
                : sql.texts(texts);
    }
}
