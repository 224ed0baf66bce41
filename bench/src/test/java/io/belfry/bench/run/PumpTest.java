package io.belfry.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.Writer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PumpTest {

    private final Progress progress =
            new Progress(new PrintWriter(Writer.nullWriter()), System::nanoTime);

    @Test
    void no_more_than_the_window_is_on_the_way_and_all_that_was_sent_arrives() {
        AtomicLong sent = new AtomicLong();
        AtomicLong arrived = new AtomicLong(1000);
        AtomicLong most = new AtomicLong();

        Pump.Run run =
                new Pump(progress, 3)
                        .run(
                                "things",
                                Duration.ofMillis(20),
                                () -> {
                                    long onTheWay = sent.incrementAndGet() - (arrived.get() - 1000);
                                    most.accumulateAndGet(onTheWay, Math::max);
                                },
                                () ->
                                        arrived.get() - 1000 < sent.get()
                                                ? arrived.incrementAndGet()
                                                : arrived.get());

        assertThat(most.get()).isBetween(1L, 3L);
        assertThat(run.sent()).isEqualTo(sent.get()).isEqualTo(arrived.get() - 1000);
        assertThat(run.nanos()).isGreaterThanOrEqualTo(20_000_000);
    }

    /** 500 sent in a quarter of a second, each of 200 frames: 400,000 frames a second. */
    @Test
    void the_rate_counts_each_with_its_size() {
        assertThat(new Pump.Run(500, 250_000_000).rate(200)).isEqualTo(400_000);
    }
}
