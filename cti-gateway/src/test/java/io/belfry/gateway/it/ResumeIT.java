package io.belfry.gateway.it;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.belfry.contracts.Envelope;
import io.belfry.contracts.Topics;
import io.belfry.contracts.config.QueueConfig;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.id.QueueId;
import io.belfry.contracts.id.QueueName;
import io.belfry.testing.infra.InjectKafka;
import io.belfry.testing.infra.KafkaFixture;
import io.belfry.testing.infra.KafkaTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Numbered sessions over real sockets. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(RightsStandIn.class)
class ResumeIT {

    private static final String GET_QUEUES = "\"objectType\":\"queue\"";

    @InjectKafka KafkaFixture kafka;
    @RightsStandIn.InjectRights RightsStandIn rights;

    @TestHTTPResource("/")
    String url;

    private final PbxId pbx = new PbxId("pbx-" + UUID.randomUUID().toString().substring(0, 8));

    @BeforeEach
    void isReady() {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
    }

    @Test
    void a_client_whose_socket_broke_goes_on_where_he_was() {
        String session;
        long last;
        try (CtiClient before = open("&resumable=true")) {
            session = before.next("SessionStarted").get("session").asText();
            before.awaitType("SnapshotComplete");
            before.command("getList", GET_QUEUES);
            before.next("QueueList");
            JsonNode complete = before.next();
            assertThat(complete.at("/ctiMessage/command").asText()).isEqualTo("getList");
            last = complete.get("seq").asLong();
        }
        try (CtiClient witness = open("")) {
            witness.command("getList", GET_QUEUES);
            witness.awaitType("QueueList");
            queue(1, "support");
            witness.awaitType("QueueConfig");
        }
        try (CtiClient back = open("&session=" + session + "&after=" + (last - 1))) {
            JsonNode started = back.next("SessionStarted");
            assertThat(started.get("session").asText()).isEqualTo(session);
            assertThat(started.get("resumed").asBoolean()).isTrue();
            JsonNode again = back.next();
            assertThat(again.get("msgType").asText()).isEqualTo("SnapshotComplete");
            assertThat(again.get("seq").asLong()).isEqualTo(last);
            JsonNode missed = back.next();
            assertThat(missed.get("msgType").asText()).isEqualTo("QueueConfig");
            assertThat(missed.get("seq").asLong()).isEqualTo(last + 1);
            back.send("{\"claz\":\"ping\"}");
            assertThat(back.next().get("seq").asLong()).isEqualTo(last + 2);
        }
    }

    @Test
    void a_second_socket_takes_the_session_over() {
        try (CtiClient half = open("&resumable=true")) {
            String session = half.next("SessionStarted").get("session").asText();
            try (CtiClient back = open("&session=" + session + "&after=0")) {
                assertThat(back.next("SessionStarted").get("resumed").asBoolean()).isTrue();
                assertThat(back.next("LoggedOn").isEmpty()).isTrue();
                assertThat(half.closeCode()).isEqualTo(4000);
                back.untilNow();
            }
        }
    }

    @Test
    void a_session_that_is_not_here_is_too_old_and_begins_with_a_snapshot() {
        try (CtiClient client = open("&session=of-another-replica&after=12")) {
            JsonNode started = client.next("SessionStarted");
            assertThat(started.get("resumed").asBoolean()).isFalse();
            assertThat(started.get("reason").asText()).isEqualTo("TooOld");
            JsonNode first = client.next();
            assertThat(first.get("msgType").asText()).isEqualTo("LoggedOn");
            assertThat(first.get("seq").asLong()).isEqualTo(1);
            client.awaitType("SnapshotComplete");
        }
    }

    private CtiClient open(String parameters) {
        String token = rights.token(pbx.value(), 1, "alice", "admin");
        return CtiClient.open(
                url.replaceAll("/$", ""), "/xuc/api/2.0/cti?token=" + token + parameters);
    }

    private void queue(int id, String name) {
        kafka.send(
                Topics.CONFIG_QUEUES,
                new Envelope<>(
                        UUID.randomUUID().toString(),
                        pbx,
                        Instant.now(),
                        new QueueConfig(
                                new QueueId(id),
                                new QueueName(name),
                                name,
                                "3001",
                                "internal",
                                0,
                                15)));
    }
}
