package io.belfry.bench.ws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ArrivalsTest {

    private final Arrivals arrivals = new Arrivals(2);

    @Test
    void what_every_socket_has_is_what_the_slowest_has() {
        arrivals.received(0, 10, 0);
        arrivals.received(0, 11, 0);
        assertThat(arrivals.onEverySocket()).isZero();

        arrivals.received(1, 10, 0);
        assertThat(arrivals.onEverySocket()).isEqualTo(1);
    }

    @Test
    void latencies_are_those_of_the_phase_alone() {
        arrivals.received(0, 19, 500);
        arrivals.measure(20, 2);
        arrivals.sent(20, 1_000);
        arrivals.sent(21, 2_000);
        arrivals.received(0, 20, 1_300);
        arrivals.received(1, 20, 1_700);
        arrivals.received(0, 19, 9_000);
        arrivals.received(0, 21, 2_100);

        assertThat(arrivals.latencies()).containsExactly(300, 700, 100);

        arrivals.received(1, 21, 5_000);
        assertThat(arrivals.onEverySocket()).isEqualTo(2);
    }
}
