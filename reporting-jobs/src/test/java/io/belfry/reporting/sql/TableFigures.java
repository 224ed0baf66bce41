package io.belfry.reporting.sql;

import io.belfry.reporting.oracle.Figures;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Set;
import javax.sql.DataSource;

/** The numbers in the tables, under the names that the oracle gives them. */
final class TableFigures {
    private static final Set<String> NO_FIGURE = Set.of("id", "pbx", "time");

    private TableFigures() {}

    static Figures of(DataSource database, String pbx) throws SQLException {
        Figures figures = new Figures();
        try (Connection connection = database.getConnection()) {
            Sql sql = new Sql(connection);
            for (String table :
                    new String[] {
                        "stat_queue_periodic",
                        "stat_agent_periodic",
                        "stat_queue_specific",
                        "stat_agent_specific",
                        "stat_agent_queue_specific"
                    }) {
                read(sql, table, pbx, figures);
            }
            sql.query(
                    "select callid, queue_ref, queue_time, hangup_time, status::text from call_on_queue where pbx = ?",
                    row -> {
                        String pass =
                                "call_on_queue %s %s %s"
                                        .formatted(
                                                row.getString("callid"),
                                                row.getString("queue_ref"),
                                                Sql.instant(row, "queue_time"));
                        Instant end = Sql.instant(row, "hangup_time");
                        figures.add(pass, String.valueOf(row.getString("status")), 1, 0);
                        figures.add(pass, "hangup_time", end == null ? 0 : epoch(end), 0);
                        return pass;
                    },
                    pbx);
        }
        return figures;
    }

    /** Texts name the row, in the order of the columns; what else there is are numbers. */
    private static void read(Sql sql, String table, String pbx, Figures figures)
            throws SQLException {
        sql.query(
                "select * from " + table + " where pbx = ?",
                row -> {
                    StringBuilder name = new StringBuilder(table + " " + Sql.instant(row, "time"));
                    var columns = row.getMetaData();
                    for (int i = 1; i <= columns.getColumnCount(); i++) {
                        if (!NO_FIGURE.contains(columns.getColumnName(i))
                                && columns.getColumnTypeName(i).equals("varchar")) {
                            name.append(' ').append(row.getString(i));
                        }
                    }
                    for (int i = 1; i <= columns.getColumnCount(); i++) {
                        String column = columns.getColumnName(i);
                        if (NO_FIGURE.contains(column)) {
                            continue;
                        }
                        switch (columns.getColumnTypeName(i)) {
                            case "int4" -> figures.add(name.toString(), column, row.getInt(i), 0);
                            case "interval" ->
                                    figures.add(
                                            name.toString(), column, seconds(row.getString(i)), 0);
                            default -> {
                                // in the name
                            }
                        }
                    }
                    return name;
                },
                pbx);
    }

    /** {@code 00:14:59.5}: no quarter of an hour has days. */
    private static double seconds(String interval) {
        String[] parts = interval.split(":");
        return Integer.parseInt(parts[0]) * 3600
                + Integer.parseInt(parts[1]) * 60
                + Double.parseDouble(parts[2]);
    }

    private static double epoch(Instant time) {
        return time.getEpochSecond() + time.getNano() / 1e9;
    }
}
