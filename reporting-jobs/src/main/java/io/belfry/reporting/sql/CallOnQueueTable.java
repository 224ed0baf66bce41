package io.belfry.reporting.sql;

import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.id.QueueName;
import io.belfry.reporting.queue.QueueCall;
import io.belfry.reporting.queue.QueueExit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The table {@code call_on_queue} (D15). */
final class CallOnQueueTable {

    private static final String UPSERT =
            """
            insert into call_on_queue (pbx, callid, queue_ref, queue_time, total_ring_seconds,
                answer_time, hangup_time, status, agent_num)
            values (?, ?, ?, ?, ?, ?, ?, ?::call_exit_type, ?)
            on conflict (pbx, callid, queue_ref, queue_time) do update set
                total_ring_seconds = excluded.total_ring_seconds,
                answer_time = excluded.answer_time, hangup_time = excluded.hangup_time,
                status = excluded.status, agent_num = excluded.agent_num
            """;

    private CallOnQueueTable() {}

    /**
     * Makes the passes of a call what they are now.
     *
     * @param from time of the first row they were made of: what is older stays
     * @return the passes that are there now or were there before
     */
    static List<QueueCall> replace(
            Sql sql, PbxId pbx, String callId, Instant from, List<QueueCall> passes)
            throws SQLException {
        List<QueueCall> touched =
                new ArrayList<>(
                        sql.query(
                                "delete from call_on_queue where pbx = ? and callid = ? and queue_time >= ? and (queue_ref, queue_time) not in (select unnest(?::text[]), unnest(?::timestamptz[])) returning *",
                                CallOnQueueTable::read,
                                pbx.value(),
                                callId,
                                from,
                                sql.texts(passes.stream().map(p -> p.queue().value()).toList()),
                                sql.texts(
                                        passes.stream()
                                                .map(p -> p.queueTime().toString())
                                                .toList())));
        for (QueueCall pass : passes) {
            sql.update(
                    UPSERT,
                    pbx.value(),
                    callId,
                    pass.queue().value(),
                    pass.queueTime(),
                    pass.ringSeconds(),
                    pass.answerTime(),
                    pass.hangupTime(),
                    pass.status() == null ? null : pass.status().label(),
                    Objects.toString(pass.agent(), null));
        }
        touched.addAll(passes);
        return touched;
    }

    /** The passes through a queue with a queue time from {@code from} to before {@code to}. */
    static List<QueueCall> between(Sql sql, PbxId pbx, QueueName queue, Instant from, Instant to)
            throws SQLException {
        return sql.query(
                "select * from call_on_queue where pbx = ? and queue_ref = ? and queue_time >= ? and queue_time < ?",
                CallOnQueueTable::read,
                pbx.value(),
                queue.value(),
                from,
                to);
    }

    private static QueueCall read(ResultSet row) throws SQLException {
        String status = row.getString("status");
        String agent = row.getString("agent_num");
        return new QueueCall(
                row.getString("callid"),
                new QueueName(row.getString("queue_ref")),
                Sql.instant(row, "queue_time"),
                row.getInt("total_ring_seconds"),
                Sql.instant(row, "answer_time"),
                Sql.instant(row, "hangup_time"),
                status == null ? null : QueueExit.ofLabel(status),
                agent == null ? null : new AgentNumber(agent));
    }
}
