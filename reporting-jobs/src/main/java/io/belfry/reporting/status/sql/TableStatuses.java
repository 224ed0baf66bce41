package io.belfry.reporting.status.sql;

import io.belfry.contracts.id.PbxId;
import io.belfry.reporting.sql.Named;
import io.belfry.reporting.sql.Sql;
import io.belfry.reporting.status.SourceTimes;
import io.belfry.reporting.status.TableStatus;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** How far the tables of a PBX are. */
@Singleton
public class TableStatuses {

    /** What is written as it comes may be behind by that much. */
    private static final Duration AT_ONCE = Duration.ofMinutes(5);

    /** What the 15-minute job writes is behind by a quarter of an hour and the time it takes. */
    private static final Duration BY_THE_JOB = Duration.ofMinutes(20);

    private static final Map<String, String> RAW = Map.of("cel", "eventtime", "queue_log", "time");

    private static final List<String> TABLES =
            List.of(
                    "cel eventtime",
                    "queue_log time",
                    "call_data start_time",
                    "call_on_queue queue_time",
                    "stat_queue_periodic time",
                    "stat_agent_periodic time",
                    "stat_queue_specific time",
                    "stat_agent_specific time",
                    "stat_agent_queue_specific time");

    private final DataSource database;

    TableStatuses(DataSource database) {
        this.database = database;
    }

    /** The PBXs that anything was read of. */
    public List<PbxId> pbxs() throws SQLException {
        return new Named("select pbx from reporting_progress order by pbx")
                .query(database, row -> new PbxId(row.getString(1)));
    }

    /**
     * All tables of D47.
     *
     * @param source how far the PBX is
     */
    public List<TableStatus> of(PbxId pbx, SourceTimes source, Instant now) throws SQLException {
        Instant watermark =
                one("select max(watermark) as t from reporting_progress where pbx = :pbx", pbx);
        Instant dirty = one("select min(quarter) as t from reporting_dirty where pbx = :pbx", pbx);
        List<TableStatus> statuses = new ArrayList<>();
        for (String each : TABLES) {
            String table = each.split(" ")[0];
            Optional<Long> rows = rows(table);
            if (rows.isEmpty()) {
                statuses.add(TableStatus.missing(table));
                continue;
            }
            Instant last =
                    one(
                            "select max(\"%s\") as t from %s where pbx = :pbx"
                                    .formatted(each.split(" ")[1], table),
                            pbx);
            boolean ofTheJob = table.endsWith("_specific");
            statuses.add(
                    ofTheJob
                            ? TableStatus.of(
                                    table, last, rows.get(), done(dirty, now), now, BY_THE_JOB)
                            : TableStatus.of(
                                    table,
                                    last,
                                    rows.get(),
                                    RAW.containsKey(table) ? last : watermark,
                                    of(table, source),
                                    AT_ONCE));
        }
        return statuses;
    }

    private static Instant of(String table, SourceTimes source) {
        return switch (table) {
            case "cel" -> source.cel();
            case "queue_log" -> source.queueLog();
            default -> source.latest();
        };
    }

    /** All quarters are summed up to the end of the first that is not. */
    private static Instant done(Instant dirty, Instant now) {
        Instant end = dirty == null ? now : dirty.plus(Duration.ofMinutes(15));
        return end.isAfter(now) ? now : end;
    }

    private Instant one(String sql, PbxId pbx) throws SQLException {
        return new Named(sql)
                .with("pbx", pbx.value())
                .query(database, row -> Sql.instant(row, "t"))
                .getFirst();
    }

    /** Of a table and its partitions, as the server counts along; empty when there is none. */
    private Optional<Long> rows(String table) throws SQLException {
        return new Named(
                        """
                        select sum(s.n_live_tup) as n from pg_stat_user_tables s
                        where s.relid = to_regclass(:table) or s.relid in (
                            select relid from pg_partition_tree(to_regclass(:table)))
                        having to_regclass(:table) is not null
                        """)
                .with("table", table).query(database, row -> row.getLong("n")).stream().findFirst();
    }
}
