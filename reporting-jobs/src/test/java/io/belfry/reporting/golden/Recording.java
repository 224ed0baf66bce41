package io.belfry.reporting.golden;

import io.belfry.contracts.Envelope;
import io.belfry.contracts.id.LinkedId;
import io.belfry.contracts.id.UniqueId;
import io.belfry.contracts.pbx.CelRow;
import io.belfry.contracts.pbx.QueueLogRow;
import io.belfry.reporting.call.HoldSignal;
import io.belfry.reporting.call.SeatBook;
import io.belfry.reporting.call.SeatLog;
import io.belfry.reporting.fact.CallRows;
import io.belfry.reporting.fact.WrapUps;
import io.belfry.testing.traces.Trace;
import io.belfry.testing.traces.TraceRows;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The recorded scenarios as derivation is given them. */
public final class Recording {

    /** Of the lab's queues, support lets its agents rest for 3 s. */
    public static final WrapUps RESTS =
            (queue, time) ->
                    queue.value().equals("support") ? Duration.ofSeconds(3) : Duration.ZERO;

    private Recording() {}

    /** Who sat where during the whole recording. */
    public static SeatBook seats() {
        return new SeatBook(queueLog().map(SeatLog::change).flatMap(Optional::stream).toList());
    }

    /** All rows of queue_log. */
    public static Stream<QueueLogRow> queueLog() {
        return Trace.all().stream()
                .flatMap(trace -> TraceRows.queueLog(trace.name()).stream())
                .map(Envelope::data);
    }

    /** The calls of a scenario. */
    public static List<CallRows> calls(String scenario) {
        Map<String, List<CelRow>> cel = new LinkedHashMap<>();
        Map<String, String> homes = new HashMap<>();
        TraceRows.cel(scenario).stream()
                .map(Envelope::data)
                .sorted(Comparator.comparing(CelRow::eventTime))
                .forEach(
                        row -> {
                            String call = row.linkedId().value();
                            homes.putIfAbsent(row.uniqueId().value(), call);
                            cel.computeIfAbsent(call, c -> new ArrayList<>()).add(row);
                        });
        Map<String, Map<String, List<QueueLogRow>>> queueLog = new HashMap<>();
        TraceRows.queueLog(scenario).stream()
                .map(Envelope::data)
                .filter(row -> homes.containsKey(row.callId()) && row.queue().isPresent())
                .forEach(
                        row ->
                                queueLog.computeIfAbsent(
                                                homes.get(row.callId()), c -> new HashMap<>())
                                        .computeIfAbsent(row.callId(), c -> new ArrayList<>())
                                        .add(row));
        List<CallRows> calls = new ArrayList<>();
        cel.forEach(
                (call, rows) ->
                        calls.add(
                                new CallRows(
                                        new LinkedId(call),
                                        rows,
                                        queueLog.getOrDefault(call, Map.of()),
                                        holds(scenario, call))));
        return calls;
    }

    /** What AMI said of holds of a call. */
    public static List<HoldSignal> holds(String scenario, String call) {
        return Trace.scenario(scenario).amiEvents().stream()
                .filter(e -> List.of("Hold", "Unhold").contains(e.get("Event")))
                .filter(e -> call.equals(e.get("Linkedid")))
                .map(
                        e ->
                                new HoldSignal(
                                        time(e.get("Timestamp")),
                                        new UniqueId(e.get("Uniqueid")),
                                        e.get("Channel"),
                                        e.get("Event").equals("Hold")))
                .toList();
    }

    private static Instant time(String seconds) {
        return Instant.ofEpochSecond(0, new BigDecimal(seconds).movePointRight(9).longValueExact());
    }
}
