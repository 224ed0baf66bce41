package io.belfry.reporting.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Whole tables, row by row. */
final class TableContents {
    private static final String CALL = " join call_data c on c.id = t.%1$s where c.pbx = '%%s'";

    /** What each row says, without the keys that are given in order of arrival. */
    private static final Map<String, String> ROWS = new LinkedHashMap<>();

    static {
        for (String table :
                List.of(
                        "call_data",
                        "hold_periods",
                        "call_on_queue",
                        "agent_position",
                        "stat_queue_periodic",
                        "stat_agent_periodic",
                        "stat_queue_specific",
                        "stat_agent_specific",
                        "stat_agent_queue_specific")) {
            ROWS.put(
                    table,
                    "select to_jsonb(t) - 'id' - 'pbx' from " + table + " t where pbx = '%s'");
        }
        ROWS.put(
                "attached_data",
                "select jsonb_build_array(c.uniqueid, t.key, t.value) from attached_data t"
                        + CALL.formatted("id_call_data"));
        ROWS.put(
                "call_element",
                "select to_jsonb(t) - 'id' - 'call_data_id' || jsonb_build_object('call', c.uniqueid) from call_element t"
                        + CALL.formatted("call_data_id"));
    }

    private TableContents() {}

    /** Rows that only one of two PBXs has, and how often, some of each table. */
    static List<String> differences(DataSource database, String one, String other)
            throws SQLException {
        List<String> differences = new ArrayList<>();
        try (Connection connection = database.getConnection()) {
            for (Map.Entry<String, String> table : ROWS.entrySet()) {
                String mine = table.getValue().formatted(one);
                String theirs = table.getValue().formatted(other);
                differences.addAll(only(connection, table.getKey(), one, mine, theirs));
                differences.addAll(only(connection, table.getKey(), other, theirs, mine));
            }
        }
        return differences;
    }

    private static List<String> only(
            Connection connection, String table, String pbx, String rows, String others)
            throws SQLException {
        return new Sql(connection)
                .query(
                        "(%s) except all (%s) limit 5".formatted(rows, others),
                        row -> table + " of " + pbx + " only: " + row.getString(1));
    }

    /** Everything that is derived from one PBX, keys included, by table: a count and a digest. */
    static Map<String, String> digests(DataSource database, String pbx) throws SQLException {
        Map<String, String> digests = new LinkedHashMap<>();
        try (Connection connection = database.getConnection()) {
            for (Map.Entry<String, String> table : ROWS.entrySet()) {
                String rows =
                        table.getValue()
                                .replaceFirst("^select .*? from", "select to_jsonb(t) as line from")
                                .formatted(pbx);
                digests.put(
                        table.getKey(),
                        new Sql(connection)
                                .query(
                                        "select count(*) || ' ' || coalesce(sum(hashtextextended(line::text, 0)), 0) from ("
                                                + rows
                                                + ") all_rows",
                                        row -> row.getString(1))
                                .getFirst());
            }
        }
        return digests;
    }
}
