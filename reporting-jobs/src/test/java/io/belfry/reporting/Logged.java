package io.belfry.reporting;

import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.LinkedId;
import io.belfry.contracts.id.UniqueId;
import io.belfry.contracts.pbx.CelRow;
import io.belfry.contracts.pbx.QueueLogRow;
import io.belfry.reporting.call.AgentSeats;
import io.belfry.reporting.call.HoldSignal;
import io.belfry.reporting.call.SignsOfLife;
import io.belfry.reporting.fact.AgentMeasure;
import io.belfry.reporting.fact.CallDeriver;
import io.belfry.reporting.fact.CallRows;
import io.belfry.reporting.fact.Derived;
import io.belfry.reporting.fact.WrapUps;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A call written down row by row, seconds after {@link #T0}. */
public final class Logged {

    public static final Instant T0 = Instant.parse("2026-11-21T10:00:00Z");

    /** Agents 1001 to 1009 sit at the lines of their numbers. */
    private static final AgentSeats SEATS =
            (line, time) ->
                    line.matches("100[1-9]")
                            ? Optional.of(new AgentNumber(line))
                            : Optional.empty();

    private final List<CelRow> cel = new ArrayList<>();
    private final Map<String, List<QueueLogRow>> queueLog = new LinkedHashMap<>();
    private final List<HoldSignal> holds = new ArrayList<>();

    /** A CEL row of channel {@code PJSIP/<endpoint>-<n>}, whose unique id is {@code 1.<n>}. */
    public Logged cel(double second, String type, String endpoint, int n) {
        return cel(second, type, endpoint, n, "", "", "", "");
    }

    /** The same with where it is in the dialplan, what it runs, and JSON. */
    public Logged cel(
            double second,
            String type,
            String endpoint,
            int n,
            String exten,
            String context,
            String app,
            String extra) {
        String number = endpoint.substring(endpoint.indexOf('/') + 1);
        cel.add(
                new CelRow(
                        "s" + cel.size(),
                        type,
                        at(second),
                        "",
                        "",
                        number.matches("\\d+") ? number : "",
                        "",
                        "",
                        "",
                        exten,
                        context,
                        endpoint + "-0000000" + n,
                        app,
                        "",
                        3,
                        "",
                        "",
                        new UniqueId("1." + n),
                        new LinkedId("1.0"),
                        "",
                        "",
                        extra));
        return this;
    }

    /** A queue_log row of the call with unique id 1.0. */
    public Logged log(double second, String queue, String agent, String event, String... data) {
        queueLog.computeIfAbsent("1.0", c -> new ArrayList<>())
                .add(row(second, queue, agent, event, data));
        return this;
    }

    /** AMI Hold or Unhold. */
    public Logged ami(double second, String endpoint, int n, boolean held) {
        holds.add(
                new HoldSignal(
                        at(second), new UniqueId("1." + n), endpoint + "-0000000" + n, held));
        return this;
    }

    public Derived derive() {
        return derive(SignsOfLife.UNBROKEN, Optional.empty());
    }

    public Derived derive(SignsOfLife life, Optional<Duration> longestTalk) {
        return new CallDeriver(Set.of("from-extern"), SEATS, WrapUps.NONE, life, longestTalk)
                .derive(new CallRows(new LinkedId("1.0"), cel, queueLog, holds));
    }

    /** All that the call counts for an agent. */
    public static Map<AgentMeasure, Integer> of(Derived derived, String agent) {
        Map<AgentMeasure, Integer> sum = new EnumMap<>(AgentMeasure.class);
        derived.facts().agents().stream()
                .filter(fact -> fact.agent().equals(agent))
                .forEach(fact -> fact.measures().forEach((m, n) -> sum.merge(m, n, Integer::sum)));
        sum.values().removeIf(n -> n == 0);
        return sum;
    }

    public static QueueLogRow row(
            double second, String queue, String agent, String event, String... data) {
        String[] d = java.util.Arrays.copyOf(data, 5);
        return new QueueLogRow(
                event + second,
                at(second),
                "1.0",
                queue,
                agent,
                event,
                d[0],
                d[1],
                d[2],
                d[3],
                d[4]);
    }

    public static Instant at(double second) {
        return T0.plusMillis(Math.round(second * 1000));
    }
}
