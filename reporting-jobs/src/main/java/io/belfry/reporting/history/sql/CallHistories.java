package io.belfry.reporting.history.sql;

import io.belfry.contracts.id.PbxId;
import io.belfry.reporting.access.Limit;
import io.belfry.reporting.history.HistoryCall;
import io.belfry.reporting.history.Window;
import io.belfry.reporting.sql.Named;
import io.belfry.reporting.sql.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Reads histories of calls, the newest first. */
@Singleton
public class CallHistories {

    /** The part of a history that is asked for, of calls {@code d}. */
    private static final String IN_WINDOW =
            """
             d.start_time >= :since and (d.start_time, d.uniqueid) < (:before, :beforeId)
            order by d.start_time desc, d.uniqueid desc limit :size
            """;

    /** The calls of {@code mine}. */
    private static final String CALLS_OF_MINE =
            """
            from (select distinct id, start_time, uniqueid from mine
                  order by start_time desc, uniqueid desc limit :size) m
            join call_data d on d.id = m.id
            left join lateral (
                select queue_ref, coalesce(agent_num, member) as agent, status, wait_seconds
                from call_on_queue q where q.pbx = d.pbx and q.linkedid = d.uniqueid
                order by queue_time desc limit 1) q on true
            order by d.start_time desc, d.uniqueid desc
            """;

    private static final String OF_TELEPHONE =
            """
            with mine as (
                (select d.id, d.start_time, d.uniqueid from call_data d
                 where d.pbx = :pbx and d.src_interface = :device and %1$s)
                union all
                (select distinct d.id, d.start_time, d.uniqueid
                 from call_element e join call_data d on d.id = e.call_data_id
                 where e.interface = :device and e.start_time >= :since and d.pbx = :pbx and %1$s))
            select d.*, q.queue_ref, q.agent, q.wait_seconds,
                case when d.end_time is null then 'ongoing'
                     when d.src_interface = :device then 'emitted'
                     when exists (select from call_element e where e.call_data_id = d.id
                                  and e.interface = :device and e.answer_time is not null) then 'answered'
                     else 'missed' end as told
            %2$s
            """
                    .formatted(IN_WINDOW, CALLS_OF_MINE);

    private static final String OF_AGENT =
            """
            with seats as (
                select p.start_time, coalesce(p.end_time, 'infinity') as end_time, s.device
                from agent_position p
                join unnest(:lines::text[], :devices::text[]) s(line, device) on s.line = p.line_number
                where p.pbx = :pbx and p.agent_num = :agent
                and coalesce(p.end_time, 'infinity') >= :since),
            rang as (
                select e.call_data_id, e.answer_time
                from seats s join call_element e on e.interface = s.device
                    and e.start_time >= s.start_time and e.start_time < s.end_time
                where e.start_time >= :since),
            mine as (
                (select d.id, d.start_time, d.uniqueid from call_data d
                 where d.pbx = :pbx and d.src_agent = :agent and %1$s)
                union all
                (select d.id, d.start_time, d.uniqueid from call_data d
                 where d.pbx = :pbx and d.dst_agent = :agent and %1$s)
                union all
                (select distinct d.id, d.start_time, d.uniqueid
                 from call_on_queue q join call_data d on d.pbx = q.pbx and d.uniqueid = q.linkedid
                 where q.pbx = :pbx and q.agent_num = :agent and q.queue_time >= :since and %1$s)
                union all
                (select distinct d.id, d.start_time, d.uniqueid
                 from rang r join call_data d on d.id = r.call_data_id where d.pbx = :pbx and %1$s))
            select d.*, q.queue_ref, :agent::text as agent, q.wait_seconds,
                case when d.end_time is null then 'ongoing'
                     when d.src_agent = :agent then 'emitted'
                     when d.dst_agent = :agent and d.answer_time is not null
                       or exists (select from rang r
                                  where r.call_data_id = d.id and r.answer_time is not null)
                       or exists (select from call_on_queue a where a.pbx = d.pbx
                                  and a.linkedid = d.uniqueid and a.agent_num = :agent) then 'answered'
                     else 'missed' end as told
            %2$s
            """
                    .formatted(IN_WINDOW, CALLS_OF_MINE);

    private static final String OF_CUSTOMER =
            """
            with mine as (
                (select d.id, d.start_time, d.uniqueid from call_data d
                 where d.pbx = :pbx and d.call_direction = 'incoming'
                 and reporting_digits(d.src_num) = reporting_digits(:number)
                 and (:queues::text[] is null or exists (
                     select from call_on_queue q where q.pbx = d.pbx and q.linkedid = d.uniqueid
                     and q.queue_ref = any(:queues))) and %1$s)
                union all
                (select d.id, d.start_time, d.uniqueid from call_data d
                 where d.pbx = :pbx and d.call_direction = 'outgoing'
                 and reporting_digits(d.dst_num) = reporting_digits(:number)
                 and (:agents::text[] is null or d.src_agent = any(:agents)) and %1$s))
            select d.*, q.queue_ref, coalesce(q.agent, d.dst_agent, d.src_agent) as agent, q.wait_seconds,
                case when d.end_time is null then 'ongoing'
                     when d.call_direction = 'outgoing' then 'emitted'
                     when d.answer_time is not null then 'answered'
                     else coalesce(q.status::text, 'missed') end as told
            %2$s
            """
                    .formatted(IN_WINDOW, CALLS_OF_MINE);

    /** The names of queues, looked up one after the other in the index. */
    private static final String QUEUE_NAMES =
            """
            with recursive names as (
                (select queue_ref from call_on_queue where pbx = :pbx order by queue_ref limit 1)
                union all
                select (select q.queue_ref from call_on_queue q
                        where q.pbx = :pbx and q.queue_ref > n.queue_ref order by q.queue_ref limit 1)
                from names n where n.queue_ref is not null)
            select queue_ref from names where position(lower(:fragment) in lower(queue_ref)) > 0
            """;

    private static final String OF_QUEUES =
            """
            select p.callid as uniqueid, p.queue_time as start_time, p.answer_time,
                p.hangup_time as end_time, d.call_direction, d.src_num,
                coalesce(p.dst_num, d.dst_num) as dst_num, p.queue_ref,
                coalesce(p.agent_num, p.member) as agent, p.wait_seconds,
                case when p.status is null or p.status = 'answered' and p.hangup_time is null then 'ongoing'
                     else p.status::text end as told
            from unnest(:names::text[]) n(queue)
            cross join lateral (
                select * from call_on_queue q
                where q.pbx = :pbx and q.queue_ref = n.queue and q.queue_time >= :since
                and (q.queue_time, q.callid) < (:before, :beforeId)
                order by q.queue_time desc, q.callid desc limit :size) p
            left join call_data d on d.pbx = p.pbx and d.uniqueid = p.linkedid
            order by p.queue_time desc, p.callid desc limit :size
            """;

    /** After every call there can be. */
    private static final Window.Cursor END =
            new Window.Cursor(Instant.parse("9999-01-01T00:00:00Z"), "");

    private final DataSource database;

    public CallHistories(DataSource database) {
        this.database = database;
    }

    /**
     * The calls that a telephone made, and those that it rang for (A86).
     *
     * @param device what rings: {@code PJSIP/1001}
     */
    public List<HistoryCall> ofTelephone(PbxId pbx, String device, Window window)
            throws SQLException {
        return calls(named(OF_TELEPHONE, pbx, window).with("device", device));
    }

    /**
     * The calls that an agent made, and those that rang where he sat (A87).
     *
     * @param devices what rings, by number of the line
     */
    public List<HistoryCall> ofAgent(
            PbxId pbx, String agent, Map<String, String> devices, Window window)
            throws SQLException {
        List<String> lines = List.copyOf(devices.keySet());
        return calls(
                named(OF_AGENT, pbx, window)
                        .with("agent", agent)
                        .with("lines", lines)
                        .with("devices", lines.stream().map(devices::get).toList()));
    }

    /**
     * The calls from and to a number outside, however its beginning is written.
     *
     * @param queues calls that came must have been in one of them
     * @param agents calls out must have been made by one of them
     */
    public List<HistoryCall> ofCustomer(
            PbxId pbx, String number, Limit queues, Limit agents, Window window)
            throws SQLException {
        return calls(
                named(OF_CUSTOMER, pbx, window)
                        .with("number", number)
                        .with("queues", queues.names().orElse(null))
                        .with("agents", agents.names().orElse(null)));
    }

    /**
     * The calls of the queues whose technical name has that fragment, in capitals or not (A89).
     *
     * @param allowed queues that the caller may see
     */
    public List<HistoryCall> ofQueues(PbxId pbx, String fragment, Limit allowed, Window window)
            throws SQLException {
        List<String> names =
                new Named(QUEUE_NAMES)
                                .with("pbx", pbx.value())
                                .with("fragment", fragment)
                                .query(database, row -> row.getString(1))
                                .stream()
                                .filter(allowed::allows)
                                .toList();
        return calls(named(OF_QUEUES, pbx, window).with("names", names));
    }

    private List<HistoryCall> calls(Named query) throws SQLException {
        return query.query(database, CallHistories::call);
    }

    private static Named named(String sql, PbxId pbx, Window window) {
        Window.Cursor before = window.before().orElse(END);
        return new Named(sql)
                .with("pbx", pbx.value())
                .with("since", window.since())
                .with("before", before.start())
                .with("beforeId", before.id())
                .with("size", window.size());
    }

    private static HistoryCall call(ResultSet row) throws SQLException {
        return new HistoryCall(
                row.getString("uniqueid"),
                Sql.instant(row, "start_time"),
                Sql.instant(row, "answer_time"),
                Sql.instant(row, "end_time"),
                row.getString("call_direction"),
                row.getString("src_num"),
                row.getString("dst_num"),
                row.getString("told"),
                row.getString("queue_ref"),
                row.getString("agent"),
                row.getObject("wait_seconds", Integer.class));
    }
}
