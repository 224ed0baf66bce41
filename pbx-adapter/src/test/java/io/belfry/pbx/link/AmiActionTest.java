package io.belfry.pbx.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AmiActionTest {

    @Test
    void anActionIsItsHeadersInOrder() {
        assertThat(AmiAction.of("QueuePause", "Queue", null, "Paused", "true").wire("7"))
                .isEqualTo("Action: QueuePause\r\nActionID: 7\r\nPaused: true\r\n\r\n");
    }

    @Test
    void noLineEndGetsThrough() {
        assertThat(AmiAction.of("A", "B\r\nC", "d\n\re\nf").wire("1\r\n2"))
                .isEqualTo("Action: A\r\nActionID: 1 2\r\nB C: d e f\r\n\r\n");
    }

    @Test
    void attemptsAreTwiceAsFarApartEachTimeUpToALongest() {
        Backoff backoff = Backoff.upTo(Duration.ofMillis(600));
        assertThat(backoff.next()).isEqualTo(Duration.ofMillis(250));
        assertThat(backoff.longer().next()).isEqualTo(Duration.ofMillis(500));
        assertThat(backoff.longer().longer().next()).isEqualTo(Duration.ofMillis(600));
    }
}
