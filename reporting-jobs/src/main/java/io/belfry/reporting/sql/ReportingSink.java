package io.belfry.reporting.sql;

import io.belfry.contracts.Topic;
import io.belfry.contracts.Topics;
import io.belfry.contracts.id.LinkedId;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.kafka.BatchHandler;
import io.belfry.contracts.kafka.Received;
import io.belfry.contracts.kafka.RejectedException;
import io.belfry.contracts.pbx.CelRow;
import io.belfry.contracts.pbx.QueueLogRow;
import io.belfry.reporting.call.CallData;
import io.belfry.reporting.call.CallFold;
import io.belfry.reporting.call.SeatLog;
import io.belfry.reporting.interval.QueueInterval;
import io.belfry.reporting.queue.QueueCall;
import io.belfry.reporting.queue.QueuePasses;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Takes log rows and brings what is derived from them up to date, all in one transaction (ADR
 * 0005): rows that are new, then the calls they belong to, then the quarters those calls are
 * counted in. A batch that comes again has no new rows and changes nothing.
 */
@Singleton
public class ReportingSink implements BatchHandler {

    /** What {@link #handle} takes. */
    public static final List<Topic<?>> TOPICS = List.of(Topics.PBX_CEL, Topics.PBX_QUEUE_LOG);

    static final WorkingRows<CelRow> CEL =
            new WorkingRows<>("reporting_cel", "linkedid", CelRow.class);
    static final WorkingRows<QueueLogRow> QUEUE_LOG =
            new WorkingRows<>("reporting_queue_log", "callid", QueueLogRow.class);

    private record Quarter(QueueName queue, Instant start) {}

    private final DataSource database;
    private final Set<String> externalContexts;

    ReportingSink(
            DataSource database,
            @ConfigProperty(
                            name = "belfry.reporting.external-contexts",
                            defaultValue = "from-extern")
                    Set<String> externalContexts) {
        this.database = database;
        this.externalContexts = Set.copyOf(externalContexts);
    }

    @Override
    public void handle(List<Received<?>> batch) throws SQLException, RejectedException {
        Map<PbxId, PbxBatch> parts = PbxBatch.split(batch);
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Sql sql = new Sql(connection);
                for (Map.Entry<PbxId, PbxBatch> part : parts.entrySet()) {
                    apply(sql, part.getKey(), part.getValue());
                }
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw rejected(e);
            } catch (UncheckedSqlException e) {
                connection.rollback();
                throw rejected(e.sqlException());
            } catch (RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    private void apply(Sql sql, PbxId pbx, PbxBatch part) throws SQLException {
        lock(sql, pbx);
        Set<String> calls = CEL.take(sql, pbx, part.cel());
        Optional<Instant> reseated = takeSeats(sql, pbx, part);
        if (reseated.isPresent()) {
            calls.addAll(CEL.since(sql, pbx, reseated.get()));
        }
        deriveCalls(sql, pbx, calls);
        Set<String> queueCalls = QUEUE_LOG.take(sql, pbx, part.queueLog());
        for (Quarter quarter : deriveQueueCalls(sql, pbx, queueCalls)) {
            QueuePeriodicTable.recompute(sql, pbx, quarter.queue(), quarter.start());
        }
    }

    /**
     * Two replicas may hold the same PBX for a moment while partitions move: one after the other.
     */
    private static void lock(Sql sql, PbxId pbx) throws SQLException {
        sql.query(
                "select pg_advisory_xact_lock(hashtext('reporting'), hashtext(?))",
                row -> 0,
                pbx.value());
    }

    /** The time of the earliest change that is news: calls since then may have other agents. */
    private static Optional<Instant> takeSeats(Sql sql, PbxId pbx, PbxBatch part)
            throws SQLException {
        Instant earliest = null;
        for (Map.Entry<String, SeatLog.Change> entry : part.seats().entrySet()) {
            Instant time = entry.getValue().time();
            if (AgentLogins.take(sql, pbx, entry.getKey(), entry.getValue())
                    && (earliest == null || time.isBefore(earliest))) {
                earliest = time;
            }
        }
        return Optional.ofNullable(earliest);
    }

    private void deriveCalls(Sql sql, PbxId pbx, Set<String> calls) throws SQLException {
        if (calls.isEmpty()) {
            return;
        }
        CallFold fold = new CallFold(externalContexts, AgentLogins.seats(sql, pbx));
        for (Map.Entry<String, List<CelRow>> rows : CEL.of(sql, pbx, calls).entrySet()) {
            Optional<CallData> call = fold.fold(new LinkedId(rows.getKey()), rows.getValue());
            if (call.isPresent()) {
                CallDataTable.put(sql, pbx, call.get());
            }
        }
    }

    private static Set<Quarter> deriveQueueCalls(Sql sql, PbxId pbx, Set<String> calls)
            throws SQLException {
        Set<Quarter> touched = new LinkedHashSet<>();
        if (calls.isEmpty()) {
            return touched;
        }
        for (Map.Entry<String, List<QueueLogRow>> entry :
                QUEUE_LOG.of(sql, pbx, calls).entrySet()) {
            List<QueueLogRow> rows = entry.getValue();
            List<QueueCall> passes = QueuePasses.fold(entry.getKey(), rows);
            CallOnQueueTable.replace(sql, pbx, entry.getKey(), rows.getFirst().time(), passes)
                    .forEach(
                            p ->
                                    touched.add(
                                            new Quarter(
                                                    p.queue(),
                                                    QueueInterval.quarterOf(p.queueTime()))));
        }
        return touched;
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
