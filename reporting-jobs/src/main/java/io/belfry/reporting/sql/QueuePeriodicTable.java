package io.belfry.reporting.sql;

import static io.belfry.reporting.queue.QueueExit.ABANDONED;
import static io.belfry.reporting.queue.QueueExit.ANSWERED;
import static io.belfry.reporting.queue.QueueExit.CLOSED;
import static io.belfry.reporting.queue.QueueExit.DIVERT_CA_RATIO;
import static io.belfry.reporting.queue.QueueExit.DIVERT_WAITTIME;
import static io.belfry.reporting.queue.QueueExit.FULL;
import static io.belfry.reporting.queue.QueueExit.JOINEMPTY;
import static io.belfry.reporting.queue.QueueExit.LEAVEEMPTY;
import static io.belfry.reporting.queue.QueueExit.TIMEOUT;

import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.id.QueueName;
import io.belfry.reporting.interval.QueueInterval;
import io.belfry.reporting.queue.QueueExit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The table {@code stat_queue_periodic} (D20). */
final class QueuePeriodicTable {

    private static final String UPSERT =
            """
            insert into stat_queue_periodic (pbx, "time", queue, answered, abandoned, total, "full",
                closed, joinempty, leaveempty, divert_ca_ratio, divert_waittime, timeout)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (pbx, queue, "time") do update set
                answered = excluded.answered, abandoned = excluded.abandoned,
                total = excluded.total, "full" = excluded."full", closed = excluded.closed,
                joinempty = excluded.joinempty, leaveempty = excluded.leaveempty,
                divert_ca_ratio = excluded.divert_ca_ratio,
                divert_waittime = excluded.divert_waittime, timeout = excluded.timeout
            """;

    private record Quarter(QueueName queue, Instant start) {}

    private QueuePeriodicTable() {}

    /** Makes the rows of the quarters in {@code stage_touched} what the passes say now (D7). */
    static void recompute(Sql sql, PbxId pbx) throws SQLException {
        sql.update(
                """
                delete from stat_queue_periodic q using stage_touched t
                where q.pbx = ? and q.queue = t.queue and q."time" = t.quarter
                  and not exists (select from call_on_queue c
                      where c.pbx = q.pbx and c.queue_ref = q.queue and c.queue_time >= q."time"
                        and c.queue_time < q."time" + interval '15 minutes')
                """,
                pbx.value());
        Map<Quarter, List<QueueExit>> quarters = new LinkedHashMap<>();
        sql.query(
                """
                select t.queue, t.quarter, c.status::text
                from (select distinct queue, quarter from stage_touched) t
                join call_on_queue c on c.pbx = ? and c.queue_ref = t.queue
                 and c.queue_time >= t.quarter and c.queue_time < t.quarter + interval '15 minutes'
                order by t.quarter, t.queue
                """,
                row ->
                        quarters.computeIfAbsent(
                                        new Quarter(
                                                new QueueName(row.getString("queue")),
                                                Sql.instant(row, "quarter")),
                                        q -> new ArrayList<>())
                                .add(exit(row.getString("status"))),
                pbx.value());
        List<Object[]> rows = new ArrayList<>();
        quarters.forEach(
                (quarter, exits) ->
                        rows.add(
                                row(
                                        pbx,
                                        QueueInterval.of(
                                                quarter.start(), quarter.queue(), exits))));
        sql.batch(UPSERT, rows);
    }

    private static QueueExit exit(String label) {
        return label == null ? null : QueueExit.ofLabel(label);
    }

    private static Object[] row(PbxId pbx, QueueInterval interval) {
        return new Object[] {
            pbx.value(),
            interval.start(),
            interval.queue().value(),
            interval.count(ANSWERED),
            interval.count(ABANDONED),
            interval.total(),
            interval.count(FULL),
            interval.count(CLOSED),
            interval.count(JOINEMPTY),
            interval.count(LEAVEEMPTY),
            interval.count(DIVERT_CA_RATIO),
            interval.count(DIVERT_WAITTIME),
            interval.count(TIMEOUT)
        };
    }

    /** A row as an interval. */
    static QueueInterval read(ResultSet row) throws SQLException {
        Map<QueueExit, Integer> exits = new EnumMap<>(QueueExit.class);
        for (QueueExit exit : QueueExit.values()) {
            exits.put(exit, row.getInt(exit.label()));
        }
        return new QueueInterval(
                Sql.instant(row, "time"),
                new QueueName(row.getString("queue")),
                row.getInt("total"),
                exits);
    }
}
