package io.belfry.reporting.sql;

import io.belfry.contracts.id.PbxId;
import io.belfry.reporting.call.SignsOfLife;
import io.belfry.reporting.fact.WrapUps;
import io.belfry.reporting.interval.QueueInterval;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/**
 * Puts a recomputed range in place, in one transaction. Calls of which rows arrived since it began
 * are left as the live path made them. What is there and was not derived again goes, unless its
 * rows are still kept.
 */
final class Swap {

    private static final int PORTION = 96;

    /** Calls that the live path has touched since. */
    private static final List<String> TOUCHED =
            List.of(
                    "create temp table stage_live on commit drop as select distinct linkedid from reporting_cel where pbx = ? and arrival > ?",
                    "insert into stage_live select distinct coalesce((select c.linkedid from reporting_cel c where c.pbx = q.pbx and c.uniqueid = q.callid order by c.moment, c.arrival limit 1), q.callid) from reporting_queue_log q where q.pbx = ? and q.arrival > ?");

    private static final List<String> LEFT_ALONE =
            List.of(
                    "delete from stage_call where uniqueid in (select linkedid from stage_live)",
                    "delete from stage_pass where linkedid in (select linkedid from stage_live)",
                    "delete from stage_callid where linkedid in (select linkedid from stage_live)",
                    "delete from stage_fact where linkedid in (select linkedid from stage_live)",
                    "delete from stage_unit where linkedid in (select linkedid from stage_live)");

    private static final String UNKNOWN =
            "not exists (select from stage_unit u where u.linkedid = d.%1$s) and not exists (select from stage_live l where l.linkedid = d.%1$s) and not exists (select from reporting_cel k where k.pbx = d.pbx and k.linkedid = d.%1$s) and not exists (select from reporting_queue_log k where k.pbx = d.pbx and k.callid = d.%1$s)";

    private static final String IN_RANGE = "d.pbx = ? and d.%1$s >= ? and d.%1$s < ? and ";

    private static final String CALLS_GONE =
            """
            with gone as (delete from call_data d where %s%s returning id),
                attached as (delete from attached_data where id_call_data in (select id from gone))
            delete from call_element where call_data_id in (select id from gone)
            """
                    .formatted(IN_RANGE.formatted("start_time"), UNKNOWN.formatted("uniqueid"));

    private final PbxId pbx;
    private final Instant from;
    private final Instant to;
    private final long cel;
    private final long queueLog;

    private Swap(PbxId pbx, Instant from, Instant to, long cel, long queueLog) {
        this.pbx = pbx;
        this.from = from;
        this.to = to;
        this.cel = cel;
        this.queueLog = queueLog;
    }

    /** Notes what the live path has done so far. */
    static Swap begin(DataSource database, PbxId pbx, Instant from, Instant to)
            throws SQLException {
        AtomicLong cel = new AtomicLong();
        AtomicLong queueLog = new AtomicLong();
        Transactions.run(
                database,
                sql -> {
                    Transactions.lock(sql, pbx);
                    cel.set(arrivals(sql, "reporting_cel"));
                    queueLog.set(arrivals(sql, "reporting_queue_log"));
                });
        return new Swap(pbx, from, to, cel.get(), queueLog.get());
    }

    private static long arrivals(Sql sql, String table) throws SQLException {
        return sql.query("select coalesce(max(arrival), 0) from " + table, row -> row.getLong(1))
                .getFirst();
    }

    /** Puts the calls on the stage of that connection in place, and what is counted from them. */
    void into(Sql sql) throws SQLException {
        Connection connection = sql.connection();
        int timeout = connection.getNetworkTimeout();
        connection.setAutoCommit(false);
        try {
            // What is put in place may be much: a statement takes as long as it takes.
            connection.setNetworkTimeout(Runnable::run, 0);
            Transactions.lock(sql, pbx);
            calls(sql);
            quarters(sql);
            agents(sql);
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
            connection.setNetworkTimeout(Runnable::run, timeout);
        }
    }

    private void calls(Sql sql) throws SQLException {
        sql.update(TOUCHED.get(0), pbx.value(), cel);
        sql.update(TOUCHED.get(1), pbx.value(), queueLog);
        for (String left : LEFT_ALONE) {
            sql.update(left);
        }
        gone(sql, "hold_periods", "start", "linkedid");
        sql.update(CALLS_GONE, pbx.value(), from, to);
        gone(sql, "reporting_agent_fact", "\"time\"", "linkedid");
        gone(sql, "call_on_queue", "queue_time", "linkedid");
        Merge.run(sql, pbx);
    }

    private void gone(Sql sql, String table, String time, String call) throws SQLException {
        sql.update(
                "delete from "
                        + table
                        + " d where "
                        + IN_RANGE.formatted(time)
                        + UNKNOWN.formatted(call),
                pbx.value(),
                from,
                to);
    }

    /** All quarters of the range, and those of other ones that its calls are counted in. */
    private void quarters(Sql sql) throws SQLException {
        sql.update(
                "insert into stage_touched select queue, \"time\" from stat_queue_periodic where pbx = ? and \"time\" >= ? and \"time\" < ?",
                pbx.value(),
                from,
                to);
        QueuePeriodicTable.recompute(sql, pbx);
        List<Instant> quarters =
                new ArrayList<>(
                        sql.query(
                                "delete from reporting_dirty where pbx = ? returning quarter",
                                row -> Sql.instant(row, "quarter"),
                                pbx.value()));
        for (Instant at = from; at.isBefore(to); at = QueueInterval.endOf(at)) {
            quarters.add(at);
        }
        List<Instant> all = quarters.stream().distinct().sorted().toList();
        for (int i = 0; i < all.size(); i += PORTION) {
            SpecificTables.recompute(sql, pbx, all.subList(i, Math.min(i + PORTION, all.size())));
        }
    }

    private void agents(Sql sql) throws SQLException {
        WrapUps wrapUps = QueueRests.of(sql, pbx);
        SignsOfLife life = PbxStarts.of(sql, pbx);
        Instant asOf = Watermark.raise(sql, pbx, List.of());
        List<String> agents =
                sql.query(
                        "select distinct agent from reporting_agent_log where pbx = ? and moment < ? union select distinct agent from stat_agent_periodic where pbx = ? and \"time\" >= ? and \"time\" < ?",
                        row -> row.getString(1),
                        pbx.value(),
                        to,
                        pbx.value(),
                        from,
                        to);
        for (String agent : agents) {
            AgentDays.recompute(sql, pbx, agent, from, to, asOf, wrapUps, life);
        }
    }
}
