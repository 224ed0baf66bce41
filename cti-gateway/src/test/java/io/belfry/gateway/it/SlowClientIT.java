package io.belfry.gateway.it;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import com.fasterxml.jackson.databind.JsonNode;
import io.belfry.contracts.Envelope;
import io.belfry.contracts.Topics;
import io.belfry.contracts.config.LineConfig;
import io.belfry.contracts.config.UserConfig;
import io.belfry.contracts.id.Device;
import io.belfry.contracts.id.LineId;
import io.belfry.contracts.id.LinkedId;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.id.UniqueId;
import io.belfry.contracts.id.UserId;
import io.belfry.contracts.state.PhoneEvent;
import io.belfry.contracts.state.PhoneEventType;
import io.belfry.testing.infra.InjectKafka;
import io.belfry.testing.infra.KafkaFixture;
import io.belfry.testing.infra.KafkaTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A client that does not read must not fill the server's memory, nor hold up the others. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(RightsStandIn.class)
class SlowClientIT {

    private static final PbxId PBX = new PbxId("pbx-slow");

    /**
     * 2,000 events of about 16 kB are 32 MB: more than the socket buffers hold (10 MB at the most)
     * and the 1,000 messages that may wait (16 MB).
     */
    private static final int EVENTS = 2000;

    private static final String LONG_VALUE = "x".repeat(16_000);

    @InjectKafka KafkaFixture kafka;
    @RightsStandIn.InjectRights RightsStandIn rights;

    @TestHTTPResource("/")
    String url;

    @Test
    void it_is_closed_when_too_much_waits_and_the_others_get_everything() {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
        kafka.send(
                Topics.CONFIG_LINES,
                envelope(
                        new LineConfig(
                                new LineId(5),
                                "1001",
                                "internal",
                                new Device("PJSIP/1001"),
                                null)));
        kafka.send(
                Topics.CONFIG_USERS,
                envelope(
                        new UserConfig(
                                new UserId(1),
                                "Alice",
                                "Doe",
                                "alice",
                                null,
                                new LineId(5),
                                null,
                                null,
                                null,
                                null,
                                null)));
        String path = "/xuc/api/2.0/cti?token=" + rights.token(PBX.value(), 1, "alice", "user");
        URI uri = URI.create(url.replaceAll("/$", "").replaceFirst("^http", "ws") + path);
        try (CtiClient reader = CtiClient.open(url.replaceAll("/$", ""), path)) {
            reader.awaitType("RightProfile");
            Awaitility.await()
                    .until(
                            () -> {
                                reader.command("getConfig", "\"objectType\":\"line\"");
                                return reader.untilNow().stream()
                                        .anyMatch(
                                                f ->
                                                        f.get("msgType")
                                                                .asText()
                                                                .equals("LineConfig"));
                            });
            WebSocket neverReads =
                    HttpClient.newHttpClient()
                            .newWebSocketBuilder()
                            .buildAsync(uri, new NeverReads())
                            .join();
            for (int i = 0; i < EVENTS; i++) {
                kafka.send(Topics.PHONE_EVENTS, envelope(event(i)));
            }
            for (int i = 0; i < EVENTS; i++) {
                JsonNode event = reader.next("PhoneEvent");
                assertThat(event.get("uniqueId").asText()).isEqualTo("1." + i);
            }
            Awaitility.await()
                    .untilAsserted(
                            () ->
                                    given().get("/q/metrics")
                                            .then()
                                            .body(
                                                    containsString(
                                                            "belfry_gateway_sockets_closed_total{reason=\"slow\"} 1.0")));
            assertThat(reader.untilNow()).isEmpty();
            neverReads.abort();
        }
    }

    private static PhoneEvent event(int number) {
        return new PhoneEvent(
                PhoneEventType.RINGING,
                new LineId(5),
                "1001",
                "0612345678",
                new LinkedId("1.0"),
                new UniqueId("1." + number),
                null,
                Map.of("USR_LONG", LONG_VALUE));
    }

    private static <T> Envelope<T> envelope(T value) {
        return new Envelope<>(UUID.randomUUID().toString(), PBX, Instant.now(), value);
    }

    /** Asks for nothing after the handshake: TCP does the rest. */
    private static final class NeverReads implements WebSocket.Listener {

        @Override
        public void onOpen(WebSocket webSocket) {}
    }
}
