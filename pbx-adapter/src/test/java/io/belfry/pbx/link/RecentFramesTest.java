package io.belfry.pbx.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RecentFramesTest {

    @Test
    void theLastOnesAreKeptOldestFirst() {
        RecentFrames recent = new RecentFrames(3);
        assertThat(recent.all()).isEmpty();
        for (String name : new String[] {"A", "B", "C", "D", "E"}) {
            recent.add(frame(name));
        }
        assertThat(recent.all()).extracting(RawFrame::event).containsExactly("C", "D", "E");
        assertThat(recent.added()).isEqualTo(5);
    }

    @Test
    void whoKeepsNoneCountsThemAll() {
        RecentFrames recent = new RecentFrames(0);
        recent.add(frame("A"));
        recent.add(frame("B"));
        assertThat(recent.all()).isEmpty();
        assertThat(recent.added()).isEqualTo(2);
    }

    private static RawFrame frame(String name) {
        return new RawFrame(
                ("Event: " + name + "\r\n").getBytes(StandardCharsets.UTF_8), Instant.EPOCH, false);
    }
}
