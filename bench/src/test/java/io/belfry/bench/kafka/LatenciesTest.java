package io.belfry.bench.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatenciesTest {

    @Test
    void onlyWhatIsMeasuredCounts() {
        Latencies latencies = new Latencies(100, 2);
        latencies.sent(99, 5);
        latencies.sent(100, 10);
        latencies.sent(101, 20);
        latencies.sent(102, 30);
        latencies.received(101, 27);
        latencies.received(99, 50);
        latencies.received(102, 60);
        latencies.received(100, 13);
        assertThat(latencies.percentiles().count()).isEqualTo(2);
        assertThat(latencies.percentiles().at(50)).isEqualTo(3);
        assertThat(latencies.percentiles().at(100)).isEqualTo(7);
    }
}
