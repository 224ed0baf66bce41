package io.belfry.stats.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.id.QueueId;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.state.QueueCounter;
import io.belfry.contracts.state.QueueStatistics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** C42. */
class QueueMetersTest {

    private static final PbxId PBX = new PbxId("pbx1");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final QueueMeters meters = new QueueMeters(registry);

    @Test
    void aGaugeFollowsTheCounter() {
        meters.numbers(PBX, queue("support", 1));
        meters.numbers(PBX, queue("support", 2));
        assertThat(waiting("support")).isEqualTo(2);
    }

    @Test
    void aQueueThatIsRenamedOrGoneLeavesNoGaugeBehind() {
        meters.numbers(PBX, queue("support", 1));
        meters.numbers(PBX, queue("helpdesk", 3));
        assertThat(registry.find("belfry.queue").tag("queue", "support").gauges()).isEmpty();
        assertThat(waiting("helpdesk")).isEqualTo(3);
        meters.gone(PBX, new QueueId(1));
        assertThat(registry.getMeters()).isEmpty();
    }

    @Test
    void aPbxThatAnotherInstanceHasLeavesNoGaugeBehind() {
        meters.numbers(PBX, queue("support", 1));
        meters.numbers(new PbxId("pbx2"), queue("sales", 2));
        meters.left(new PbxId("pbx2"));
        assertThat(registry.find("belfry.queue").tag("pbx", "pbx2").gauges()).isEmpty();
        assertThat(waiting("support")).isEqualTo(1);
    }

    private double waiting(String queue) {
        return registry.get("belfry.queue")
                .tag("pbx", "pbx1")
                .tag("queue", queue)
                .tag("counter", "WaitingCalls")
                .gauge()
                .value();
    }

    private static QueueStatistics queue(String name, double waiting) {
        return new QueueStatistics(
                new QueueId(1), new QueueName(name), Map.of(QueueCounter.WAITING_CALLS, waiting));
    }
}
