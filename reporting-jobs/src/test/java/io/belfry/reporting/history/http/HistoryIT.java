package io.belfry.reporting.history.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.belfry.contracts.Envelope;
import io.belfry.contracts.Topic;
import io.belfry.contracts.Topics;
import io.belfry.contracts.id.PbxId;
import io.belfry.reporting.access.People;
import io.belfry.testing.http.Callers;
import io.belfry.testing.infra.InjectKafka;
import io.belfry.testing.infra.KafkaFixture;
import io.belfry.testing.infra.KafkaTestResource;
import io.belfry.testing.infra.PostgresTestResource;
import io.belfry.testing.traces.TraceRows;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Calls of the recording; the golden files have their rows and the sums. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(
        value = PostgresTestResource.class,
        initArgs = @ResourceArg(name = "purpose", value = "reporting"))
class HistoryIT {

    private static final PbxId PBX = new PbxId("history");
    private static final List<String> SCENARIOS =
            List.of(
                    "01-agent_login",
                    "02-answered_agent_hangs_up",
                    "05-abandon_ringing",
                    "07-queue_timeout",
                    "08-ringnoanswer_then_next",
                    "26-internal_call",
                    "27-internal_cancel",
                    "29-outgoing_call");

    /** Of 1001, the newest first: how each ended, and the scenario it is from. */
    private static final List<String> OF_1001 =
            List.of(
                    "1795256994.128 emitted", // 29
                    "1795256984.124 emitted", // 27
                    "1795256977.122 emitted", // 26
                    "1795256810.28 answered", // 08
                    "1795256779.16 missed", // 05
                    "1795256751.0 answered"); // 02

    private static boolean sent;

    @InjectKafka KafkaFixture kafka;
    @Inject DataSource database;

    @Test
    void a_user_reads_the_calls_of_his_line_the_newest_first_A86() {
        calls();

        JsonPath page = read("alice", "/history/lines/me?size=10").jsonPath();
        assertThat(told(page)).isEqualTo(OF_1001);
        assertThat(page.getString("next")).isNull();
        // 26: from 29:37.934600 to 40.949715, answered 38.939058
        assertThat(page.getMap("calls[2]"))
                .containsEntry("start", "2026-11-21T10:29:37.934600Z")
                .containsEntry("durationSeconds", 3)
                .containsEntry("talkSeconds", 2)
                .containsEntry("direction", "internal")
                .containsEntry("srcNum", "1001")
                .containsEntry("dstNum", "1003")
                .containsEntry("srcFirstName", "Alice")
                .containsEntry("srcLastName", "Smith")
                .containsEntry("dstFirstName", null);
        // 05: nobody answered; 02 s in the queue
        assertThat(page.getMap("calls[4]"))
                .containsEntry("talkSeconds", 0)
                .containsEntry("queue", "support")
                .containsEntry("waitSeconds", 2);
        // 07 and 08 rang at 1002; nobody was there
        assertThat(told(read("admin", "/history/lines/1002").jsonPath()))
                .containsExactly("1795256810.28 missed", "1795256793.21 missed");
    }

    @Test
    void pages_follow_each_other_without_gap_or_repetition() {
        calls();

        List<String> told = new ArrayList<>();
        String next = "";
        for (int page = 0; page < 4 && next != null; page++) {
            JsonPath answer = read("alice", "/history/agents/me?size=2" + next).jsonPath();
            told.addAll(told(answer));
            next = answer.getString("next");
            next = next == null ? null : "&before=" + next;
        }

        assertThat(told).isEqualTo(OF_1001);
        assertThat(next).isNull();
    }

    @Test
    void an_agent_is_told_what_rang_where_he_sat_A87() {
        calls();

        assertThat(told(read("admin", "/history/agents/1001").jsonPath())).isEqualTo(OF_1001);
        assertThat(told(read("admin", "/history/agents/1002").jsonPath()))
                .containsExactly("1795256810.28 missed", "1795256793.21 missed");
    }

    @Test
    void a_queue_is_named_by_any_part_of_its_name_A89() {
        calls();

        assertThat(told(read("admin", "/history/queues/UPP").jsonPath()))
                .containsExactly(
                        "1795256810.28 answered",
                        "1795256779.16 abandoned",
                        "1795256751.0 answered");
        assertThat(told(read("admin", "/history/queues/s?size=2").jsonPath()))
                .containsExactly("1795256810.28 answered", "1795256793.21 timeout");
        JsonPath page = read("admin", "/history/queues/sales").jsonPath();
        assertThat(page.getMap("calls[0]"))
                .containsEntry("srcNum", "0478112233")
                .containsEntry("dstNum", "53002")
                .containsEntry("waitSeconds", 12)
                .containsEntry("agent", null);
        assertThat(told(read("admin", "/history/queues/none").jsonPath())).isEmpty();
    }

    @Test
    void a_customer_is_found_however_his_number_is_written() {
        calls();

        JsonPath in = read("admin", "/history/customers/0388776655").jsonPath();
        assertThat(told(in)).containsExactly("1795256810.28 answered");
        assertThat(in.getMap("calls[0]"))
                .containsEntry("srcNum", "+33388776655")
                .containsEntry("agent", "1001")
                .containsEntry("waitSeconds", 7);
        assertThat(told(read("admin", "/history/customers/+33612345678").jsonPath()))
                .containsExactly("1795256994.128 emitted");
        assertThat(told(read("admin", "/history/customers/0145678901").jsonPath()))
                .containsExactly("1795256779.16 abandoned");
    }

    @Test
    void a_supervisor_reads_his_queues_and_groups_A39_A40() {
        calls();

        assertThat(told(read("sophie", "/history/queues/s").jsonPath()))
                .containsExactly("1795256793.21 timeout");
        assertThat(told(read("sophie", "/history/agents/1002").jsonPath())).hasSize(2);
        read("sophie", "/history/agents/1001", 403);
        read("sophie", "/history/lines/1001", 403);
        assertThat(told(read("sophie", "/history/customers/0388776655").jsonPath())).isEmpty();
        assertThat(told(read("sophie", "/history/customers/0478112233").jsonPath())).hasSize(1);
        assertThat(told(read("sophie", "/history/customers/0612345678").jsonPath())).isEmpty();
    }

    @Test
    void others_read_themselves_and_the_queues_A38() {
        calls();

        given().get("/history/lines/me").then().statusCode(401);
        read("alice", "/history/agents/1002", 403);
        read("alice", "/history/lines/1002", 403);
        read("nobody", "/history/lines/me", 404);
        read("nobody", "/history/agents/me", 404);
        read("admin", "/history/lines/4711", 404);
        assertThat(told(read("alice", "/history/queues/sales").jsonPath())).hasSize(1);
    }

    @Test
    void a_wrong_part_is_explained() {
        Callers.problem(get("alice", "/history/lines/me?size=0"), 400);
        Callers.problem(get("alice", "/history/lines/me?size=1001"), 400);
        Callers.problem(get("alice", "/history/lines/me?days=0"), 400);
        Callers.problem(get("alice", "/history/lines/me?before=yesterday"), 400);
        Callers.problem(get("alice", "/history/customers/me"), 400);
    }

    @Test
    void days_are_the_last_so_many_times_24_hours_A88() throws SQLException {
        calls();
        Instant now = Instant.now();
        try (Connection connection = database.getConnection();
                var insert =
                        connection.prepareStatement(
                                "insert into call_data (pbx, uniqueid, start_time, transfered, call_direction, src_interface) values ('history', ?, ?::timestamptz, false, 'internal', 'PJSIP/1004') on conflict do nothing")) {
            for (int hours : List.of(3, 47, 49)) {
                insert.setString(1, hours + " hours ago");
                insert.setString(2, now.minus(Duration.ofHours(hours)).toString());
                insert.addBatch();
            }
            insert.executeBatch();
        }

        assertThat(told(read("admin", "/history/lines/1004?days=2").jsonPath()))
                .containsExactly("3 hours ago ongoing", "47 hours ago ongoing");
    }

    /** The users and the calls, once. */
    private void calls() {
        if (!sent) {
            sent = true;
            new People(kafka, PBX).announce();
            for (String scenario : SCENARIOS) {
                TraceRows.cel(scenario).forEach(row -> forward(Topics.PBX_CEL, row));
                TraceRows.queueLog(scenario).forEach(row -> forward(Topics.PBX_QUEUE_LOG, row));
            }
        }
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> {
                            assertThat(told(read("admin", "/history/lines/1001").jsonPath()))
                                    .isEqualTo(OF_1001);
                            assertThat(told(read("admin", "/history/queues/s").jsonPath()))
                                    .hasSize(4)
                                    .noneMatch(call -> call.endsWith("ongoing"));
                        });
    }

    private <T> void forward(Topic<T> topic, Envelope<T> row) {
        kafka.send(topic, new Envelope<>(row.id(), PBX, row.time(), row.data()));
    }

    private static List<String> told(JsonPath page) {
        return page.<Map<String, Object>>getList("calls").stream()
                .map(call -> call.get("id") + " " + call.get("status"))
                .toList();
    }

    private Response get(String login, String path) {
        return new People(kafka, PBX).get(login, path);
    }

    private Response read(String login, String path) {
        return read(login, path, 200);
    }

    private Response read(String login, String path, int status) {
        Response response = get(login, path);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        return response;
    }
}
