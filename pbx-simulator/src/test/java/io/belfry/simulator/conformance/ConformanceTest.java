package io.belfry.simulator.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.simulator.out.AmiEvent;
import io.belfry.simulator.out.CelRow;
import io.belfry.simulator.out.Output;
import io.belfry.simulator.out.QueueLogRow;
import io.belfry.simulator.scenario.Lab;
import io.belfry.simulator.scenario.Scenarios;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each scenario that the simulator plays, compared with what a real Asterisk 22 said in the same
 * scenario: the same events with the same fields, the same CEL rows, the same queue_log lines. See
 * {@link AmiSpeech} for what is compared in which order and what is left out.
 */
class ConformanceTest {

    /** What begins in the threads of the calling channels. */
    private static final Set<String> CALLS =
            Set.of("CHAN_START", "APP_START", "XIVO_INCALL", "XIVO_OUTCALL");

    /** What begins in the threads of the bridges. */
    private static final Set<String> BRIDGES = Set.of("BRIDGE_ENTER");

    static Set<String> scenarios() {
        return Scenarios.names();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void saysOnAmiWhatAsteriskSays(String name) throws IOException {
        RecordedTrace trace = new RecordedTrace(name);
        Map<String, List<String>> expected = AmiSpeech.of(trace.ami());
        Map<String, List<String>> actual =
                AmiSpeech.of(
                        play(name).stream()
                                .filter(AmiEvent.class::isInstance)
                                .map(o -> map((AmiEvent) o))
                                .toList());
        compare(expected, actual);
    }

    /** Rows of a channel in order; and the order over all channels of what is not an end. */
    @ParameterizedTest
    @MethodSource("scenarios")
    void writesTheCelRowsThatAsteriskWrites(String name) throws IOException {
        List<Map<String, String>> real = new RecordedTrace(name).cel();
        List<Map<String, String>> simulated =
                play(name).stream()
                        .filter(CelRow.class::isInstance)
                        .map(o -> map((CelRow) o))
                        .toList();
        compare(celByChannel(real), celByChannel(simulated));
        for (Set<String> types : List.of(CALLS, BRIDGES)) {
            assertThat(beginnings(simulated, types)).isEqualTo(beginnings(real, types));
        }
        assertThat(lastType(simulated)).isEqualTo(lastType(real));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void writesTheQueueLogThatAsteriskWrites(String name) throws IOException {
        Roles real = new Roles();
        List<String> expected =
                new RecordedTrace(name)
                        .queueLog().stream()
                                .map(l -> real.of(String.join("|", l.subList(1, 6))))
                                .map(ConformanceTest::lenient)
                                .toList();
        Roles roles = new Roles();
        List<String> actual =
                play(name).stream()
                        .filter(QueueLogRow.class::isInstance)
                        .map(QueueLogRow.class::cast)
                        .map(
                                r ->
                                        String.join(
                                                "|",
                                                r.callId(),
                                                r.queue(),
                                                r.agent(),
                                                r.event(),
                                                String.join("|", r.data())))
                        .map(roles::of)
                        .map(ConformanceTest::lenient)
                        .toList();
        // 15: the abandoned call's thread and the control connection's write at the same moment
        if (name.startsWith("15")) {
            assertThat(actual).containsExactlyInAnyOrderElementsOf(expected);
        } else {
            assertThat(actual).isEqualTo(expected);
        }
    }

    private static List<Output> play(String name) throws IOException {
        String first = new RecordedTrace(name).ami().getFirst().get("Timestamp");
        long start = new BigDecimal(first).movePointRight(6).longValueExact();
        Lab lab = Scenarios.prepare(name, start - 400);
        Scenarios.play(name, lab);
        List<Output> said = new ArrayList<>();
        while (lab.time().runNext()) {
            said.addAll(lab.pbx().board().drain());
        }
        said.addAll(lab.pbx().board().drain());
        return said;
    }

    private static void compare(
            Map<String, List<String>> expected, Map<String, List<String>> actual) {
        SoftAssertions softly = new SoftAssertions();
        softly.assertThat(actual.keySet()).isEqualTo(expected.keySet());
        expected.forEach(
                (group, events) -> {
                    List<String> mine = actual.getOrDefault(group, List.of());
                    int same = 0;
                    while (same < Math.min(mine.size(), events.size())
                            && mine.get(same).equals(events.get(same))) {
                        same++;
                    }
                    softly.assertThat(same < mine.size() ? mine.get(same) : "(end)")
                            .as(
                                    "%s, event %d after %s",
                                    group, same, same == 0 ? "" : types(events, same))
                            .isEqualTo(same < events.size() ? events.get(same) : "(end)");
                });
        softly.assertAll();
    }

    private static String types(List<String> events, int count) {
        return events.subList(0, count).stream()
                .map(e -> e.replaceFirst("\\{(Event|eventtype)=([^,]*),.*", "$2"))
                .collect(Collectors.joining(" "));
    }

    private static Map<String, List<String>> celByChannel(List<Map<String, String>> rows) {
        Roles roles = new Roles();
        Map<String, List<String>> speech = new LinkedHashMap<>();
        for (Map<String, String> row : rows) {
            // which of two channels that end at once is the last of the call is chance
            if (!row.get("eventtype").equals("LINKEDID_END")) {
                Map<String, String> said = new LinkedHashMap<>();
                row.forEach((k, v) -> said.put(k, roles.of(v)));
                if (row.get("eventtype").equals("BRIDGE_EXIT")) {
                    said.compute("peer", (k, v) -> AmiSpeech.peer(v));
                }
                said.keySet().removeAll(Set.of("id", "eventtime", "call_log_id"));
                speech.computeIfAbsent(said.get("channame"), c -> new ArrayList<>())
                        .add(said.toString());
            }
        }
        return speech;
    }

    private static List<String> beginnings(List<Map<String, String>> rows, Set<String> types) {
        Roles roles = new Roles();
        rows.forEach(r -> roles.of(r.get("channame")));
        return rows.stream()
                .filter(r -> types.contains(r.get("eventtype")))
                .filter(r -> !isLocalInBridge(r))
                .map(r -> r.get("eventtype") + " " + roles.of(r.get("channame")))
                .toList();
    }

    /** The two halves enter their bridges in two threads: which one is first, is chance. */
    private static boolean isLocalInBridge(Map<String, String> row) {
        return row.get("eventtype").equals("BRIDGE_ENTER")
                && row.get("channame").startsWith("Local/");
    }

    private static String lastType(List<Map<String, String>> rows) {
        return rows.isEmpty() ? "" : rows.getLast().get("eventtype");
    }

    /** A ring time in milliseconds is never the same twice; a login's length neither. */
    private static String lenient(String line) {
        return line.replaceFirst("(RINGCANCELED\\|\\d)\\d{3}", "$1...")
                .replaceFirst("(AGENTCALLBACKLOGOFF\\|[^|]*\\|)\\d+", "$1...");
    }

    private static Map<String, String> map(AmiEvent event) {
        return event.headers().stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                e -> e.getValue().strip(),
                                (a, b) -> a,
                                LinkedHashMap::new));
    }

    private static Map<String, String> map(CelRow row) {
        Map<String, String> map = new LinkedHashMap<>();
        map.put("eventtype", row.eventType());
        map.put("userdeftype", row.userDefType());
        map.put("cid_name", row.cidName());
        map.put("cid_num", row.cidNum());
        map.put("cid_ani", row.cidAni());
        map.put("cid_rdnis", "");
        map.put("cid_dnid", row.cidDnid());
        map.put("exten", row.exten());
        map.put("context", row.context());
        map.put("channame", row.chanName());
        map.put("appname", row.appName());
        map.put("appdata", row.appData());
        map.put("amaflags", "3");
        map.put("accountcode", "");
        map.put("peeraccount", "");
        map.put("uniqueid", row.uniqueId());
        map.put("linkedid", row.linkedId());
        map.put("userfield", "");
        map.put("peer", row.peer());
        map.put("extra", row.extra());
        return map;
    }
}
