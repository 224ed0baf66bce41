package io.belfry.gateway.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ThrottleTest {

    private final ManualClock clock = new ManualClock();
    private final Throttle throttle = new Throttle(90, 180, clock);

    @Test
    void a_burst_of_180_passes_and_no_more_A20() {
        assertThat(admitted(200)).isEqualTo(180);
    }

    /** 90 in 30 s are 3 per second (A24): after 10 s there is room for 30. */
    @Test
    void three_messages_per_second_come_back_A24() {
        admitted(180);
        clock.advance(Duration.ofSeconds(10));
        assertThat(admitted(100)).isEqualTo(30);
    }

    @Test
    void a_rest_refills_to_the_burst_only() {
        admitted(180);
        clock.advance(Duration.ofHours(1));
        assertThat(admitted(400)).isEqualTo(180);
    }

    private int admitted(int tries) {
        int admitted = 0;
        for (int i = 0; i < tries; i++) {
            if (throttle.admits()) {
                admitted++;
            }
        }
        return admitted;
    }
}
