package io.belfry.gateway.it;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.belfry.testing.infra.KafkaTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a socket may not do, and how long it may live. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(RightsStandIn.class)
class SocketLimitsIT {

    private static final String PBX = "pbx-limits";

    @RightsStandIn.InjectRights RightsStandIn rights;

    @TestHTTPResource("/")
    String url;

    @BeforeEach
    void isReady() {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
    }

    @Test
    void a_socket_is_closed_when_its_token_expires() {
        String token = rights.tokenUntil(PBX, 1, "alice", Instant.now().plusSeconds(15));
        try (CtiClient client = CtiClient.open(base(), path(token))) {
            client.next("LoggedOn");
            assertThat(client.closeCode()).isEqualTo(1008);
        }
    }

    /** 64 KiB is the limit. */
    @Test
    void a_frame_that_is_too_long_closes_its_socket_and_no_other() {
        try (CtiClient other = CtiClient.open(base(), path(token("bob")));
                CtiClient client = CtiClient.open(base(), path(token("alice")))) {
            client.send("{\"claz\":\"web\",\"command\":\"" + "x".repeat(100_000) + "\"}");
            assertThat(client.closeCode()).isEqualTo(1009);
            other.untilNow();
        }
    }

    @Test
    void a_user_has_so_many_sockets_and_a_closed_one_makes_room() {
        List<CtiClient> clients = new ArrayList<>();
        for (int i = 0; i < RightsStandIn.SOCKETS_PER_USER; i++) {
            clients.add(CtiClient.open(base(), path(token("carl"))));
            clients.getLast().awaitType("RightProfile");
        }
        assertThat(CtiClient.refusal(base(), path(token("carl")))).isEqualTo(429);
        CtiClient.open(base(), path(token("dora"))).close();
        clients.removeLast().close();
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .ignoreExceptions()
                .until(
                        () -> {
                            clients.add(CtiClient.open(base(), path(token("carl"))));
                            return true;
                        });
        clients.forEach(CtiClient::close);
    }

    @Test
    void a_page_of_a_foreign_host_opens_no_socket() {
        assertThatThrownBy(() -> fromPage("https://evil.example"))
                .hasCauseInstanceOf(WebSocketHandshakeException.class)
                .satisfies(
                        e ->
                                assertThat(
                                                ((WebSocketHandshakeException) e.getCause())
                                                        .getResponse()
                                                        .statusCode())
                                        .isEqualTo(403));
        fromPage(RightsStandIn.FRIENDLY_PAGE).abort();
        fromPage(base()).abort();
    }

    private WebSocket fromPage(String origin) {
        return HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Origin", origin)
                .buildAsync(
                        URI.create(base().replaceFirst("^http", "ws") + path(token("emma"))),
                        new WebSocket.Listener() {})
                .join();
    }

    private String token(String login) {
        return rights.token(PBX, 1, login, "user");
    }

    private static String path(String token) {
        return "/xuc/api/2.0/cti?token=" + token;
    }

    private String base() {
        return url.replaceAll("/$", "");
    }
}
