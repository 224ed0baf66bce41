package io.belfry.pbx.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventBufferTest {

    @Test
    void whatIsTakenIsInTheOrderInWhichItCame() throws Exception {
        EventBuffer buffer = new EventBuffer(10);
        RawFrame first = frame("1");
        RawFrame second = frame("2");
        buffer.offer(first);
        buffer.offer(second);
        List<RawFrame> taken = new ArrayList<>();
        buffer.take(taken, Duration.ZERO);
        assertThat(taken).containsExactly(first, second);
        assertThat(buffer.size()).isZero();
    }

    @Test
    void nothingIsTakenWhenNothingComesInTime() throws Exception {
        List<RawFrame> taken = new ArrayList<>();
        new EventBuffer(1).take(taken, Duration.ofMillis(1));
        assertThat(taken).isEmpty();
    }

    @Test
    void aBufferThatOverflowedTakesNothingMore() throws Exception {
        EventBuffer buffer = new EventBuffer(2);
        assertThat(buffer.offer(frame("1"))).isTrue();
        assertThat(buffer.offer(frame("2"))).isTrue();
        assertThat(buffer.offer(frame("3"))).isFalse();
        List<RawFrame> taken = new ArrayList<>();
        buffer.take(taken, Duration.ZERO);
        assertThat(taken).hasSize(2);
        // there is room again, but behind a gap nothing is worth anything
        assertThat(buffer.offer(frame("4"))).isFalse();
        assertThat(buffer.size()).isZero();
        assertThat(buffer.overflowed()).isTrue();
    }

    @Test
    void theHighestLevelIsKeptWhenTheBufferIsEmptyAgain() throws Exception {
        EventBuffer buffer = new EventBuffer(5);
        for (int i = 0; i < 3; i++) {
            buffer.offer(frame("x"));
        }
        buffer.take(new ArrayList<>(), Duration.ZERO);
        assertThat(buffer.size()).isZero();
        assertThat(buffer.highest()).isEqualTo(3);
        assertThat(buffer.capacity()).isEqualTo(5);
    }

    private static RawFrame frame(String text) {
        return new RawFrame(text.getBytes(StandardCharsets.UTF_8), Instant.EPOCH, false);
    }
}
