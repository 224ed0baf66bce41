package io.belfry.reporting.sql;

import io.belfry.contracts.id.AgentNumber;
import io.belfry.reporting.call.AttachedData;
import io.belfry.reporting.call.Call;
import io.belfry.reporting.call.CallData;
import io.belfry.reporting.call.Direction;
import io.belfry.reporting.call.HoldPeriod;
import io.belfry.reporting.call.Leg;
import io.belfry.reporting.fact.AgentFact;
import io.belfry.reporting.fact.AgentMeasure;
import io.belfry.reporting.fact.CountedPass;
import io.belfry.reporting.fact.Derived;
import io.belfry.reporting.queue.QueueCall;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Derived calls on their way into the tables: temporary tables of one connection, filled by COPY
 * and put in place by {@link Merge}. The live path does so batch by batch, a recomputation once.
 */
final class Stage {

    static final String CALL_COLUMNS =
            "uniqueid, dst_num, start_time, answer_time, end_time, status, ring_duration_on_answer, transfered, call_direction, src_num, transfer_direction, src_agent, dst_agent, src_interface";
    static final String PASS_COLUMNS =
            "callid, queue_time, total_ring_seconds, answer_time, hangup_time, status, queue_ref, agent_num, linkedid, dst_num, member, wait_seconds, talk_seconds, hold_seconds, wrapup_seconds";
    static final String MEASURES =
            Arrays.stream(AgentMeasure.values())
                    .map(AgentMeasure::column)
                    .collect(Collectors.joining(", "));

    /** Temporary tables; their rows last until {@link #clear()}. */
    private static final String[] TABLES = {
        "create temp table if not exists stage_call as select "
                + CALL_COLUMNS
                + " from call_data where false",
        "create temp table if not exists stage_attached (uniqueid text, key text, value text)",
        "create temp table if not exists stage_element (uniqueid text, start_time timestamptz, answer_time timestamptz, end_time timestamptz, interface text)",
        "create temp table if not exists stage_hold (uniqueid text, start timestamptz, \"end\" timestamptz, interface text)",
        "create temp table if not exists stage_pass as select "
                + PASS_COLUMNS
                + " from call_on_queue where false",
        "create temp table if not exists stage_callid (callid text, linkedid text, since timestamptz)",
        "create temp table if not exists stage_fact as select linkedid, \"time\", agent_num, "
                + MEASURES
                + " from reporting_agent_fact where false",
        "create temp table if not exists stage_unit (linkedid text)",
        "create temp table if not exists stage_touched (queue text, quarter timestamptz)",
        "create temp table if not exists stage_moved (quarter timestamptz)",
    };

    static final String ALL =
            "stage_call, stage_attached, stage_element, stage_hold, stage_pass, stage_callid, stage_fact, stage_unit, stage_touched, stage_moved";

    private final Sql sql;
    private final CopyRows calls = new CopyRows("stage_call (" + CALL_COLUMNS + ")");
    private final CopyRows attached = new CopyRows("stage_attached");
    private final CopyRows elements = new CopyRows("stage_element");
    private final CopyRows holds = new CopyRows("stage_hold");
    private final CopyRows passes = new CopyRows("stage_pass (" + PASS_COLUMNS + ")");
    private final CopyRows callIds = new CopyRows("stage_callid");
    private final CopyRows facts =
            new CopyRows("stage_fact (linkedid, \"time\", agent_num, " + MEASURES + ")");
    private final CopyRows units = new CopyRows("stage_unit");
    private final Set<Instant> times = new HashSet<>();

    private Stage(Sql sql) {
        this.sql = sql;
    }

    /** An empty stage on that connection. */
    static Stage on(Sql sql) throws SQLException {
        for (String table : TABLES) {
            sql.update(table);
        }
        Stage stage = new Stage(sql);
        stage.clear();
        return stage;
    }

    /** Empties it. */
    void clear() throws SQLException {
        sql.update("truncate " + ALL);
    }

    /** Takes a call that has been derived. */
    void add(Derived derived) {
        String id = derived.id().value();
        derived.call().ifPresent(this::add);
        derived.since().forEach((callId, since) -> callIds.row(callId, id, since));
        for (CountedPass counted : derived.facts().passes()) {
            add(counted);
        }
        if (derived.call().isPresent() || !derived.facts().passes().isEmpty()) {
            units.row(id);
            derived.facts().agents().forEach(fact -> add(id, fact));
        }
    }

    /** Writes what was taken, and makes the partitions it will need. */
    void flush() throws SQLException {
        MonthPartitions.ensure(sql, times);
        times.clear();
        for (CopyRows rows :
                new CopyRows[] {calls, attached, elements, holds, passes, callIds, facts, units}) {
            rows.write(sql.connection());
        }
    }

    private void add(Call call) {
        CallData data = call.data();
        String id = data.id().value();
        times.add(data.startTime());
        calls.row(
                id,
                data.dstNum(),
                data.startTime(),
                data.answerTime(),
                data.endTime(),
                data.answered() ? "answered" : null,
                data.ringSeconds(),
                data.transferred(),
                label(data.direction()),
                data.srcNum(),
                label(data.transferDirection()),
                number(data.srcAgent()),
                number(data.dstAgent()),
                data.srcInterface());
        for (AttachedData pair : data.attachedData()) {
            attached.row(id, pair.key(), pair.value());
        }
        for (Leg leg : call.legs()) {
            times.add(leg.start());
            elements.row(id, leg.start(), leg.answer(), leg.end(), leg.endpoint());
        }
        for (HoldPeriod hold : call.holds()) {
            times.add(hold.start());
            holds.row(id, hold.start(), hold.end(), hold.endpoint());
        }
    }

    private void add(CountedPass counted) {
        QueueCall pass = counted.pass();
        times.add(pass.queueTime());
        passes.row(
                pass.callId(),
                pass.queueTime(),
                pass.ringSeconds(),
                pass.answerTime(),
                pass.hangupTime(),
                pass.status() == null ? null : pass.status().label(),
                pass.queue().value(),
                number(pass.agent()),
                counted.call().value(),
                counted.dstNum(),
                pass.member(),
                pass.waitSeconds(),
                counted.talkSeconds(),
                counted.holdSeconds(),
                counted.wrapUpSeconds());
    }

    private void add(String call, AgentFact fact) {
        AgentMeasure[] measures = AgentMeasure.values();
        Object[] row = new Object[3 + measures.length];
        times.add(fact.time());
        row[0] = call;
        row[1] = fact.time();
        row[2] = fact.agent();
        for (int i = 0; i < measures.length; i++) {
            row[3 + i] = fact.measures().getOrDefault(measures[i], 0);
        }
        facts.row(row);
    }

    private static String label(Direction direction) {
        return direction == null ? null : direction.label();
    }

    private static String number(AgentNumber agent) {
        return Objects.toString(agent, null);
    }
}
