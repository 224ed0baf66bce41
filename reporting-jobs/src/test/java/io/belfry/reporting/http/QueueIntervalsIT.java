package io.belfry.reporting.http;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.belfry.contracts.Envelope;
import io.belfry.contracts.Topics;
import io.belfry.contracts.id.PbxId;
import io.belfry.testing.infra.InjectKafka;
import io.belfry.testing.infra.KafkaFixture;
import io.belfry.testing.infra.KafkaTestResource;
import io.belfry.testing.infra.PostgresTestResource;
import io.belfry.testing.traces.TraceRows;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.jwt.build.Jwt;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(
        value = PostgresTestResource.class,
        initArgs = @ResourceArg(name = "purpose", value = "reporting"))
class QueueIntervalsIT {

    private static final Map<String, String> MORNING =
            Map.of("from", "2026-11-21T11:15:00+01:00", "to", "2026-11-21T11:30:00+01:00");

    @InjectKafka KafkaFixture kafka;

    /** From the recording: one answered by support, one of sales timed out, both from 10:15 UTC. */
    @Test
    void an_administrator_reads_the_quarters_of_his_pbx() {
        send("mine", "02-answered_agent_hangs_up");
        send("mine", "07-queue_timeout");
        send("other", "03-answered_caller_hangs_up");

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () ->
                                get("mine", "admin", MORNING)
                                        .then()
                                        .statusCode(200)
                                        .body("", hasSize(2))
                                        .body("[0].queue", equalTo("sales"))
                                        .body("[0].time", equalTo("2026-11-21T10:15:00Z"))
                                        .body("[0].total", equalTo(1))
                                        .body("[0].exits.timeout", equalTo(1))
                                        .body("[0].exits.answered", equalTo(0))
                                        .body("[1].queue", equalTo("support"))
                                        .body("[1].exits.answered", equalTo(1)));
        get(
                        "mine",
                        "admin",
                        Map.of(
                                "from", "2026-11-21T10:15:00Z",
                                "to", "2026-11-21T10:30:00Z",
                                "queue", "sales"))
                .then()
                .statusCode(200)
                .body("queue", equalTo(java.util.List.of("sales")));
        get("mine", "admin", Map.of("from", "2026-11-21T10:30:00Z", "to", "2026-11-21T10:45:00Z"))
                .then()
                .statusCode(200)
                .body("", hasSize(0));
    }

    @Test
    void others_do_not() {
        given().queryParams(MORNING).get("/reports/queues/intervals").then().statusCode(401);
        get("mine", "agent", MORNING).then().statusCode(403);
        get("mine", "supervisor", MORNING).then().statusCode(403);
    }

    @Test
    void a_wrong_time_is_explained() {
        get("mine", "admin", Map.of("from", "yesterday", "to", "2026-11-21T10:30:00Z"))
                .then()
                .statusCode(400)
                .contentType(containsString("application/problem+json"))
                .body("detail", containsString("from must be a time with an offset"));
        get("mine", "admin", Map.of("from", "2026-11-21T10:30:00Z"))
                .then()
                .statusCode(400)
                .body("detail", containsString("to must be a time with an offset"));
        get("mine", "admin", Map.of("from", "2026-01-01T00:00:00Z", "to", "2026-11-21T10:30:00Z"))
                .then()
                .statusCode(400)
                .body("detail", containsString("92 days"));
    }

    private void send(String pbx, String scenario) {
        TraceRows.queueLog(scenario)
                .forEach(
                        row ->
                                kafka.send(
                                        Topics.PBX_QUEUE_LOG,
                                        new Envelope<>(
                                                row.id(), new PbxId(pbx), row.time(), row.data())));
    }

    private static Response get(String pbx, String role, Map<String, String> query) {
        String token = Jwt.issuer("belfry").upn(role).groups(Set.of(role)).claim("pbx", pbx).sign();
        return given().auth().oauth2(token).queryParams(query).get("/reports/queues/intervals");
    }
}
