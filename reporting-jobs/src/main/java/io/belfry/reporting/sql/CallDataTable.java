package io.belfry.reporting.sql;

import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.PbxId;
import io.belfry.reporting.call.CallData;
import io.belfry.reporting.call.Direction;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/** The tables {@code call_data} and {@code attached_data} (D10, D13). */
final class CallDataTable {

    /** A call of which only the end is known does not replace one that is known whole. */
    private static final String UPSERT =
            """
            insert into call_data as known (pbx, uniqueid, src_num, dst_num, start_time, answer_time,
                end_time, status, ring_duration_on_answer, transfered, call_direction,
                transfer_direction, src_agent, dst_agent, src_interface)
            values (?, ?, ?, ?, ?, ?, ?, ?::status_type, ?, ?, ?::call_direction_type,
                ?::call_direction_type, ?, ?, ?)
            on conflict (pbx, uniqueid) do update set
                src_num = excluded.src_num, dst_num = excluded.dst_num,
                start_time = excluded.start_time, answer_time = excluded.answer_time,
                end_time = excluded.end_time, status = excluded.status,
                ring_duration_on_answer = excluded.ring_duration_on_answer,
                transfered = excluded.transfered, call_direction = excluded.call_direction,
                transfer_direction = excluded.transfer_direction, src_agent = excluded.src_agent,
                dst_agent = excluded.dst_agent, src_interface = excluded.src_interface
            where known.start_time >= excluded.start_time
            returning id
            """;

    private CallDataTable() {}

    static void put(Sql sql, PbxId pbx, CallData call) throws SQLException {
        List<Integer> ids =
                sql.query(
                        UPSERT,
                        row -> row.getInt(1),
                        pbx.value(),
                        call.id().value(),
                        call.srcNum(),
                        call.dstNum(),
                        call.startTime(),
                        call.answerTime(),
                        call.endTime(),
                        call.answered() ? "answered" : null,
                        call.ringSeconds(),
                        call.transferred(),
                        label(call.direction()),
                        label(call.transferDirection()),
                        number(call.srcAgent()),
                        number(call.dstAgent()),
                        call.srcInterface());
        for (int id : ids) {
            sql.update("delete from attached_data where id_call_data = ?", id);
            sql.batch(
                    "insert into attached_data (id_call_data, key, value) values (?, ?, ?)",
                    call.attachedData().stream()
                            .map(data -> new Object[] {id, data.key(), data.value()})
                            .toList());
        }
    }

    private static String label(Direction direction) {
        return direction == null ? null : direction.label();
    }

    private static String number(AgentNumber agent) {
        return Objects.toString(agent, null);
    }
}
