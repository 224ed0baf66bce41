package io.belfry.reporting.sql;

import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.LinkedId;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.id.QueueName;
import io.belfry.reporting.fact.AgentFact;
import io.belfry.reporting.fact.AgentMeasure;
import io.belfry.reporting.fact.CountedPass;
import io.belfry.reporting.interval.AgentQueueSpecific;
import io.belfry.reporting.interval.AgentSpecific;
import io.belfry.reporting.interval.QueueSpecific;
import io.belfry.reporting.interval.Threshold;
import io.belfry.reporting.queue.QueueCall;
import io.belfry.reporting.queue.QueueExit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The tables {@code stat_queue_specific}, {@code stat_agent_specific} and {@code
 * stat_agent_queue_specific} (D24, D30, D31).
 */
final class SpecificTables {

    private static final List<String> NAMES =
            List.of("stat_queue_specific", "stat_agent_specific", "stat_agent_queue_specific");
    private static final String IN_QUARTERS =
            "join unnest(?::timestamptz[]) q on f.%1$s >= q and f.%1$s < q + interval '15 minutes' where f.pbx = ?";

    private SpecificTables() {}

    /** Makes the rows of those quarters what the calls say now (D7). */
    static void recompute(Sql sql, PbxId pbx, Collection<Instant> quarters) throws SQLException {
        Object starts = sql.texts(quarters.stream().map(Instant::toString).toList());
        List<CountedPass> passes =
                sql.query(
                        "select f.* from call_on_queue f " + IN_QUARTERS.formatted("queue_time"),
                        SpecificTables::pass,
                        starts,
                        pbx.value());
        List<AgentFact> facts =
                sql.query(
                        "select f.* from reporting_agent_fact f "
                                + IN_QUARTERS.formatted("\"time\""),
                        SpecificTables::fact,
                        starts,
                        pbx.value());
        for (String table : NAMES) {
            sql.update(
                    "delete from " + table + " where pbx = ? and \"time\" = any(?::timestamptz[])",
                    pbx.value(),
                    starts);
        }
        put(sql, pbx, QueueSpecific.of(passes, thresholds(sql)), facts, passes);
    }

    private static void put(
            Sql sql,
            PbxId pbx,
            List<QueueSpecific> queues,
            List<AgentFact> facts,
            List<CountedPass> passes)
            throws SQLException {
        CopyRows rows = new CopyRows("stat_queue_specific");
        for (QueueSpecific q : queues) {
            rows.row(
                    q.start(),
                    q.queue(),
                    q.dstNum(),
                    q.offered(),
                    q.abandoned(),
                    q.sumRespDelay(),
                    q.answerLessT1(),
                    q.abandonedBetween(),
                    q.answerBetween(),
                    q.abandonedMoreT2(),
                    q.communicationTime(),
                    q.holdTime(),
                    q.wrapUpTime(),
                    pbx);
        }
        rows.write(sql.connection());
        CopyRows agents =
                new CopyRows(
                        "stat_agent_specific (\"time\", agent_num, " + Stage.MEASURES + ", pbx)");
        for (AgentSpecific agent : AgentSpecific.of(facts)) {
            AgentMeasure[] measures = AgentMeasure.values();
            Object[] row = new Object[3 + measures.length];
            row[0] = agent.start();
            row[1] = agent.agent();
            for (AgentMeasure measure : measures) {
                row[2 + measure.ordinal()] = agent.get(measure);
            }
            row[row.length - 1] = pbx;
            agents.row(row);
        }
        agents.write(sql.connection());
        CopyRows both = new CopyRows("stat_agent_queue_specific");
        for (AgentQueueSpecific a : AgentQueueSpecific.of(passes)) {
            both.row(
                    a.start(),
                    a.agent(),
                    a.queue(),
                    a.dstNum(),
                    a.answered(),
                    a.communicationTime(),
                    a.holdTime(),
                    a.wrapUpTime(),
                    pbx);
        }
        both.write(sql.connection());
    }

    /** The thresholds of a queue: its own, else the ones for all (D28, D29). */
    private static Function<QueueName, Threshold> thresholds(Sql sql) throws SQLException {
        Map<String, Integer> all = new HashMap<>();
        sql.query(
                "select name, seconds from queue_specific_time_period",
                row -> all.put(row.getString(1), row.getInt(2)));
        Map<String, Threshold> own = new HashMap<>();
        sql.query(
                "select queue_ref, t1, t2 from queue_threshold_time",
                row -> own.put(row.getString(1), new Threshold(row.getInt(2), row.getInt(3))));
        Threshold usual =
                new Threshold(
                        all.getOrDefault("t1", Threshold.USUAL.t1()),
                        all.getOrDefault("t2", Threshold.USUAL.t2()));
        return queue -> own.getOrDefault(queue.value(), usual);
    }

    private static CountedPass pass(ResultSet row) throws SQLException {
        String status = row.getString("status");
        String agent = row.getString("agent_num");
        return new CountedPass(
                new QueueCall(
                        row.getString("callid"),
                        new QueueName(row.getString("queue_ref")),
                        Sql.instant(row, "queue_time"),
                        row.getInt("total_ring_seconds"),
                        Sql.instant(row, "answer_time"),
                        Sql.instant(row, "hangup_time"),
                        status == null ? null : QueueExit.ofLabel(status),
                        agent == null ? null : new AgentNumber(agent),
                        row.getString("member"),
                        (Integer) row.getObject("wait_seconds"),
                        null,
                        false,
                        List.of()),
                new LinkedId(row.getString("linkedid")),
                row.getString("dst_num"),
                row.getInt("talk_seconds"),
                row.getInt("hold_seconds"),
                row.getInt("wrapup_seconds"));
    }

    private static AgentFact fact(ResultSet row) throws SQLException {
        Map<AgentMeasure, Integer> measures = new EnumMap<>(AgentMeasure.class);
        for (AgentMeasure measure : AgentMeasure.values()) {
            measures.put(measure, row.getInt(measure.column()));
        }
        return new AgentFact(Sql.instant(row, "time"), row.getString("agent_num"), measures);
    }
}
