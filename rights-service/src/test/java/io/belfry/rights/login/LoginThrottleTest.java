package io.belfry.rights.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {

    private Instant now = Instant.parse("2026-03-02T08:00:00Z");
    private final LoginThrottle throttle = new LoginThrottle(3, Duration.ofSeconds(60), () -> now);

    @Test
    void threeWrongPasswordsMakeTheLoginWaitUntilTheWindowIsOver() {
        throttle.failed("alice");
        now = now.plusSeconds(10);
        throttle.failed("alice");
        assertThat(throttle.wait("alice")).isEmpty();
        throttle.failed("alice");

        // 60 s from the first failure, 10 s of which are over
        assertThat(throttle.wait("alice")).contains(Duration.ofSeconds(50));
        assertThat(throttle.wait("bob")).as("another login").isEmpty();

        now = now.plusSeconds(50);
        assertThat(throttle.wait("alice")).isEmpty();
    }

    @Test
    void theCountBeginsAgainAfterTheWindow() {
        throttle.failed("alice");
        throttle.failed("alice");
        now = now.plusSeconds(60);
        assertThat(throttle.wait("alice")).isEmpty();
        throttle.failed("alice");
        assertThat(throttle.wait("alice")).isEmpty();
    }

    @Test
    void theRightPasswordForgivesTheWrongOnes() {
        throttle.failed("alice");
        throttle.failed("alice");
        throttle.succeeded("alice");
        throttle.failed("alice");
        assertThat(throttle.wait("alice")).isEmpty();
    }

    @Test
    void remembersABoundedNumberOfLogins() {
        for (int i = 0; i < 3; i++) {
            throttle.failed("first");
        }
        for (int i = 0; i < 10_000; i++) {
            throttle.failed("guess" + i);
        }
        assertThat(throttle.wait("first")).as("pushed out by 10,000 others").isEmpty();
    }
}
