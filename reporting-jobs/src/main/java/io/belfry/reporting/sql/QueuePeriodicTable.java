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
import io.belfry.reporting.queue.QueueCall;
import io.belfry.reporting.queue.QueueExit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
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

    private QueuePeriodicTable() {}

    /** Makes the row of a quarter what {@code call_on_queue} says now (D7). */
    static void recompute(Sql sql, PbxId pbx, QueueName queue, Instant start) throws SQLException {
        List<QueueCall> calls =
                CallOnQueueTable.between(sql, pbx, queue, start, QueueInterval.endOf(start));
        if (calls.isEmpty()) {
            sql.update(
                    "delete from stat_queue_periodic where pbx = ? and queue = ? and \"time\" = ?",
                    pbx.value(),
                    queue.value(),
                    start);
            return;
        }
        QueueInterval interval = QueueInterval.of(start, queue, calls);
        sql.update(
                UPSERT,
                pbx.value(),
                start,
                queue.value(),
                interval.count(ANSWERED),
                interval.count(ABANDONED),
                interval.total(),
                interval.count(FULL),
                interval.count(CLOSED),
                interval.count(JOINEMPTY),
                interval.count(LEAVEEMPTY),
                interval.count(DIVERT_CA_RATIO),
                interval.count(DIVERT_WAITTIME),
                interval.count(TIMEOUT));
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
