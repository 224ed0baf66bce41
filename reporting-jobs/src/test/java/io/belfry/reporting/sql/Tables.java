package io.belfry.reporting.sql;

import io.belfry.reporting.fact.AgentMeasure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** What the derived tables hold, as lines like those of the golden files. */
final class Tables {

    private static final String CALL = "(select uniqueid from call_data where id = t.%s)";

    private static final Map<String, List<String>> COLUMNS =
            Map.ofEntries(
                    Map.entry(
                            "call_data",
                            List.of(
                                    "uniqueid",
                                    "dst_num",
                                    "@start_time",
                                    "@answer_time",
                                    "@end_time",
                                    "status",
                                    "ring_duration_on_answer",
                                    "transfered",
                                    "call_direction",
                                    "src_num",
                                    "transfer_direction",
                                    "src_agent",
                                    "dst_agent",
                                    "src_interface")),
                    Map.entry(
                            "attached_data",
                            List.of(CALL.formatted("id_call_data"), "key", "value")),
                    Map.entry(
                            "call_element",
                            List.of(
                                    CALL.formatted("call_data_id"),
                                    "@start_time",
                                    "@answer_time",
                                    "@end_time",
                                    "interface")),
                    Map.entry(
                            "hold_periods", List.of("linkedid", "@start", "@\"end\"", "interface")),
                    Map.entry(
                            "call_on_queue",
                            List.of(
                                    "callid",
                                    "@queue_time",
                                    "total_ring_seconds",
                                    "@answer_time",
                                    "@hangup_time",
                                    "status",
                                    "queue_ref",
                                    "agent_num",
                                    "linkedid",
                                    "dst_num",
                                    "member",
                                    "wait_seconds",
                                    "talk_seconds",
                                    "hold_seconds",
                                    "wrapup_seconds")),
                    Map.entry(
                            "agent_position",
                            List.of("agent_num", "line_number", "@start_time", "@end_time", "sda")),
                    Map.entry(
                            "stat_queue_periodic",
                            List.of(
                                    "#\"time\"",
                                    "queue",
                                    "answered",
                                    "abandoned",
                                    "total",
                                    "\"full\"",
                                    "closed",
                                    "joinempty",
                                    "leaveempty",
                                    "divert_ca_ratio",
                                    "divert_waittime",
                                    "timeout")),
                    Map.entry(
                            "stat_agent_periodic",
                            List.of(
                                    "#\"time\"",
                                    "agent",
                                    "extract(epoch from login_time)",
                                    "extract(epoch from pause_time)",
                                    "extract(epoch from wrapup_time)")),
                    Map.entry(
                            "stat_agent_pause",
                            List.of(
                                    "#\"time\"",
                                    "agent",
                                    "reason",
                                    "extract(epoch from pause_time)")),
                    Map.entry(
                            "stat_queue_specific",
                            List.of(
                                    "#\"time\"",
                                    "queue_ref",
                                    "dst_num",
                                    "nb_offered",
                                    "nb_abandoned",
                                    "sum_resp_delay",
                                    "answer_less_t1",
                                    "abandoned_btw_t1_t2",
                                    "answer_btw_t1_t2",
                                    "abandoned_more_t2",
                                    "communication_time",
                                    "hold_time",
                                    "wrapup_time")),
                    Map.entry(
                            "stat_agent_specific",
                            List.of(
                                    "#\"time\"",
                                    "agent_num",
                                    Arrays.stream(AgentMeasure.values())
                                            .map(
                                                    m ->
                                                            "case when %1$s <> 0 then '%1$s=' || %1$s end"
                                                                    .formatted(m.column()))
                                            .collect(
                                                    Collectors.joining(
                                                            ", ", "concat_ws(' ', ", ")")))),
                    Map.entry(
                            "stat_agent_queue_specific",
                            List.of(
                                    "#\"time\"",
                                    "agent_num",
                                    "queue_ref",
                                    "dst_num",
                                    "nb_answered_calls",
                                    "communication_time",
                                    "hold_time",
                                    "wrapup_time")));

    private Tables() {}

    /** The rows of one PBX by table, sorted; tables without rows are absent. */
    static Map<String, List<String>> of(DataSource database, String pbx) throws SQLException {
        Map<String, List<String>> tables = new TreeMap<>();
        try (Connection connection = database.getConnection()) {
            Sql sql = new Sql(connection);
            for (String table : COLUMNS.keySet()) {
                List<String> rows = rows(sql, table, pbx);
                if (!rows.isEmpty()) {
                    tables.put(table, rows);
                }
            }
        }
        return tables;
    }

    private static List<String> rows(Sql sql, String table, String pbx) throws SQLException {
        String columns =
                COLUMNS.get(table).stream()
                        .map(Tables::text)
                        .collect(Collectors.joining(", ", "concat_ws(' | ', ", ")"));
        String of =
                switch (table) {
                    case "attached_data" ->
                            "id_call_data in (select id from call_data where pbx = ?)";
                    case "call_element" ->
                            "call_data_id in (select id from call_data where pbx = ?)";
                    default -> "pbx = ?";
                };
        return sql
                .query(
                        "select " + columns + " from " + table + " t where " + of,
                        row -> row.getString(1),
                        pbx)
                .stream()
                .sorted()
                .toList();
    }

    private static String text(String column) {
        String value =
                switch (column.charAt(0)) {
                    case '@' ->
                            "to_char(%s at time zone 'UTC', 'MI:SS.US')"
                                    .formatted(column.substring(1));
                    case '#' ->
                            "to_char(%s at time zone 'UTC', 'HH24:MI')"
                                    .formatted(column.substring(1));
                    default -> "(" + column + ")::text";
                };
        return "coalesce(" + value + ", '-')";
    }
}
