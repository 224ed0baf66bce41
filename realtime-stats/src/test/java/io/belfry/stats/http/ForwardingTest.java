package io.belfry.stats.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForwardingTest {

    private final Forwarding forwarding = new Forwarding();

    @Test
    void theOtherInstanceIsAskedWithTheCallersTokenAndItsAnswerIsHandedOn() throws IOException {
        List<String> seen = new ArrayList<>();
        HttpServer other =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext(
                "/stats/queues/1",
                exchange -> {
                    seen.add(exchange.getRequestHeaders().getFirst("Authorization"));
                    seen.add(exchange.getRequestHeaders().getFirst(Forwarding.FORWARDED));
                    byte[] body = "[7]".getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().add("Content-Type", "application/json");
                    exchange.sendResponseHeaders(404, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        other.start();
        try {
            Response answer =
                    forwarding.ask(
                            URI.create(
                                    "http://127.0.0.1:"
                                            + other.getAddress().getPort()
                                            + "/stats/queues/1"),
                            "Bearer t");
            assertThat(answer.getStatus()).isEqualTo(404);
            assertThat(answer.getMediaType().toString()).isEqualTo("application/json");
            assertThat((byte[]) answer.getEntity()).asString().isEqualTo("[7]");
            assertThat(seen).containsExactly("Bearer t", "true");
        } finally {
            other.stop(0);
        }
    }

    @Test
    void anInstanceThatIsGoneIsAProblemForASecond() throws IOException {
        try (ServerSocket dying = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> hangUp(dying));
            URI there = URI.create("http://127.0.0.1:" + dying.getLocalPort() + "/stats");
            Response answer = forwarding.ask(there, null);
            assertThat(answer.getStatus()).isEqualTo(503);
            assertThat(answer.getMediaType().toString()).isEqualTo("application/problem+json");
            assertThat(answer.getHeaderString("Retry-After")).isEqualTo("1");
        }
    }

    /** Takes calls and says nothing. */
    private static void hangUp(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                socket.accept().close();
            } catch (IOException e) {
                return; // the test is over
            }
        }
    }
}
