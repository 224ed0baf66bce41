package io.belfry.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.simulator.call.Pbx;
import io.belfry.simulator.load.Site;
import io.belfry.simulator.load.Workload;
import io.belfry.simulator.out.AmiEvent;
import io.belfry.simulator.out.Output;
import io.belfry.simulator.time.Timeline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DisorderTest {

    private static final long START = 1_800_000_000_000_000L;

    private static final List<Output> SAID = tenMinutes();

    @Test
    void withoutAnOrderEverythingIsAsItWas() {
        assertThat(through(0, 0)).isEqualTo(SAID);
    }

    @Test
    void swappedEventsAreTheSameOnesAndTheirTimesStayInOrder() {
        List<AmiEvent> before = events(SAID);
        List<AmiEvent> after = events(through(0, 1));
        assertThat(names(after)).isNotEqualTo(names(before));
        assertThat(withoutTime(after)).containsExactlyInAnyOrderElementsOf(withoutTime(before));
        assertThat(after).extracting(e -> e.get("Timestamp")).isSorted();
    }

    @Test
    void whatConcernsOneCallOrOneQueueKeepsItsOrder() {
        for (String header : List.of("Uniqueid", "Linkedid", "Queue", "Device", "Interface")) {
            assertThat(by(header, events(through(0, 1)))).isEqualTo(by(header, events(SAID)));
        }
    }

    @Test
    void onlyWholeStatesComeTwice() {
        Map<String, Long> before = counts(events(SAID));
        Map<String, Long> after = counts(events(through(1, 0)));
        before.forEach(
                (name, count) -> {
                    boolean state =
                            List.of("DeviceStateChange", "ExtensionStatus", "QueueMemberStatus")
                                    .contains(name);
                    assertThat(after.get(name)).as(name).isEqualTo(state ? 2 * count : count);
                });
        assertThat(before).containsKeys("DeviceStateChange", "QueueMemberStatus", "Hangup");
    }

    private static List<Output> through(double duplicates, double swaps) {
        List<Output> out = new ArrayList<>();
        Disorder disorder = new Disorder(out::addAll, 1);
        disorder.set(duplicates, swaps);
        disorder.accept(SAID);
        return out;
    }

    private static List<Output> tenMinutes() {
        Site site = new Site(12, 4);
        Pbx pbx = Workload.pbx(site, new Timeline(START), 5);
        Workload workload = new Workload(pbx, site, 5);
        workload.startAgents();
        workload.startCalls(900);
        pbx.board().time().runUntil(START + 600_000_000L);
        return pbx.board().drain();
    }

    private static List<AmiEvent> events(List<Output> outputs) {
        return outputs.stream()
                .filter(AmiEvent.class::isInstance)
                .map(AmiEvent.class::cast)
                .toList();
    }

    private static List<String> names(List<AmiEvent> events) {
        return events.stream().map(AmiEvent::name).toList();
    }

    private static List<String> withoutTime(List<AmiEvent> events) {
        return events.stream().map(DisorderTest::text).sorted(Comparator.naturalOrder()).toList();
    }

    private static String text(AmiEvent event) {
        return event.wire().replaceAll("Timestamp: .*\r\n", "");
    }

    private static Map<String, List<String>> by(String header, List<AmiEvent> events) {
        return events.stream()
                .filter(e -> !e.get(header).isEmpty())
                .collect(
                        Collectors.groupingBy(
                                e -> e.get(header),
                                Collectors.mapping(DisorderTest::text, Collectors.toList())));
    }

    private static Map<String, Long> counts(List<AmiEvent> events) {
        return events.stream()
                .collect(Collectors.groupingBy(AmiEvent::name, Collectors.counting()));
    }
}
