package io.belfry.pbx.directory.xivo.sql;

import io.belfry.pbx.directory.xivo.XivoTable;
import io.vertx.sqlclient.Row;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which tables and columns this XiVO has, and which of them we may read. */
final class Catalogue {

    /** The tables found first on the search path, column by column. */
    static final String SQL =
            "select c.relname::text as name, a.attname::text as attribute,"
                    + " has_column_privilege(c.oid, a.attnum, 'select') as readable"
                    + " from pg_class c join pg_attribute a on a.attrelid = c.oid"
                    + " where pg_table_is_visible(c.oid) and a.attnum > 0 and not a.attisdropped"
                    + " and c.relname in ("
                    + Stream.of(XivoTable.values())
                            .map(t -> "'" + t.tableName() + "'")
                            .collect(Collectors.joining(", "))
                    + ")";

    /** Something is not there without which there is no directory. */
    static final class NoXivoException extends Exception {

        private static final long serialVersionUID = 1L;

        NoXivoException(String message) {
            super(message);
        }
    }

    private final Set<String> tables = new HashSet<>();
    private final Map<String, Boolean> readable = new HashMap<>();

    Catalogue(Iterable<Row> rows) {
        for (Row row : rows) {
            String table = row.getString("name");
            tables.add(table);
            readable.put(table + "." + row.getString("attribute"), row.getBoolean("readable"));
        }
    }

    /**
     * The columns of a table that can be read; none when the table can be done without.
     *
     * @param missing what is not there or must not be read is added
     * @throws NoXivoException when it cannot be done without
     */
    List<String> columns(XivoTable table, List<String> missing) throws NoXivoException {
        if (!tables.contains(table.tableName())) {
            return without(table, "table " + table.tableName(), missing);
        }
        List<String> lacking = table.columns().stream().filter(c -> !readable(table, c)).toList();
        List<String> needed = lacking.stream().filter(table.needed()::contains).toList();
        if (!needed.isEmpty()) {
            return without(table, named(table, needed), missing);
        }
        if (!lacking.isEmpty()) {
            missing.add(named(table, lacking));
        }
        return table.columns().stream().filter(c -> !lacking.contains(c)).toList();
    }

    private List<String> without(XivoTable table, String what, List<String> missing)
            throws NoXivoException {
        if (table.required()) {
            throw new NoXivoException("no directory without " + what);
        }
        missing.add(what);
        return List.of();
    }

    private boolean readable(XivoTable table, String column) {
        return readable.getOrDefault(table.tableName() + "." + column, false);
    }

    /** {@code userfeatures.enablednd, userfeatures.destunc (no right to read)}. */
    private String named(XivoTable table, List<String> columns) {
        return columns.stream()
                .map(c -> table.tableName() + "." + c)
                .map(c -> readable.containsKey(c) ? c + " (no right to read)" : c)
                .collect(Collectors.joining(", "));
    }
}
