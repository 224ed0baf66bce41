package io.belfry.reporting.sql;

import io.belfry.contracts.id.PbxId;
import io.belfry.reporting.retention.MonthPartition;
import io.belfry.reporting.retention.RetentionPlan;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Drops the months of the history that are older than what is kept (D38, D39): of what was derived
 * from calls, and of the tables {@code cel} and {@code queue_log} that replication fills. The
 * figures ({@code stat_*}) stay.
 */
@Singleton
public class Retention {

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyyMM");

    /** What others than us make partitions of. */
    private static final List<String> RAW = List.of("cel", "queue_log");

    private static final String PARTITIONS =
            """
            select p.relname as table, c.relname as name, right(c.relname, 6) as month,
                greatest(c.reltuples, 0)::bigint as rows, pg_total_relation_size(c.oid) as bytes
            from pg_inherits i join pg_class p on p.oid = i.inhparent join pg_class c on c.oid = i.inhrelid
            where p.relname = any(?) and p.relnamespace = 'public'::regnamespace
              and c.relname ~ ('^' || p.relname || '_[0-9]{6}$')
            """;

    private final DataSource database;
    private final InstantSource clock;
    private final int weeks;

    /**
     * @param weeks that are kept unless it is said otherwise; all when it is missing or not above 0
     */
    public Retention(
            DataSource database,
            InstantSource clock,
            @ConfigProperty(name = "belfry.retention.weeks") Optional<Integer> weeks) {
        this.database = database;
        this.clock = clock;
        this.weeks = weeks.orElse(0);
    }

    /**
     * What would go now.
     *
     * @param kept weeks; when empty, as many as the service was told
     */
    public RetentionPlan plan(Optional<Integer> kept) throws SQLException {
        try (Connection connection = database.getConnection()) {
            List<String> tables = new ArrayList<>(MonthPartitions.TABLES);
            tables.addAll(RAW);
            Sql sql = new Sql(connection);
            return RetentionPlan.of(
                    sql.query(PARTITIONS, Retention::read, sql.texts(tables)),
                    kept.orElse(weeks),
                    clock.instant());
        }
    }

    /**
     * Drops what is older than the service was told to keep, all tables of a month at once.
     *
     * @param log gets a line for each month
     */
    public RetentionPlan run(Consumer<String> log) throws SQLException {
        RetentionPlan plan = plan(Optional.empty());
        Map<YearMonth, List<MonthPartition>> months = new TreeMap<>();
        plan.partitions()
                .forEach(p -> months.computeIfAbsent(p.month(), m -> new ArrayList<>()).add(p));
        for (Map.Entry<YearMonth, List<MonthPartition>> month : months.entrySet()) {
            drop(month.getValue());
            log.accept(
                    "history of %s dropped, %d weeks are kept: %s"
                            .formatted(
                                    month.getKey(),
                                    plan.weeks(),
                                    month.getValue().stream().map(MonthPartition::name).toList()));
        }
        return plan;
    }

    /** Makes the partitions of this month and the next. */
    public void makeAhead() throws SQLException {
        YearMonth month = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
        Instant next = month.plusMonths(1).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        Transactions.run(
                database, sql -> MonthPartitions.ensure(sql, List.of(clock.instant(), next)));
    }

    /** From when on the history is there; empty while nothing was dropped. */
    static Optional<Instant> keptFrom(Sql sql) throws SQLException {
        return sql
                .query(
                        "select kept_from from reporting_retention where isfinite(kept_from)",
                        row -> Sql.instant(row, "kept_from"))
                .stream()
                .findFirst();
    }

    /** Our own writers wait; others are given way to after a while, and it is tried again later. */
    private void drop(List<MonthPartition> month) throws SQLException {
        List<PbxId> writers = List.copyOf(Watermark.all(database).keySet());
        Transactions.run(
                database,
                sql -> {
                    sql.update("set local lock_timeout = '10s'");
                    for (PbxId pbx : writers) {
                        Transactions.lock(sql, pbx);
                    }
                    for (MonthPartition partition : month) {
                        sql.update("drop table \"" + partition.name() + "\"");
                    }
                    Instant end = month.getFirst().end();
                    sql.update(
                            "update reporting_retention set kept_from = greatest(kept_from, ?)",
                            end);
                    sql.update("delete from reporting_dirty where quarter < ?", end);
                });
    }

    private static MonthPartition read(ResultSet row) throws SQLException {
        return new MonthPartition(
                row.getString("table"),
                row.getString("name"),
                YearMonth.parse(row.getString("month"), MONTH),
                row.getLong("rows"),
                row.getLong("bytes"));
    }
}
