package io.belfry.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.belfry.simulator.call.Pbx;
import io.belfry.simulator.load.Site;
import io.belfry.simulator.load.Workload;
import io.belfry.simulator.out.Output;
import io.belfry.simulator.time.Timeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatorTest {

    private static final long START = 1_800_000_000_000_000L;
    private static final long HOUR = 3_600_000_000L;

    @Test
    void asFastAsPossibleSaysWhatTheSameSeedSaysAnyway() {
        Site site = new Site(6, 2);
        List<Output> fast = Collections.synchronizedList(new ArrayList<>());
        Pbx pbx = Workload.pbx(site, new Timeline(START), 4);
        begin(pbx, site);
        try (Simulator simulator =
                new Simulator(pbx, Double.POSITIVE_INFINITY, List.of(fast::addAll)).start()) {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> simulator.ask(p -> p.board().time().now()) > START + HOUR / 6);
        }
        Pbx slow = Workload.pbx(site, new Timeline(START), 4);
        begin(slow, site);
        slow.board().time().runUntil(START + HOUR / 6);
        List<Output> wanted = slow.board().drain();
        assertThat(wanted).hasSizeGreaterThan(1000);
        assertThat(fast.subList(0, wanted.size())).isEqualTo(wanted);
    }

    private static void begin(Pbx pbx, Site site) {
        Workload workload = new Workload(pbx, site, 4);
        workload.startAgents();
        workload.startCalls(200);
    }
}
