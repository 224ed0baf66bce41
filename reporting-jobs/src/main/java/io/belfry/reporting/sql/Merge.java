package io.belfry.reporting.sql;

import io.belfry.contracts.id.PbxId;
import java.sql.SQLException;
import java.util.List;

/**
 * Puts what is on the {@link Stage} in the place of what the tables said of the same calls before,
 * and notes which quarters of an hour that touches.
 */
final class Merge {

    /** A call of which only the end is known does not replace one that is known whole. */
    private static final String CALLS_KNOWN =
            """
            update call_data known set
                src_num = s.src_num, dst_num = s.dst_num, start_time = s.start_time,
                answer_time = s.answer_time, end_time = s.end_time, status = s.status,
                ring_duration_on_answer = s.ring_duration_on_answer, transfered = s.transfered,
                call_direction = s.call_direction, transfer_direction = s.transfer_direction,
                src_agent = s.src_agent, dst_agent = s.dst_agent, src_interface = s.src_interface
            from stage_call s
            where known.pbx = ? and known.uniqueid = s.uniqueid and known.start_time >= s.start_time
            """;

    private static final String CALLS_NEW =
            """
            insert into call_data (pbx, %1$s)
            select ?, %1$s from stage_call s
            where not exists (select from call_data k where k.pbx = ? and k.uniqueid = s.uniqueid)
            """
                    .formatted(Stage.CALL_COLUMNS);

    /** The calls that were taken: those whose beginning is the one on the stage. */
    private static final String TAKEN =
            "stage_call s join call_data c on c.pbx = ? and c.uniqueid = s.uniqueid and c.start_time = s.start_time";

    private static final List<String> PARTS =
            List.of(
                    "delete from attached_data where id_call_data in (select c.id from %s)",
                    "insert into attached_data (id_call_data, key, value, call_time) select c.id, a.key, a.value, c.start_time from %s join stage_attached a on a.uniqueid = s.uniqueid",
                    "delete from call_element where call_data_id in (select c.id from %s)",
                    "insert into call_element (call_data_id, start_time, answer_time, end_time, interface) select c.id, e.start_time, e.answer_time, e.end_time, e.interface from %s join stage_element e on e.uniqueid = s.uniqueid",
                    "delete from hold_periods h using %s where h.pbx = c.pbx and h.linkedid = c.uniqueid",
                    "insert into hold_periods (pbx, linkedid, start, \"end\", interface) select c.pbx, c.uniqueid, h.start, h.\"end\", h.interface from %s join stage_hold h on h.uniqueid = s.uniqueid");

    private static final String PASSES_GONE =
            """
            with gone as (
                delete from call_on_queue c using stage_callid s
                where c.pbx = ? and c.callid = s.callid and c.queue_time >= s.since
                  and not exists (select from stage_pass p where p.callid = c.callid
                                  and p.queue_ref = c.queue_ref and p.queue_time = c.queue_time)
                returning c.queue_ref, c.queue_time)
            insert into stage_touched
            select queue_ref, date_bin('15 minutes', queue_time, 'epoch') from gone
            """;

    private static final String PASSES =
            """
            insert into call_on_queue (pbx, %1$s)
            select ?, %1$s from stage_pass
            on conflict (pbx, callid, queue_ref, queue_time) do update set
                total_ring_seconds = excluded.total_ring_seconds,
                answer_time = excluded.answer_time, hangup_time = excluded.hangup_time,
                status = excluded.status, agent_num = excluded.agent_num,
                linkedid = excluded.linkedid, dst_num = excluded.dst_num,
                member = excluded.member, wait_seconds = excluded.wait_seconds,
                talk_seconds = excluded.talk_seconds, hold_seconds = excluded.hold_seconds,
                wrapup_seconds = excluded.wrapup_seconds
            """
                    .formatted(Stage.PASS_COLUMNS);

    private static final String TOUCHED =
            "insert into stage_touched select distinct queue_ref, date_bin('15 minutes', queue_time, 'epoch') from stage_pass";

    /** Facts of a call are known under its call ids as well, until its CEL is read. */
    private static final String FACTS_GONE =
            """
            with gone as (
                delete from reporting_agent_fact f
                where f.pbx = ? and f.linkedid in (
                    select linkedid from stage_unit
                    union select i.callid from stage_callid i join stage_unit using (linkedid))
                returning "time")
            insert into stage_moved select date_bin('15 minutes', "time", 'epoch') from gone
            """;

    private static final String FACTS =
            """
            insert into reporting_agent_fact (pbx, linkedid, "time", agent_num, %1$s)
            select ?, linkedid, "time", agent_num, %1$s from stage_fact
            """
                    .formatted(Stage.MEASURES);

    private static final String MOVED =
            "insert into stage_moved select date_bin('15 minutes', \"time\", 'epoch') from stage_fact";

    /** Of what has been dropped no figure can be made anew: it stays as it is. */
    private static final List<String> DROPPED =
            List.of(
                    "delete from stage_touched where quarter < (select kept_from from reporting_retention)",
                    "delete from stage_moved where quarter < (select kept_from from reporting_retention)");

    private static final String DIRTY =
            """
            insert into reporting_dirty (pbx, quarter)
            select distinct ?, quarter from (
                select quarter from stage_touched union all select quarter from stage_moved) q
            order by 2
            on conflict do nothing
            """;

    private Merge() {}

    /** Puts it in place; {@code stage_touched} says which quarters of which queues it touches. */
    static void run(Sql sql, PbxId pbx) throws SQLException {
        sql.update(CALLS_KNOWN, pbx.value());
        sql.update(CALLS_NEW, pbx.value(), pbx.value());
        for (String part : PARTS) {
            sql.update(part.formatted(TAKEN), pbx.value());
        }
        sql.update(PASSES_GONE, pbx.value());
        sql.update(PASSES, pbx.value());
        sql.update(TOUCHED);
        sql.update(FACTS_GONE, pbx.value());
        sql.update(FACTS, pbx.value());
        sql.update(MOVED);
        for (String dropped : DROPPED) {
            sql.update(dropped);
        }
        sql.update(DIRTY, pbx.value());
    }
}
