package io.belfry.e2e.queuecalls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.belfry.e2e.harness.Awaiting;
import io.belfry.e2e.harness.Supervisor;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What came out of one scenario, at every outlet of the suite. */
final class Observation {

    static final int SUPPORT = 1;
    static final int SALES = 2;
    static final int ALICE = 1001;
    static final int BOB = 1002;

    /** Counters that only ever grow within a day (FEATURES C3–C7, C10, C11). */
    private static final List<String> TALLIES =
            List.of(
                    "TotalNumberCallsEntered",
                    "TotalNumberCallsAnswered",
                    "TotalNumberCallsAnsweredBefore15",
                    "TotalNumberCallsAbandonned",
                    "TotalNumberCallsAbandonnedAfter15",
                    "TotalNumberCallsClosed",
                    "TotalNumberCallsTimeout");

    private static final Map<Integer, String> NAMES =
            Map.of(ALICE, "Alice Martin", BOB, "Bob Durand");
    private static final Map<String, String> QUEUE_NAMES =
            Map.of("support", "Support", "sales", "Sales");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String PASSES =
            """
            select callid, queue_ref, status::text as status, agent_num, total_ring_seconds,
                   queue_time, answer_time, hangup_time
            from call_on_queue where queue_time >= ? order by queue_time
            """;

    private static final String CALLS =
            """
            select dst_num || ' ' || call_direction || ' ' || coalesce(status::text, 'unanswered')
                   as call
            from call_data where start_time >= ? and end_time is not null order by start_time
            """;

    /** The columns of stat_queue_periodic that count calls (FEATURES D20). */
    private static final List<String> PERIOD_COLUMNS =
            List.of(
                    "total",
                    "answered",
                    "abandoned",
                    "full",
                    "closed",
                    "joinempty",
                    "leaveempty",
                    "timeout");

    private static final String PERIODS =
            "select "
                    + PERIOD_COLUMNS.stream()
                            .map("coalesce(sum(\"%1$s\"), 0) as \"%1$s\""::formatted)
                            .collect(Collectors.joining(", "))
                    + " from stat_queue_periodic where queue = ?";

    private final Scene scene;
    private final Supervisor supervisor;
    private final int position;
    private final OffsetDateTime began;
    private final Map<Integer, Map<String, Double>> before;
    private final Map<String, Map<String, Integer>> periodsBefore;

    private Observation(Scene scene) {
        this.scene = scene;
        this.supervisor = scene.supervisor();
        this.position = supervisor.position();
        this.began = scene.now().atOffset(ZoneOffset.UTC);
        this.before =
                Map.of(SUPPORT, supervisor.counters(SUPPORT), SALES, supervisor.counters(SALES));
        this.periodsBefore = Map.of("support", periodSums("support"), "sales", periodSums("sales"));
    }

    /** Plays a scenario and watches it. */
    static Observation of(Scene scene, String scenario) {
        Observation observation = begin(scene);
        scene.play(scenario);
        return observation;
    }

    /** Watches what comes from now on, when the agents are ready. */
    static Observation begin(Scene scene) {
        scene.ready();
        return new Observation(scene);
    }

    /** The agent whose telephone rang first: with two free agents, the PBX chooses. */
    int first() {
        return Awaiting.until(
                "a telephone rings", PATIENCE, () -> supervisor.firstToRing(position));
    }

    /** The other one. */
    int other() {
        return ALICE + BOB - first();
    }

    /** The states that an agent went through from the scenario's beginning to its end. */
    Observation states(int agent, String expected) {
        StateSequence sequence = StateSequence.of(expected);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(supervisor.states(agent, position))
                                        .as("agent %d: %s", agent, sequence)
                                        .matches(
                                                states -> sequence.matches(List.copyOf(states)),
                                                "are " + sequence));
        return this;
    }

    /** By how much the day's counters of a queue grew; those not named have not moved. */
    Observation growth(int queue, Map<String, Integer> expected) {
        Map<String, Integer> all = new LinkedHashMap<>();
        TALLIES.forEach(name -> all.put(name, expected.getOrDefault(name, 0)));
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(growth(queue)).as("queue %d", queue).isEqualTo(all));
        return this;
    }

    /** The present value of a counter of a queue. */
    Observation counter(int queue, String name, int expected) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(supervisor.counters(queue).get(name))
                                        .as("queue %d: %s", queue, name)
                                        .isEqualTo((double) expected));
        return this;
    }

    /** The rows of call_on_queue that the scenario left, in the order of entering. */
    Observation rows(QueuePass... expected) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(passes())
                                        .as("rows of call_on_queue")
                                        .usingElementComparator(
                                                (actual, wanted) ->
                                                        wanted.matches(actual, scene.exact())
                                                                ? 0
                                                                : 1)
                                        .containsExactly(expected));
        return this;
    }

    /**
     * The rows of call_data that the scenario left, in the order of the calls, such as {@code
     * "53001 incoming answered"}.
     */
    Observation calls(String... expected) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(callData())
                                        .as("rows of call_data")
                                        .containsExactly(expected));
        return this;
    }

    /** By how much the quarters of an hour of a queue grew; columns not named have not moved. */
    Observation periods(String queue, Map<String, Integer> expected) {
        Map<String, Integer> all = new LinkedHashMap<>();
        PERIOD_COLUMNS.forEach(
                column ->
                        all.put(
                                column,
                                periodsBefore.get(queue).get(column)
                                        + expected.getOrDefault(column, 0)));
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(periodSums(queue))
                                        .as("stat_queue_periodic of %s", queue)
                                        .isEqualTo(all));
        return this;
    }

    /**
     * The documents of the index queuelogs for one of the calls: event, then the agent if there is
     * one, such as {@code "CONNECT Alice Martin"} (FEATURES E4, E9).
     *
     * @param call its place among the rows, 0 for the first
     */
    Observation documents(int call, String... expected) {
        QueuePass pass = passes().get(call);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(documents(pass))
                                        .as("documents of call %s", pass.callId())
                                        .containsExactly(expected));
        return this;
    }

    /**
     * The documents of a call whose agents refuse, all in turn, until the caller gives up: one
     * RINGNOANSWER of each agent in each round. A PBX that is not {@link Scene#exact} may have one
     * round more or less.
     */
    Observation refusals(int call, int rounds, int... agents) {
        QueuePass pass = passes().get(call);
        int slack = scene.exact() ? 0 : 1;
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> {
                            List<String> events = documents(pass);
                            assertThat(events).startsWith("ENTERQUEUE").endsWith("ABANDON");
                            List<String> between = events.subList(1, events.size() - 1);
                            assertThat(between)
                                    .containsOnly(
                                            IntStream.of(agents)
                                                    .mapToObj(a -> named("RINGNOANSWER", a))
                                                    .toArray(String[]::new));
                            for (int agent : agents) {
                                String refusal = named("RINGNOANSWER", agent);
                                assertThat(Collections.frequency(between, refusal))
                                        .as(refusal)
                                        .isBetween(rounds - slack, rounds + slack);
                            }
                        });
        return this;
    }

    static String named(String event, int agent) {
        return event + " " + NAMES.get(agent);
    }

    private Map<String, Integer> growth(int queue) {
        Map<String, Double> now = supervisor.counters(queue);
        Map<String, Integer> growth = new LinkedHashMap<>();
        for (String name : TALLIES) {
            double grown = now.getOrDefault(name, 0.0) - before.get(queue).getOrDefault(name, 0.0);
            growth.put(name, (int) grown);
        }
        return growth;
    }

    private List<String> callData() {
        return scene.suite().xivoStats().rows(CALLS, began).stream()
                .map(row -> String.valueOf(row.get("call")))
                .toList();
    }

    private Map<String, Integer> periodSums(String queue) {
        Map<String, Object> row = scene.suite().xivoStats().rows(PERIODS, queue).getFirst();
        Map<String, Integer> sums = new LinkedHashMap<>();
        PERIOD_COLUMNS.forEach(column -> sums.put(column, ((Number) row.get(column)).intValue()));
        return sums;
    }

    private List<QueuePass> passes() {
        return scene.suite().xivoStats().rows(PASSES, began).stream().map(QueuePass::of).toList();
    }

    private List<String> documents(QueuePass pass) {
        List<String> events = new ArrayList<>();
        for (JsonNode document :
                scene.suite()
                        .search()
                        .documents("queuelogs", "callid", pass.callId(), "queuetime")) {
            assertThat(document.path("queuename").asText()).isEqualTo(pass.queue());
            assertThat(document.path("queuedisplayname").asText())
                    .isEqualTo(QUEUE_NAMES.get(pass.queue()));
            String event = document.path("event").asText();
            if (document.has("agentnumber")) {
                assertThat(document.path("groupname").asText()).isEqualTo("default");
                event += " " + document.path("agentname").asText();
            }
            events.add(event);
        }
        return events;
    }
}
