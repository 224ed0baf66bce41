package io.belfry.standalone.backup;

import io.belfry.standalone.backup.Contents.Partition;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a database says of its tables. Those of migrations are of the schema, not of the data. */
record Catalog(Connection connection) {

    private static final String OURS =
            "c.relnamespace = 'public'::regnamespace and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')";

    @FunctionalInterface
    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** The version of the schema by the table in which migrations are noted. */
    Map<String, String> schema() throws SQLException {
        Map<String, String> versions = new LinkedHashMap<>();
        for (String history :
                list(
                        "select relname from pg_class c where relkind = 'r' and relname like 'flyway%%history%%' and %s order by 1"
                                .formatted(OURS),
                        row -> row.getString(1))) {
            list(
                            "select version from %s where success and version is not null order by installed_rank desc limit 1"
                                    .formatted(quoted(history)),
                            row -> row.getString(1))
                    .forEach(version -> versions.put(history, version));
        }
        return versions;
    }

    /** Tables that are no parts of others. */
    List<String> tables() throws SQLException {
        return list(
                "select relname from pg_class c where relkind in ('r', 'p') and not relispartition and relname not like 'flyway%%history%%' and %s order by 1"
                        .formatted(OURS),
                row -> row.getString(1));
    }

    /** Its columns that are not computed. */
    List<String> columns(String table) throws SQLException {
        return list(
                "select attname from pg_attribute where attrelid = %s::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum"
                        .formatted(literal(quoted(table))),
                row -> row.getString(1));
    }

    List<Partition> partitions() throws SQLException {
        return list(
                "select p.relname, c.relname, pg_get_expr(c.relpartbound, c.oid) from pg_inherits i join pg_class p on p.oid = i.inhparent join pg_class c on c.oid = i.inhrelid where c.relispartition and c.relkind in ('r', 'p') and %s order by 1, 2"
                        .formatted(OURS),
                row -> new Partition(row.getString(1), row.getString(2), row.getString(3)));
    }

    Map<String, Long> sequences() throws SQLException {
        Map<String, Long> sequences = new LinkedHashMap<>();
        list(
                "select sequencename, last_value from pg_sequences where schemaname = 'public' order by 1",
                row -> sequences.put(row.getString(1), (Long) row.getObject(2)));
        return sequences;
    }

    String owner(String table) throws SQLException {
        return list(
                        "select pg_get_userbyid(relowner) from pg_class where oid = %s::regclass"
                                .formatted(literal(quoted(table))),
                        row -> row.getString(1))
                .getFirst();
    }

    private <T> List<T> list(String query, Reader<T> reader) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet rows = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(reader.read(rows));
            }
            return found;
        }
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
