package io.belfry.pbx.link.ami;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.belfry.pbx.link.RawFrame;
import io.belfry.testing.traces.Trace;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameReaderTest {

    /** However the bytes are cut by the network, the frames are the same. */
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1460, 1 << 20})
    void aRecordingIsReadAsTheEventsInIt(int atOnce) throws Exception {
        Trace trace = Trace.scenario("02-answered_agent_hangs_up");
        FrameReader reader = reader(trace.amiBytes(), atOnce);
        List<Map<String, String>> read = new ArrayList<>();
        for (RawFrame frame = reader.next(); frame != null; frame = reader.next()) {
            read.add(frame.message().fields());
        }
        assertThat(read).isEqualTo(trace.amiEvents());
    }

    @Test
    void theBannerIsALineOfItsOwn() throws Exception {
        FrameReader reader =
                reader("Asterisk Call Manager/11.0.0\r\nEvent: A\r\n\r\nEvent: B\r\n\r\n", 5);
        assertThat(reader.banner()).isEqualTo("Asterisk Call Manager/11.0.0");
        assertThat(reader.next().event()).isEqualTo("A");
        assertThat(reader.next().event()).isEqualTo("B");
        assertThat(reader.next()).isNull();
    }

    @Test
    void blankLinesBetweenFramesAndPlainLineFeedsDoNotMatter() throws Exception {
        FrameReader reader = reader("\r\n\nEvent: A\nX: 1\n\n\r\n\r\nEvent: B\r\n\r\n", 3);
        assertThat(reader.next().message().fields()).isEqualTo(Map.of("Event", "A", "X", "1"));
        assertThat(reader.next().event()).isEqualTo("B");
    }

    @Test
    void anActionIdIsSeenInAnyLineButNotInAValue() throws Exception {
        FrameReader reader =
                reader(
                        "Event: A\r\nActionID: 1\r\n\r\nEvent: B\r\nX: ActionID: 1\r\n\r\n"
                                + "actionid: 2\r\nEvent: C\r\n\r\n",
                        64);
        assertThat(reader.next().hasActionId()).isTrue();
        assertThat(reader.next().hasActionId()).isFalse();
        assertThat(reader.next().hasActionId()).isTrue();
    }

    @Test
    void theOutputOfACommandOfOldVersionsMayHoldBlankLines() throws Exception {
        FrameReader reader =
                reader(
                        "Response: Follows\r\nActionID: 1\r\nqueue support\n\n  no members\n"
                                + "--END COMMAND--\r\n\r\nEvent: B\r\n\r\n",
                        10);
        assertThat(reader.next().lines())
                .containsExactly(
                        "Response: Follows",
                        "ActionID: 1",
                        "queue support",
                        "",
                        "  no members",
                        "--END COMMAND--");
        assertThat(reader.next().event()).isEqualTo("B");
    }

    @Test
    void aFrameLargerThanTheBufferIsWhole() throws Exception {
        String value = "x".repeat(300_000);
        FrameReader reader = reader("Event: A\r\nV: " + value + "\r\n\r\nEvent: B\r\n\r\n", 1460);
        assertThat(reader.next().message().get("V")).isEqualTo(value);
        assertThat(reader.next().event()).isEqualTo("B");
    }

    @Test
    void whatIsNoAmiDoesNotFillTheMemory() {
        InputStream endless =
                new InputStream() {
                    @Override
                    public int read() {
                        return 'x';
                    }
                };
        assertThatThrownBy(() -> new FrameReader(endless, () -> Instant.EPOCH).next())
                .isInstanceOf(IOException.class)
                .hasMessage("a frame of AMI is longer than 8388608");
    }

    private static FrameReader reader(String text, int atOnce) {
        return reader(text.getBytes(StandardCharsets.UTF_8), atOnce);
    }

    private static FrameReader reader(byte[] bytes, int atOnce) {
        return new FrameReader(
                new ByteArrayInputStream(bytes) {
                    @Override
                    public synchronized int read(byte[] to, int from, int length) {
                        return super.read(to, from, Math.min(length, atOnce));
                    }
                },
                () -> Instant.EPOCH);
    }
}
