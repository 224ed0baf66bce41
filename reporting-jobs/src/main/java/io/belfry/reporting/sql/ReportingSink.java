package io.belfry.reporting.sql;

import io.belfry.contracts.Topic;
import io.belfry.contracts.Topics;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.kafka.BatchHandler;
import io.belfry.contracts.kafka.Received;
import io.belfry.contracts.kafka.RejectedException;
import io.belfry.contracts.pbx.CelRow;
import io.belfry.contracts.pbx.QueueLogRow;
import io.belfry.reporting.call.SeatLog;
import io.belfry.reporting.call.SignsOfLife;
import io.belfry.reporting.fact.CallDeriver;
import io.belfry.reporting.fact.CallRows;
import io.belfry.reporting.fact.WrapUps;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * Takes log rows and brings what is derived from them up to date, all in one transaction (ADR
 * 0005): rows that are new, then the calls they belong to, then the quarters those calls are
 * counted in, then the days of agents. A batch that comes again has no new rows and changes
 * nothing.
 */
@Singleton
public class ReportingSink implements BatchHandler {

    /** What {@link #handle} takes. */
    public static final List<Topic<?>> TOPICS =
            List.of(Topics.PBX_CEL, Topics.PBX_QUEUE_LOG, Topics.PBX_AMI, Topics.CONFIG_QUEUES);

    static final WorkingRows<CelRow> CEL =
            new WorkingRows<>("reporting_cel", "linkedid", "uniqueid", CelRow.class);
    static final WorkingRows<QueueLogRow> QUEUE_LOG =
            new WorkingRows<>("reporting_queue_log", "callid", "queue", QueueLogRow.class);

    private static final Duration DEAD = Duration.ofDays(1);
    private static final Duration ON_THE_WAY = Duration.ofMinutes(5);

    private final DataSource database;
    private final Rules rules;

    ReportingSink(DataSource database, Rules rules) {
        this.database = database;
        this.rules = rules;
    }

    @Override
    public void handle(List<Received<?>> batch) throws SQLException, RejectedException {
        Map<PbxId, PbxBatch> parts = PbxBatch.split(batch);
        try {
            Transactions.run(
                    database,
                    sql -> {
                        for (Map.Entry<PbxId, PbxBatch> part : parts.entrySet()) {
                            apply(sql, part.getKey(), part.getValue());
                        }
                    });
        } catch (SQLException e) {
            throw rejected(e);
        }
    }

    private void apply(Sql sql, PbxId pbx, PbxBatch part) throws SQLException {
        Transactions.lock(sql, pbx);
        Set<String> calls = CEL.take(sql, pbx, part.cel());
        Set<String> channels = QUEUE_LOG.take(sql, pbx, part.queueLog());
        calls.addAll(Holds.take(sql, pbx, part.holds()));
        calls.addAll(CallSource.homes(sql, pbx, channels).values());
        takeSeats(sql, pbx, part, calls);
        Map<String, Instant> agents = AgentDays.take(sql, pbx, part.agents());
        Set<String> lost = PbxStarts.take(sql, pbx, part.starts(), part.moments());
        calls.addAll(lost);
        takeRests(sql, pbx, part, calls, agents);
        Instant asOf = Watermark.raise(sql, pbx, part.moments());
        derive(sql, pbx, calls, asOf);
        if (!part.starts().isEmpty()) {
            Instant first = part.starts().iterator().next();
            for (String agent : AgentDays.since(sql, pbx, first)) {
                agents.merge(agent, first, ReportingSink::earlier);
            }
        }
        deriveAgents(sql, pbx, agents, asOf);
    }

    /**
     * Counts what lasts, such as logins, up to that time, for PBXs that say nothing because nothing
     * happens. A PBX that has been silent for a day is taken for dead until it speaks again.
     *
     * @param idle whether all there was to read has been read; when not, a PBX that is minutes
     *     behind is left alone, for its rows are on the way
     */
    public void catchUp(Instant now, boolean idle) throws SQLException {
        for (Map.Entry<PbxId, Instant> pbx : Watermark.all(database).entrySet()) {
            Duration behind = Duration.between(pbx.getValue(), now);
            if (behind.isNegative() || behind.compareTo(idle ? DEAD : ON_THE_WAY) > 0) {
                continue;
            }
            Transactions.run(
                    database,
                    sql -> {
                        Transactions.lock(sql, pbx.getKey());
                        Map<String, Instant> agents = new TreeMap<>();
                        for (String agent : AgentDays.since(sql, pbx.getKey(), pbx.getValue())) {
                            agents.put(agent, pbx.getValue());
                        }
                        Instant asOf = Watermark.raise(sql, pbx.getKey(), Set.of(now));
                        deriveAgents(sql, pbx.getKey(), agents, asOf);
                    });
        }
    }

    /**
     * Ends the calls of which nothing was heard since that time, before their rows are forgotten.
     */
    public void endSilentCalls(Instant before) throws SQLException {
        for (PbxId pbx : Watermark.all(database).keySet()) {
            Transactions.run(
                    database,
                    sql -> {
                        Transactions.lock(sql, pbx);
                        Set<String> silent =
                                new LinkedHashSet<>(
                                        sql.query(
                                                "select uniqueid from call_data c where pbx = ? and end_time is null and start_time < ? and not exists (select from reporting_cel r where r.pbx = c.pbx and r.linkedid = c.uniqueid and r.moment >= ?)",
                                                row -> row.getString(1),
                                                pbx.value(),
                                                before,
                                                before));
                        derive(sql, pbx, silent, Watermark.raise(sql, pbx, Set.of()));
                    });
        }
    }

    /** Calls since the earliest change that is news may have other agents. */
    private static void takeSeats(Sql sql, PbxId pbx, PbxBatch part, Set<String> calls)
            throws SQLException {
        Instant earliest = null;
        Set<String> lines = new LinkedHashSet<>();
        for (Map.Entry<String, SeatLog.Change> entry : part.seats().entrySet()) {
            SeatLog.Change change = entry.getValue();
            if (AgentLogins.take(sql, pbx, entry.getKey(), change)) {
                lines.add(change.line());
                earliest = earliest == null ? change.time() : earlier(earliest, change.time());
            }
        }
        AgentLogins.seat(sql, pbx, lines);
        if (earliest != null) {
            calls.addAll(CEL.since(sql, pbx, earliest));
        }
    }

    /** A queue's rest that is news concerns its calls, and the agents' days, since then. */
    private static void takeRests(
            Sql sql, PbxId pbx, PbxBatch part, Set<String> calls, Map<String, Instant> agents)
            throws SQLException {
        for (PbxBatch.Rest rest : part.rests()) {
            Optional<Instant> from =
                    QueueRests.take(sql, pbx, rest.queue(), rest.from(), rest.seconds());
            if (from.isPresent()) {
                calls.addAll(
                        sql.query(
                                "select linkedid from call_on_queue where pbx = ? and queue_ref = ? and hangup_time >= ?",
                                row -> row.getString(1),
                                pbx.value(),
                                rest.queue().value(),
                                from.get()));
                for (String agent : AgentDays.since(sql, pbx, from.get())) {
                    agents.merge(agent, from.get(), ReportingSink::earlier);
                }
            }
        }
    }

    private void derive(Sql sql, PbxId pbx, Set<String> calls, Instant readUntil)
            throws SQLException {
        if (calls.isEmpty()) {
            return;
        }
        CallDeriver deriver =
                rules.deriver(
                        AgentLogins.seats(sql, pbx),
                        QueueRests.of(sql, pbx),
                        PbxStarts.of(sql, pbx),
                        readUntil);
        Stage stage = Stage.on(sql);
        for (CallRows rows : CallSource.kept(sql, pbx, calls)) {
            stage.add(deriver.derive(rows));
        }
        stage.flush();
        Merge.run(sql, pbx);
        QueuePeriodicTable.recompute(sql, pbx);
    }

    private static void deriveAgents(Sql sql, PbxId pbx, Map<String, Instant> agents, Instant asOf)
            throws SQLException {
        if (agents.isEmpty()) {
            return;
        }
        WrapUps wrapUps = QueueRests.of(sql, pbx);
        SignsOfLife life = PbxStarts.of(sql, pbx);
        for (Map.Entry<String, Instant> agent : agents.entrySet()) {
            AgentDays.recompute(
                    sql,
                    pbx,
                    agent.getKey(),
                    agent.getValue(),
                    AgentDays.FOREVER,
                    asOf,
                    wrapUps,
                    life);
        }
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    /** A data exception (22) or a broken constraint (23) is the record's fault; the rest passes. */
    private static RejectedException rejected(SQLException e) throws SQLException {
        SQLException cause = Objects.requireNonNullElse(e.getNextException(), e);
        String state = Objects.requireNonNullElse(cause.getSQLState(), "");
        if (state.startsWith("22") || state.startsWith("23")) {
            return new RejectedException(cause.getMessage(), cause);
        }
        throw e;
    }
}
