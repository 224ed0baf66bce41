package io.belfry.reporting.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.belfry.contracts.codec.EventCodec;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.pbx.QueueLogRow;
import io.belfry.reporting.agent.AgentEvents;
import io.belfry.reporting.call.SeatBook;
import io.belfry.reporting.call.SeatLog;
import io.belfry.reporting.fact.CallDeriver;
import io.belfry.reporting.fact.Derived;
import io.belfry.reporting.interval.QueueInterval;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;

/**
 * Derives a past range anew from what replication holds. Calls are read and folded in parallel and
 * put on a {@link Stage}, while live processing goes on; then one transaction puts them in place
 * and makes the quarters of the range anew ({@link Swap}). Whoever reads sees all of the old or all
 * of the new.
 */
@Singleton
public class Recomputation {

    private static final Duration SLICE = Duration.ofHours(1);
    private static final Duration LONGEST_SESSION = Duration.ofDays(7);
    private static final Duration LONGEST_CALL = Duration.ofDays(1);
    private static final int CHUNK = 500;

    /** How far it is. */
    @FunctionalInterface
    public interface Progress {
        /**
         * @param until the range is read up to there
         * @param calls that were derived so far
         */
        void at(Instant until, long calls);
    }

    private static final ObjectMapper JSON = EventCodec.mapperCopy();

    private final DataSource database;
    private final Rules rules;

    Recomputation(DataSource database, Rules rules) {
        this.database = database;
        this.rules = rules;
    }

    /**
     * Recomputes a range, widened to whole quarters of an hour; what is older than the rows that
     * replication still has is left alone.
     *
     * @param threads that read and fold
     * @return how many calls that were
     */
    public long run(PbxId pbx, Instant from, Instant to, int threads, Progress progress)
            throws SQLException, InterruptedException {
        Instant end = QueueInterval.endOf(QueueInterval.quarterOf(to.minusNanos(1)));
        try (Connection connection = database.getConnection();
                ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            Sql sql = new Sql(connection);
            Instant begin = beginning(sql, pbx, from);
            if (!begin.isBefore(end)) {
                return 0;
            }
            takeAgentRows(pbx, begin, end);
            Swap swap = Swap.begin(database, pbx, begin, end);
            CallDeriver deriver =
                    rules.deriver(
                            new SeatBook(AgentLogins.all(sql, pbx)),
                            QueueRests.of(sql, pbx),
                            PbxStarts.of(sql, pbx),
                            Watermark.raise(sql, pbx, List.of()));
            Stage stage = Stage.on(sql);
            long calls = 0;
            for (Instant at = begin; at.isBefore(end); at = at.plus(SLICE)) {
                Instant until = at.plus(SLICE).isBefore(end) ? at.plus(SLICE) : end;
                calls += derive(sql, stage, pbx, RawRows.calls(sql, pbx, at, until), deriver, pool);
                calls += derive(sql, stage, pbx, alone(sql, pbx, at, until), deriver, pool);
                progress.at(until, calls);
            }
            swap.into(sql);
            stage.clear();
            return calls;
        }
    }

    /** Of calls that lasted into the first day that is kept, the beginning may be gone. */
    private static Instant beginning(Sql sql, PbxId pbx, Instant from) throws SQLException {
        Instant oldest = RawRows.oldest(sql, pbx).orElse(Instant.MAX);
        Instant kept = Retention.keptFrom(sql).map(k -> k.plus(LONGEST_CALL)).orElse(oldest);
        Instant first = oldest.isAfter(kept) ? oldest : kept;
        Instant wanted = QueueInterval.quarterOf(from);
        if (!first.isAfter(wanted)) {
            return wanted;
        }
        return first.equals(Instant.MAX) ? first : QueueInterval.quarterOf(first);
    }

    /** Passes through queues of which CEL says nothing. */
    private static List<String> alone(Sql sql, PbxId pbx, Instant from, Instant to)
            throws SQLException {
        List<String> calls = new ArrayList<>(RawRows.queueCalls(sql, pbx, from, to));
        calls.removeAll(
                Set.copyOf(
                        sql.query(
                                "select callid from stage_callid where callid = any(?)",
                                row -> row.getString(1),
                                sql.texts(calls))));
        return calls;
    }

    private long derive(
            Sql sql,
            Stage stage,
            PbxId pbx,
            List<String> calls,
            CallDeriver deriver,
            ExecutorService pool)
            throws SQLException, InterruptedException {
        Set<String> done =
                Set.copyOf(
                        sql.query(
                                "select linkedid from stage_unit where linkedid = any(?)",
                                row -> row.getString(1),
                                sql.texts(calls)));
        List<String> open = calls.stream().filter(call -> !done.contains(call)).toList();
        List<Future<List<Derived>>> chunks = new ArrayList<>();
        for (int i = 0; i < open.size(); i += CHUNK) {
            Set<String> chunk =
                    new LinkedHashSet<>(open.subList(i, Math.min(i + CHUNK, open.size())));
            chunks.add(pool.submit(() -> read(pbx, chunk, deriver)));
        }
        for (Future<List<Derived>> chunk : chunks) {
            result(chunk).forEach(stage::add);
        }
        stage.flush();
        return open.size();
    }

    private List<Derived> read(PbxId pbx, Set<String> calls, CallDeriver deriver)
            throws SQLException {
        try (Connection connection = database.getConnection()) {
            return CallSource.replicated(new Sql(connection), pbx, calls).stream()
                    .map(deriver::derive)
                    .toList();
        }
    }

    private static List<Derived> result(Future<List<Derived>> chunk)
            throws SQLException, InterruptedException {
        try {
            return chunk.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Logins and agents' days are kept as the live path keeps them; what is missing is added. */
    private void takeAgentRows(PbxId pbx, Instant from, Instant to) throws SQLException {
        Transactions.run(
                database,
                sql -> {
                    Transactions.lock(sql, pbx);
                    List<AgentDays.Entry> entries = new ArrayList<>();
                    Set<Instant> starts = new TreeSet<>();
                    Set<String> lines = new TreeSet<>();
                    for (QueueLogRow row :
                            RawRows.agents(sql, pbx, from.minus(LONGEST_SESSION), to)) {
                        AgentEvents.agentOf(row).ifPresent(a -> entries.add(entry(row, a)));
                        SeatLog.Change change = SeatLog.change(row).orElse(null);
                        if (change != null && AgentLogins.take(sql, pbx, row.sourceId(), change)) {
                            lines.add(change.line());
                        }
                        if (AgentEvents.isStart(row)) {
                            starts.add(row.time());
                        }
                    }
                    AgentDays.take(sql, pbx, entries);
                    AgentLogins.seat(sql, pbx, lines);
                    PbxStarts.take(sql, pbx, starts, RawRows.lastBefore(sql, pbx, starts));
                });
    }

    private static AgentDays.Entry entry(QueueLogRow row, String agent) {
        try {
            return new AgentDays.Entry(
                    row.sourceId(), row.time(), agent, row.event(), JSON.writeValueAsBytes(row));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
