package io.belfry.gateway.it;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.belfry.testing.infra.KafkaTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
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

    /** One frame that no library would send; its length stands at its beginning. */
    @Test
    void ten_megabytes_in_one_frame_close_their_socket_and_no_other() throws IOException {
        URI uri = URI.create(base());
        try (CtiClient other = CtiClient.open(base(), path(token("bob")));
                Socket raw = new Socket(uri.getHost(), uri.getPort())) {
            raw.setSoTimeout((int) Duration.ofMinutes(1).toMillis());
            raw.getOutputStream().write(upgrade(path(token("alice"))));
            assertThat(new String(raw.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 101");
            send(raw.getOutputStream(), 10_000_000);
            awaitEnd(raw.getInputStream());
            other.untilNow();
        }
    }

    private static byte[] upgrade(String path) {
        return ("GET "
                        + path
                        + " HTTP/1.1\r\nHost: gateway\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** A masked text frame (RFC 6455, 5.2); the server may close before it has all of it. */
    private static void send(OutputStream out, int length) {
        byte[] part = new byte[10_000];
        try {
            out.write(
                    ByteBuffer.allocate(14)
                            .put((byte) 0x81)
                            .put((byte) 0xFF)
                            .putLong(length)
                            .putInt(0)
                            .array());
            for (int sent = 0; sent < length; sent += part.length) {
                out.write(part);
            }
        } catch (IOException closed) {
            assertThat(closed).isInstanceOf(SocketException.class);
        }
    }

    private static void awaitEnd(InputStream in) throws IOException {
        try {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (SocketException reset) {
            assertThat(reset).hasMessageContaining("reset");
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
