package io.belfry.reporting.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.pbx.QueueLogRow;
import io.belfry.reporting.agent.AgentDay;
import io.belfry.reporting.agent.AgentEvents;
import io.belfry.reporting.agent.AgentPositions;
import io.belfry.reporting.call.SeatLog;
import io.belfry.reporting.call.SignsOfLife;
import io.belfry.reporting.fact.AgentFact;
import io.belfry.reporting.fact.CallDeriver;
import io.belfry.reporting.fact.CountedPass;
import io.belfry.reporting.fact.Derived;
import io.belfry.reporting.interval.AgentInterval;
import io.belfry.reporting.interval.AgentQueueSpecific;
import io.belfry.reporting.interval.AgentSpecific;
import io.belfry.reporting.interval.QueueInterval;
import io.belfry.reporting.interval.QueueSpecific;
import io.belfry.reporting.interval.Threshold;
import io.belfry.reporting.queue.QueueExit;
import io.belfry.testing.traces.Trace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each recorded scenario leaves exactly the rows that were worked out by hand (see Golden). */
class GoldenRowsTest {

    private static final CallDeriver DERIVER =
            new CallDeriver(
                    Set.of("from-extern"),
                    Recording.seats(),
                    Recording.RESTS,
                    SignsOfLife.UNBROKEN,
                    Optional.empty());

    static Stream<String> scenarios() {
        return Trace.all().stream().map(Trace::name);
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void a_scenario_leaves_these_rows(String scenario) {
        List<Derived> calls = Recording.calls(scenario).stream().map(DERIVER::derive).toList();
        List<CountedPass> passes =
                calls.stream().flatMap(c -> c.facts().passes().stream()).toList();
        List<AgentFact> agents = calls.stream().flatMap(c -> c.facts().agents().stream()).toList();
        Rows rows = new Rows();
        calls.forEach(call -> call.call().ifPresent(rows::call));
        passes.forEach(rows::pass);
        quarters(passes).forEach(rows::quarter);
        QueueSpecific.of(passes, queue -> Threshold.USUAL).forEach(rows::quarter);
        AgentSpecific.of(agents).forEach(rows::quarter);
        AgentQueueSpecific.of(passes).forEach(rows::quarter);

        assertThat(rows.tables()).isEqualTo(Golden.rows(scenario));
    }

    @Test
    void the_day_of_the_agents_leaves_these_rows() {
        Rows rows = new Rows();
        Map<String, List<SeatLog.Change>> lines = new TreeMap<>();
        Map<String, List<QueueLogRow>> agents = new TreeMap<>();
        Recording.queueLog()
                .forEach(
                        row -> {
                            SeatLog.change(row)
                                    .ifPresent(
                                            c ->
                                                    lines.computeIfAbsent(
                                                                    c.line(),
                                                                    l -> new ArrayList<>())
                                                            .add(c));
                            AgentEvents.agentOf(row)
                                    .ifPresent(
                                            a ->
                                                    agents.computeIfAbsent(
                                                                    a, x -> new ArrayList<>())
                                                            .add(row));
                        });
        lines.values().forEach(changes -> AgentPositions.fold(changes).forEach(rows::position));
        agents.forEach(
                (agent, log) ->
                        AgentInterval.of(
                                        AgentDay.fold(log, Recording.RESTS, SignsOfLife.UNBROKEN),
                                        Instant.parse("2026-11-21T11:00:00Z"))
                                .forEach(interval -> rows.day(agent, interval)));

        assertThat(rows.tables()).isEqualTo(Golden.rows("day"));
    }

    private static List<QueueInterval> quarters(List<CountedPass> passes) {
        Map<List<Object>, List<QueueExit>> quarters = new LinkedHashMap<>();
        for (CountedPass counted : passes) {
            quarters.computeIfAbsent(
                            List.of(
                                    QueueInterval.quarterOf(counted.pass().queueTime()),
                                    counted.pass().queue()),
                            key -> new ArrayList<>())
                    .add(counted.pass().status());
        }
        return quarters.entrySet().stream()
                .map(
                        e ->
                                QueueInterval.of(
                                        (Instant) e.getKey().get(0),
                                        (io.belfry.contracts.id.QueueName) e.getKey().get(1),
                                        e.getValue()))
                .toList();
    }
}
