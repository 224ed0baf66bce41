package io.belfry.e2e.flowingcalls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.belfry.e2e.harness.BelfrySuite;
import io.belfry.e2e.harness.Sql;
import io.belfry.e2e.harness.Supervisor;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The suite with the simulated PBX and its flowing calls, as {@code ./belfry up} starts it. Calls
 * never stop, so two witnesses are asked again and again until they agree at one moment; a lost or
 * a doubled event would keep them apart for ever.
 */
@ExtendWith(SimulatedSuite.class)
@TestMethodOrder(OrderAnnotation.class)
class FlowingCallsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String FINISHED =
            """
            select queuename as queue,
                   case event when 'CONNECT' then 'answered' when 'ABANDON' then 'abandoned'
                              else 'timeout' end as status,
                   count(*) as calls
            from queue_log
            where event in ('CONNECT', 'ABANDON', 'EXITWITHTIMEOUT')
            group by 1, 2 order by 1, 2
            """;
    private static final String PASSES =
            """
            select queue_ref as queue, status::text as status, count(*) as calls
            from call_on_queue where status::text in ('answered', 'abandoned', 'timeout')
            group by 1, 2 order by 1, 2
            """;

    private static BelfrySuite suite;
    private static Supervisor supervisor;
    private static Map<Integer, String> queues;

    @BeforeAll
    static void start(BelfrySuite simulated) {
        suite = simulated;
        supervisor = Supervisor.connect(suite.gateway());
        queues = new HashMap<>();
        supervisor
                .list("queue", "QueueList")
                .forEach(
                        queue -> queues.put(queue.path("id").asInt(), queue.path("name").asText()));
    }

    @AfterAll
    static void stop() {
        if (supervisor != null) {
            supervisor.close();
        }
    }

    @Test
    @Order(1)
    void counters_are_those_of_the_queue_log() {
        await("some calls")
                .atMost(PATIENCE.multipliedBy(2))
                .until(() -> QueueTotals.entered(QueueTotals.ofPbx(suite.simulatedPbx())) >= 5);

        countersAgree();
    }

    @Test
    @Order(2)
    void every_row_of_the_pbx_is_replicated_once() {
        rowsAgree();
    }

    @Test
    @Order(3)
    void every_finished_call_is_a_row_of_call_on_queue_with_its_status() {
        passesAgree();
    }

    /** The proof that nothing is lost or counted twice, whatever is killed at whatever moment. */
    @ParameterizedTest
    @Order(4)
    @ValueSource(
            strings = {
                "pbx-adapter",
                "realtime-stats",
                "replication",
                "reporting-jobs",
                "rights-service",
                "callback-service",
                "recording-service",
                "cti-gateway"
            })
    void a_killed_service_goes_on_where_it_was(String service) {
        suite.killAndRestart(service);
        if (service.equals("cti-gateway")) {
            supervisor.close();
            supervisor = Supervisor.connect(suite.gateway());
        }

        countersAgree();
        rowsAgree();
        passesAgree();
    }

    private static void countersAgree() {
        await("counters as in the queue_log")
                .atMost(PATIENCE)
                .untilAsserted(
                        () -> {
                            Map<String, QueueTotals> pbx = QueueTotals.ofPbx(suite.simulatedPbx());
                            assertThat(QueueTotals.ofSuite(supervisor, queues)).isEqualTo(pbx);
                        });
    }

    private static void rowsAgree() {
        for (String table : List.of("queue_log", "cel")) {
            String count = "select count(*) as n from " + table;
            await("as many rows in " + table)
                    .atMost(PATIENCE)
                    .untilAsserted(
                            () -> {
                                Object pbx = suite.simulatedPbx().rows(count);
                                assertThat(suite.xivoStats().rows(count)).isEqualTo(pbx);
                            });
        }
    }

    private static void passesAgree() {
        Sql stats = suite.xivoStats();
        await("calls on queues as in the queue_log")
                .atMost(PATIENCE)
                .untilAsserted(
                        () -> {
                            List<Map<String, Object>> pbx = suite.simulatedPbx().rows(FINISHED);
                            assertThat(stats.rows(PASSES)).isEqualTo(pbx);
                        });
    }
}
