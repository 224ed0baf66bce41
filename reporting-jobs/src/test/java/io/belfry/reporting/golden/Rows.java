package io.belfry.reporting.golden;

import io.belfry.reporting.agent.AgentPosition;
import io.belfry.reporting.call.Call;
import io.belfry.reporting.call.CallData;
import io.belfry.reporting.call.Direction;
import io.belfry.reporting.fact.AgentMeasure;
import io.belfry.reporting.fact.CountedPass;
import io.belfry.reporting.interval.AgentInterval;
import io.belfry.reporting.interval.AgentQueueSpecific;
import io.belfry.reporting.interval.AgentSpecific;
import io.belfry.reporting.interval.QueueInterval;
import io.belfry.reporting.interval.QueueSpecific;
import io.belfry.reporting.queue.QueueCall;
import io.belfry.reporting.queue.QueueExit;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Derived rows as lines, see {@link Golden}. */
final class Rows {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("mm:ss.SSSSSS").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter QUARTER =
            DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneOffset.UTC);

    private final Map<String, List<String>> tables = new TreeMap<>();

    Map<String, List<String>> tables() {
        tables.values().forEach(rows -> rows.sort(null));
        return tables;
    }

    void call(Call call) {
        CallData c = call.data();
        add(
                "call_data",
                c.id(),
                c.dstNum(),
                c.startTime(),
                c.answerTime(),
                c.endTime(),
                c.answered() ? "answered" : null,
                c.ringSeconds(),
                c.transferred(),
                c.direction(),
                c.srcNum(),
                c.transferDirection(),
                c.srcAgent(),
                c.dstAgent(),
                c.srcInterface());
        c.attachedData().forEach(a -> add("attached_data", c.id(), a.key(), a.value()));
        call.legs()
                .forEach(
                        l ->
                                add(
                                        "call_element",
                                        c.id(),
                                        l.start(),
                                        l.answer(),
                                        l.end(),
                                        l.endpoint()));
        call.holds().forEach(h -> add("hold_periods", c.id(), h.start(), h.end(), h.endpoint()));
    }

    void pass(CountedPass counted) {
        QueueCall p = counted.pass();
        add(
                "call_on_queue",
                p.callId(),
                p.queueTime(),
                p.ringSeconds(),
                p.answerTime(),
                p.hangupTime(),
                p.status() == null ? null : p.status().label(),
                p.queue(),
                p.agent(),
                counted.call(),
                counted.dstNum(),
                p.member(),
                p.waitSeconds(),
                counted.talkSeconds(),
                counted.holdSeconds(),
                counted.wrapUpSeconds());
    }

    void quarter(QueueInterval q) {
        add(
                "stat_queue_periodic",
                QUARTER.format(q.start()),
                q.queue(),
                q.count(QueueExit.ANSWERED),
                q.count(QueueExit.ABANDONED),
                q.total(),
                q.count(QueueExit.FULL),
                q.count(QueueExit.CLOSED),
                q.count(QueueExit.JOINEMPTY),
                q.count(QueueExit.LEAVEEMPTY),
                q.count(QueueExit.DIVERT_CA_RATIO),
                q.count(QueueExit.DIVERT_WAITTIME),
                q.count(QueueExit.TIMEOUT));
    }

    void quarter(QueueSpecific q) {
        add(
                "stat_queue_specific",
                QUARTER.format(q.start()),
                q.queue(),
                q.dstNum(),
                q.offered(),
                q.abandoned(),
                q.sumRespDelay(),
                q.answerLessT1(),
                q.abandonedBetween(),
                q.answerBetween(),
                q.abandonedMoreT2(),
                q.communicationTime(),
                q.holdTime(),
                q.wrapUpTime());
    }

    void quarter(AgentSpecific a) {
        add(
                "stat_agent_specific",
                QUARTER.format(a.start()),
                a.agent(),
                Arrays.stream(AgentMeasure.values())
                        .filter(m -> a.get(m) != 0)
                        .map(m -> m.column() + "=" + a.get(m))
                        .collect(Collectors.joining(" ")));
    }

    void quarter(AgentQueueSpecific a) {
        add(
                "stat_agent_queue_specific",
                QUARTER.format(a.start()),
                a.agent(),
                a.queue(),
                a.dstNum(),
                a.answered(),
                a.communicationTime(),
                a.holdTime(),
                a.wrapUpTime());
    }

    void position(AgentPosition p) {
        add("agent_position", p.agent(), p.line(), p.start(), p.end(), null);
    }

    void day(String agent, AgentInterval interval) {
        add(
                "stat_agent_periodic",
                QUARTER.format(interval.start()),
                agent,
                seconds(interval.login()),
                seconds(interval.pause()),
                seconds(interval.wrapUp()));
        interval.pauses()
                .forEach(
                        (reason, time) ->
                                add(
                                        "stat_agent_pause",
                                        QUARTER.format(interval.start()),
                                        agent,
                                        reason,
                                        seconds(time)));
    }

    private static String seconds(Duration time) {
        return BigDecimal.valueOf(time.toNanos() / 1000, 6).toPlainString();
    }

    private void add(String table, Object... values) {
        List<String> texts = new ArrayList<>();
        for (Object value : values) {
            texts.add(
                    switch (value) {
                        case null -> "-";
                        case Instant time -> MOMENT.format(time);
                        case Direction direction -> direction.label();
                        default -> value.toString();
                    });
        }
        tables.computeIfAbsent(table, t -> new ArrayList<>()).add(String.join(" | ", texts));
    }
}
