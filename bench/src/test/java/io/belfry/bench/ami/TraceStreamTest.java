package io.belfry.bench.ami;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.belfry.testing.traces.AmiFrames;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TraceStreamTest {

    private static final List<byte[]> FRAMES =
            List.of(
                    frame(
                            "Event: BridgeEnter",
                            "Timestamp: 1795256752.958397",
                            "BridgeUniqueid: ec0e1e02-a731-4a38-b59d-0000000000ff",
                            "Channel: PJSIP/1001-00000001",
                            "Uniqueid: 1795256751.1",
                            "Linkedid: 1795256751.0"),
                    frame("Event: CEL", "UniqueID: 1795256751.1", "LinkedID: 1795256751.0"),
                    frame(
                            "Event: Hangup",
                            "Uniqueid: click-1001-1",
                            "Linkedid: 1795256751.0",
                            "Cause: 16"));

    @Test
    void copy_0_is_as_recorded_with_two_marks_behind() {
        String copy = text(TraceStream.of(FRAMES).copy(0));

        assertThat(copy)
                .isEqualTo(
                        text(FRAMES.get(0))
                                + text(FRAMES.get(1))
                                + text(FRAMES.get(2))
                                + text(
                                        frame(
                                                "Event: CEL",
                                                "UniqueID: 1000000000.0",
                                                "LinkedID: 1000000000.0"))
                                + text(
                                        frame(
                                                "Event: Hangup",
                                                "Uniqueid: 1000000000.0",
                                                "Linkedid: 1000000000.0",
                                                "Cause: 16")));
        assertThat(TraceStream.of(FRAMES).events()).isEqualTo(5);
        assertThat(TraceStream.of(FRAMES).bytes()).isEqualTo(copy.length());
    }

    /** 1795256751 + 3 · 10000 = 1795286751; 0xff + 3 = 0x102. Times and names stay. */
    @Test
    void a_later_copy_has_ids_of_its_own_and_nothing_else() {
        List<Map<String, String>> events =
                AmiFrames.split(TraceStream.of(FRAMES).copy(3)).stream()
                        .map(AmiFrames::headers)
                        .toList();

        assertThat(events.get(0))
                .containsExactly(
                        Map.entry("Event", "BridgeEnter"),
                        Map.entry("Timestamp", "1795256752.958397"),
                        Map.entry("BridgeUniqueid", "ec0e1e02-a731-4a38-b59d-000000000102"),
                        Map.entry("Channel", "PJSIP/1001-00000001"),
                        Map.entry("Uniqueid", "1795286751.1"),
                        Map.entry("Linkedid", "1795286751.0"));
        assertThat(events.get(1)).containsEntry("LinkedID", "1795286751.0");
        assertThat(events.get(2)).containsEntry("Uniqueid", "click-1001-1");
        assertThat(events.get(3)).containsEntry("LinkedID", TraceStream.MARK);
        assertThat(events.get(4)).containsEntry("Uniqueid", TraceStream.MARK);
    }

    @Test
    void two_copies_of_the_recorded_queue_calls_share_no_call() {
        TraceStream stream = TraceStream.queueCalls();

        Set<String> first = calls(stream.copy(0));
        assertThat(first).hasSizeGreaterThanOrEqualTo(7);
        assertThat(calls(stream.copy(1))).hasSameSizeAs(first).doesNotContainAnyElementsOf(first);
    }

    @Test
    void a_stream_without_an_event_to_mark_with_is_refused() {
        assertThatThrownBy(() -> TraceStream.of(FRAMES.subList(0, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no event CEL in it");
    }

    private static Set<String> calls(byte[] bytes) {
        return AmiFrames.split(bytes).stream()
                .map(frame -> AmiFrames.headers(frame).getOrDefault("Linkedid", ""))
                .filter(id -> id.matches("\\d{10}\\.\\d+") && !id.equals(TraceStream.MARK))
                .collect(Collectors.toSet());
    }

    private static byte[] frame(String... lines) {
        return (String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
