package io.belfry.stats.app;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.belfry.contracts.Topic;
import io.belfry.contracts.Topics;
import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.pbx.AgentLoggedIn;
import io.belfry.contracts.pbx.QueueMemberAdded;
import io.belfry.contracts.state.AgentStatus;
import io.belfry.contracts.state.QueueCounter;
import io.belfry.stats.fixture.Configured;
import io.belfry.stats.fixture.Events;
import io.belfry.testing.infra.InjectKafka;
import io.belfry.testing.infra.KafkaFixture;
import io.belfry.testing.infra.KafkaTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.jwt.build.Jwt;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** The whole service on a real broker. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
class StatsServiceIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @InjectKafka KafkaFixture kafka;

    @Test
    void eventsBecomeStatesAndNumbersAndBadRecordsBecomeDeadLetters() {
        PbxId pbx = new PbxId("pbx1");
        // the clock of the PBX is two hours ahead: Kafka's own limit is one
        Instant now = Instant.now().plus(2, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MILLIS);
        Configured events = new Configured(kafka, pbx).configure(now);
        events.on(now, new QueueMemberAdded(Events.member("support", "1001", false, "")))
                .on(now, new AgentLoggedIn(new AgentNumber("1001"), null, "1001", "internal"));
        Map<String, String> ce =
                Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", "bad",
                        "ce_type", "io.belfry.pbx.QueueLogRow",
                        "ce_source", "pbx1",
                        "ce_time", now.toString());
        kafka.sendRaw("pbx.queue-log", utf8("pbx1/support"), utf8("{not json"), ce);
        kafka.sendRaw("pbx.ami", utf8("no slash"), utf8("{}"), Map.of());
        events.log(now, "c1", "NONE", "ENTERQUEUE", "", "0622334455", "1")
                .log(now, "c1", "Agent/1001", "A_NAME_OF_TOMORROW", "x")
                .log(now, "c2", "Agent/1001", "CONNECT", "soon", "c2.1", "1").log(
                now, "c1", "Agent/1001", "CONNECT", "15", "c1.1", "1");
        kafka.sendRaw(
                "pbx.ami",
                utf8("pbx1/x"),
                utf8("{}"),
                Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", "later",
                        "ce_type", "io.belfry.pbx.EventOfALaterVersion",
                        "ce_source", "pbx1",
                        "ce_time", now.toString()));

        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(last(kafka, Topics.STATS_QUEUES).counters())
                                        .containsEntry(QueueCounter.TOTAL_NUMBER_CALLS_ENTERED, 1.0)
                                        .containsEntry(
                                                QueueCounter.TOTAL_NUMBER_CALLS_ANSWERED, 1.0)
                                        .containsEntry(
                                                QueueCounter.TOTAL_NUMBER_CALLS_ANSWERED_BEFORE_15,
                                                1.0)
                                        .containsEntry(
                                                QueueCounter.PERCENTAGE_ANSWERED_BEFORE_15, 100.0)
                                        .containsEntry(QueueCounter.LOGGED_AGENTS, 1.0)
                                        .containsEntry(QueueCounter.AVAILABLE_AGENTS, 1.0));
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> {
                            AgentStatus status = last(kafka, Topics.STATE_AGENTS);
                            assertThat(status.state().wireName()).isEqualTo("AgentReady");
                            assertThat(status.phoneNumber()).isEqualTo("1001");
                        });

        List<ConsumerRecord<byte[], byte[]>> letters = kafka.readRaw("dead-letters", 3, PATIENCE);
        assertThat(letters)
                .extracting(StatsServiceIT::reason)
                .hasSize(3)
                .anySatisfy(r -> assertThat(r).contains("QueueLogRow"))
                .anySatisfy(r -> assertThat(r).contains("header ce_type is missing"))
                .anySatisfy(r -> assertThat(r).contains("CONNECT without seconds in data1: soon"));
        assertThat(letters)
                .anySatisfy(r -> assertThat(new String(r.value())).isEqualTo("{not json"));

        read("pbx1", "/stats/queues/1")
                .then()
                .statusCode(200)
                .body("[0].pbx", equalTo("pbx1"))
                .body("[0].object.counters.TotalNumberCallsAnswered", equalTo(1.0f));
        read("pbx1", "/stats/queues/99")
                .then()
                .statusCode(404)
                .contentType(containsString("application/problem+json"));
        read("pbx1", "/stats/agent-states").then().body("object.state.name", hasItem("Ready"));
        // C13: nobody called her, so there is nothing to compute an average from
        read("pbx1", "/stats/agents/1")
                .then()
                .body("[0].object.number", equalTo("1001"))
                .body("[0].object.counters.InbCalls", equalTo(0.0f))
                .body("[0].object.counters", hasEntry("InbAverCallTime", null));
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                // answered after 15 s, threshold 20 s of the queue on the PBX
                                read("pbx1", "/stats/queues/1/intervals")
                                        .then()
                                        .statusCode(200)
                                        .body("object.thresholdSeconds", equalTo(20))
                                        .body("object.total.answeredWithin", equalTo(1))
                                        .body("object.total.serviceLevel", equalTo(100.0f))
                                        .body("object.intervals", hasSize(1)));
        read("other", "/stats/queues").then().statusCode(200).body("", hasSize(0));
        read("other", "/stats/queues/1").then().statusCode(404);
        get("/stats/queues").then().statusCode(401);
        given().auth()
                .oauth2(token("pbx1", "supervisor"))
                .get("/stats/queues")
                .then()
                .statusCode(403);
        get("/q/health/ready").then().statusCode(200);
        get("/q/health/live").then().statusCode(200);
        get("/q/openapi").then().body(containsString("/stats/queues/{id}"));
        get("/q/metrics")
                .then()
                .body(containsString("belfry_dead_letters_total"))
                .body(
                        containsString( // C42
                                "belfry_queue{counter=\"TotalNumberCallsEntered\","
                                        + "pbx=\"pbx1\",queue=\"support\"} 1.0"));
    }

    private static Response read(String pbx, String path) {
        return given().auth().oauth2(token(pbx, "admin")).get(path);
    }

    private static String token(String pbx, String role) {
        return Jwt.issuer("belfry").upn(role).groups(Set.of(role)).claim("pbx", pbx).sign();
    }

    private static <T> T last(KafkaFixture kafka, Topic<T> topic) {
        return kafka.read(topic, 1, PATIENCE).getLast().data();
    }

    private static String reason(ConsumerRecord<byte[], byte[]> letter) {
        return new String(
                letter.headers().lastHeader("dead_letter_reason").value(), StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
