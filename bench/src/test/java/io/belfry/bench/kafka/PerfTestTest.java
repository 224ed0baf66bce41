package io.belfry.bench.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.belfry.bench.run.BenchFailed;
import org.junit.jupiter.api.Test;

/** What kafka-producer-perf-test of Kafka 4.3.1 printed, word by word. */
class PerfTestTest {

    private static final String WITHOUT_WARM_UP =
            """
            20559 records sent, 4097.9 records/sec (1.42 MB/sec), 77.9 ms avg latency, 3213.0 ms max latency.
            50000 records sent, 6860.592755 records/sec (2.38 MB/sec), 66.77 ms avg latency, 3213.00 ms max latency, 54 ms 50th, 161 ms 95th, 216 ms 99th, 287 ms 99.9th.
            """;

    private static final String WITH_WARM_UP =
            """
            Warmup first 13721 records. Steady state results will print after the complete test summary.
            34303 records sent, 8346.228710 records/sec (2.90 MB/sec), 162.21 ms avg latency, 2650.00 ms max latency, 168 ms 50th, 216 ms 95th, 236 ms 99th, 248 ms 99.9th.
            20582 steady state records sent, 20438.927507 records/sec (7.10 MB/sec), 184.25 ms avg latency, 238.00 ms max latency, 181 ms 50th, 217 ms 95th, 237 ms 99th, 238 ms 99.9th.
            """;

    @Test
    void the_rate_of_a_run_is_not_that_of_a_progress_line() {
        assertThat(PerfTest.total(WITHOUT_WARM_UP)).isEqualTo(6860.592755);
    }

    @Test
    void the_rate_that_counts_leaves_the_warm_up_out() {
        assertThat(PerfTest.steady(WITH_WARM_UP)).isEqualTo(20438.927507);
    }

    @Test
    void no_rate_is_a_failure_that_shows_what_was_printed() {
        assertThatThrownBy(() -> PerfTest.steady("timed out\n"))
                .isInstanceOf(BenchFailed.class)
                .hasMessage("kafka-producer-perf-test gave no rate: timed out\n");
    }
}
