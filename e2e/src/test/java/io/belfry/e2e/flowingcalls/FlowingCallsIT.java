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
import java.util.stream.Collectors;
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

    private static final String PERIODS_OF_LOG =
            """
            select queuename as queue,
                   count(*) filter (where event = 'CONNECT') as answered,
                   count(*) filter (where event = 'ABANDON') as abandoned,
                   count(*) filter (where event = 'EXITWITHTIMEOUT') as timeout
            from queue_log
            where event in ('CONNECT', 'ABANDON', 'EXITWITHTIMEOUT')
            group by 1 order by 1
            """;
    private static final String PERIODS =
            """
            select queue, sum(answered) as answered, sum(abandoned) as abandoned,
                   sum(timeout) as timeout
            from stat_queue_periodic
            group by 1 having sum(answered + abandoned + timeout) > 0 order by 1
            """;

    private static final String CALLS_OF_CEL =
            """
            select count(distinct linkedid) as calls,
                   count(distinct linkedid) filter (where eventtype = 'LINKEDID_END') as ended
            from cel
            """;
    private static final String CALLS =
            """
            select count(distinct uniqueid) as calls,
                   count(*) filter (where end_time is not null) as ended
            from call_data
            """;

    /** What a row says, whatever its id and the format of its time. */
    private static final Map<String, List<String>> CONTENT =
            Map.of(
                    "queue_log",
                    List.of(
                            "callid",
                            "queuename",
                            "agent",
                            "event",
                            "data1",
                            "data2",
                            "data3",
                            "data4",
                            "data5"),
                    "cel",
                    List.of(
                            "eventtype",
                            "cid_name",
                            "cid_num",
                            "exten",
                            "context",
                            "channame",
                            "appname",
                            "uniqueid",
                            "linkedid",
                            "peer"));

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
        documentsAgree();
    }

    @Test
    @Order(3)
    void every_finished_call_is_a_row_of_call_on_queue_with_its_status() {
        passesAgree();
        callsAgree();
        periodsAgree();
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
        documentsAgree();
        passesAgree();
        callsAgree();
        periodsAgree();
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

    /** As many rows with the same content: one lost and another doubled would show. */
    private static void rowsAgree() {
        for (String table : List.of("queue_log", "cel")) {
            String content = content(table);
            await("the rows of " + table)
                    .atMost(PATIENCE)
                    .untilAsserted(
                            () -> {
                                Object pbx = suite.simulatedPbx().rows(content);
                                assertThat(suite.xivoStats().rows(content)).isEqualTo(pbx);
                            });
        }
    }

    /** How many rows there are, and a sum over the digests of their contents. */
    private static String content(String table) {
        String columns =
                CONTENT.get(table).stream()
                        .map("coalesce(%s, '')"::formatted)
                        .collect(Collectors.joining(", "));
        return """
               select count(*) as n,
                      sum(('x' || left(md5(concat_ws('|', %s)), 12))::bit(48)::bigint)::text as sum
               from %s
               """
                .formatted(columns, table);
    }

    private static void documentsAgree() {
        String answered = "select count(*) as n from queue_log where event = 'CONNECT'";
        await("documents of answered calls")
                .atMost(PATIENCE)
                .untilAsserted(
                        () -> {
                            Object pbx = suite.simulatedPbx().rows(answered).getFirst().get("n");
                            assertThat(suite.search().count("queuelogs", "event", "CONNECT"))
                                    .isEqualTo(pbx);
                        });
    }

    private static void callsAgree() {
        await("a row of call_data for each call")
                .atMost(PATIENCE)
                .untilAsserted(
                        () -> {
                            Object pbx = suite.simulatedPbx().rows(CALLS_OF_CEL);
                            assertThat(suite.xivoStats().rows(CALLS)).isEqualTo(pbx);
                        });
    }

    private static void periodsAgree() {
        await("quarters of an hour as in the queue_log")
                .atMost(PATIENCE)
                .untilAsserted(
                        () -> {
                            Object pbx = suite.simulatedPbx().rows(PERIODS_OF_LOG);
                            assertThat(suite.xivoStats().rows(PERIODS)).isEqualTo(pbx);
                        });
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
