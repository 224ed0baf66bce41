package io.belfry.e2e.queuecalls;

import static io.belfry.e2e.queuecalls.Observation.ALICE;
import static io.belfry.e2e.queuecalls.Observation.BOB;
import static io.belfry.e2e.queuecalls.Observation.SALES;
import static io.belfry.e2e.queuecalls.Observation.SUPPORT;

import io.belfry.e2e.harness.Supervisor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How things stand now, told by two witnesses: the CLI of the PBX, and the suite.
 *
 * @param agents state of 1001 and 1002: {@code LoggedOut}, {@code Ready}, {@code OnPause(reason)},
 *     {@code Ringing}, {@code OnCall}; what the suite alone knows is {@code OnWrapup}
 * @param members the agents who are members, by queue
 * @param waiting numbers of the callers who wait, in their order, by queue
 * @param count how many the counter of the queue says
 */
record LiveState(
        Map<Integer, String> agents,
        Map<String, List<Integer>> members,
        Map<String, List<String>> waiting,
        Map<String, Integer> count) {

    private static final Map<String, Integer> QUEUES = Map.of("support", SUPPORT, "sales", SALES);
    private static final Pattern COLOURS = Pattern.compile("\u001b\\[[0-9;]*m");
    private static final Pattern COUNT = Pattern.compile("^\\S+ has (\\d+) calls");
    private static final Pattern CALLER = Pattern.compile("(?m)^ +\\d+\\. (\\S+) \\(wait:");
    private static final Pattern PAUSED =
            Pattern.compile("\\(paused(?::(.*?))? was \\d+ secs ago\\)");

    /** Columns of {@code core show channels concise}: the channel, its state, its caller. */
    private static final int NAME = 0;

    private static final int STATE = 4;
    private static final int NUMBER = 7;

    /**
     * By {@code queue show} and {@code core show channels concise}.
     *
     * @param cli gives what a command prints
     */
    static LiveState ofPbx(UnaryOperator<String> cli) {
        Map<String, String[]> channels =
                cli.apply("core show channels concise")
                        .lines()
                        .map(line -> line.split("!", -1))
                        .filter(columns -> columns.length > NUMBER)
                        .collect(Collectors.toMap(columns -> columns[NAME], Function.identity()));
        Map<String, List<Integer>> members = new TreeMap<>();
        Map<String, List<String>> waiting = new TreeMap<>();
        Map<String, Integer> count = new TreeMap<>();
        Map<Integer, String> agents = new TreeMap<>();
        for (int agent : List.of(ALICE, BOB)) {
            agents.put(agent, "LoggedOut");
        }
        for (String queue : QUEUES.keySet()) {
            String text = COLOURS.matcher(cli.apply("queue show " + queue)).replaceAll("").strip();
            waiting.put(
                    queue,
                    CALLER.matcher(text)
                            .results()
                            .map(caller -> channels.get(caller.group(1)))
                            .map(channel -> channel == null ? "gone" : channel[NUMBER])
                            .toList());
            count.put(
                    queue,
                    COUNT.matcher(text)
                            .results()
                            .map(found -> Integer.valueOf(found.group(1)))
                            .findFirst()
                            .orElseThrow(() -> new IllegalStateException(text)));
            List<Integer> here = new ArrayList<>();
            for (int agent : List.of(ALICE, BOB)) {
                text.lines()
                        .filter(line -> line.strip().startsWith("Agent/" + agent + " "))
                        .forEach(
                                line -> {
                                    here.add(agent);
                                    agents.put(agent, state(agent, line, channels));
                                });
            }
            members.put(queue, here);
        }
        return new LiveState(agents, members, waiting, count);
    }

    /** The telephone's channel says more than the member's line: also a direct call keeps busy. */
    private static String state(int agent, String member, Map<String, String[]> channels) {
        List<String> states =
                channels.values().stream()
                        .filter(channel -> channel[NAME].startsWith("PJSIP/" + agent + "-"))
                        .map(channel -> channel[STATE])
                        .toList();
        if (!states.isEmpty()) {
            return states.contains("Up") ? "OnCall" : "Ringing";
        }
        Matcher paused = PAUSED.matcher(member);
        return paused.find()
                ? "OnPause(" + Objects.requireNonNullElse(paused.group(1), "") + ")"
                : "Ready";
    }

    /** By the frames that a supervisor got; the queues must be watched. */
    static LiveState ofSuite(Supervisor supervisor) {
        Map<Integer, String> agents = new TreeMap<>();
        for (int agent : List.of(ALICE, BOB)) {
            agents.put(agent, supervisor.state(agent).orElse("unknown"));
        }
        Map<String, List<Integer>> members = new TreeMap<>();
        Map<String, List<String>> waiting = new TreeMap<>();
        Map<String, Integer> count = new TreeMap<>();
        QUEUES.forEach(
                (name, id) -> {
                    members.put(
                            name,
                            Stream.of(ALICE, BOB)
                                    .filter(agent -> isMember(supervisor, agent, id))
                                    .toList());
                    waiting.put(name, supervisor.waiting(id));
                    Map<String, Double> counters = new HashMap<>(supervisor.counters(id));
                    count.put(name, counters.getOrDefault("WaitingCalls", 0.0).intValue());
                });
        return new LiveState(agents, members, waiting, count);
    }

    /** Who is logged out still names the queues that he had (FEATURES A164). */
    private static boolean isMember(Supervisor supervisor, int agent, int queue) {
        return supervisor
                .current(agent)
                .filter(state -> !state.path("name").asText().equals("AgentLoggedOut"))
                .stream()
                .flatMap(state -> state.path("queues").valueStream())
                .anyMatch(id -> id.asInt() == queue);
    }
}
