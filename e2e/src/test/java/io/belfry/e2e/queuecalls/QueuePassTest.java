package io.belfry.e2e.queuecalls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QueuePassTest {

    @Test
    void a_ring_of_exact_telephones_is_as_long_as_expected() {
        assertThat(ringing(2).matches(ringing(2), true)).isTrue();
        assertThat(ringing(2).matches(ringing(1), true)).isFalse();
        assertThat(ringing(2).matches(ringing(3), true)).isFalse();
    }

    @Test
    void a_ring_of_real_telephones_may_be_a_second_shorter_never_longer() {
        assertThat(ringing(2).matches(ringing(2), false)).isTrue();
        assertThat(ringing(2).matches(ringing(1), false)).isTrue();
        assertThat(ringing(2).matches(ringing(0), false)).isFalse();
        assertThat(ringing(2).matches(ringing(3), false)).isFalse();
    }

    private static QueuePass ringing(int seconds) {
        return QueuePass.expected("support", "abandoned", null, seconds, 2.0, null);
    }
}
