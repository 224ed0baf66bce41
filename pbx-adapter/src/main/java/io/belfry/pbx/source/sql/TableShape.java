package io.belfry.pbx.source.sql;

import io.belfry.pbx.source.SourceException;
import io.belfry.pbx.source.TableReader;
import io.belfry.pbx.source.TableRow;
import io.vertx.sqlclient.Row;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The columns that a table of this PBX really has: XiVO's differ from stock Asterisk's, and from
 * version to version. All are read as text.
 *
 * @param select the select list: {@code id}, then each column of the reader
 */
record TableShape(List<String> columns, String select) {

    private static final Logger LOG = Logger.getLogger(TableShape.class);

    /**
     * Looks at the table.
     *
     * @throws SourceException when it is missing, or is another one than meant
     */
    static TableShape look(PbxDatabase database, TableReader<?> reader) throws SourceException {
        String table = database.table();
        String where = database.name();
        Set<String> there = new HashSet<>();
        boolean indexed = false;
        for (Row row : attributes(database)) {
            there.add(row.getString(0));
            indexed |= row.getString(0).equals("id") && row.getBoolean(1);
        }
        List<String> needed =
                Stream.concat(Stream.of("id"), reader.neededColumns().stream())
                        .filter(c -> !there.contains(c))
                        .toList();
        if (needed.equals(List.of("id"))) {
            throw new SourceException(
                    where
                            + ": there is no column id to read it by; it needs: alter table "
                            + table
                            + " add column id bigserial primary key",
                    null);
        }
        if (!needed.isEmpty()) {
            throw new SourceException(where + ": columns are missing: " + needed, null);
        }
        if (!indexed) {
            LOG.warnf(
                    "%s: column id has no index, so each look at the table reads all of it; it"
                            + " needs: create index on %s (id)",
                    where, table);
        }
        String columns =
                reader.columns().stream()
                        .map(c -> there.contains(c) ? "\"" + c + "\"::text" : "null::text")
                        .collect(Collectors.joining(", "));
        return new TableShape(reader.columns(), "id::bigint, " + columns);
    }

    private static Iterable<Row> attributes(PbxDatabase database) throws SourceException {
        return database.query(
                "select a.attname::text, exists (select 1 from pg_index i where i.indrelid ="
                        + " a.attrelid and i.indkey[0] = a.attnum) from pg_attribute a where"
                        + " a.attrelid = '"
                        + database.table()
                        + "'::regclass and a.attnum > 0 and not a.attisdropped");
    }

    TableRow row(Row row) {
        String[] values = new String[columns.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = row.getString(i + 1);
        }
        return new TableRow(columns, values);
    }
}
