package io.belfry.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final StringWriter text = new StringWriter();
    private long millis = 1000;
    private final Progress progress = new Progress(new PrintWriter(text), () -> millis * 1_000_000);

    @Test
    void a_step_that_goes_on_speaks_every_two_seconds() {
        progress.say("begin");
        for (int i = 0; i < 50; i++) {
            millis += 100;
            long now = millis;
            progress.tick(() -> "at " + now);
        }

        assertThat(text.toString().lines())
                .containsExactly("[   0.0 s] begin", "[   2.0 s] at 3000", "[   4.0 s] at 5000");
    }
}
