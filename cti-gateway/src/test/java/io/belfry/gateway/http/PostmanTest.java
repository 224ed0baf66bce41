package io.belfry.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.belfry.gateway.config.GatewayConfig;
import io.belfry.gateway.core.session.Outbox;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** B20–B22, against a receiver that answers what it is told to. */
class PostmanTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final List<String> undelivered = new CopyOnWriteArrayList<>();
    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
    private final Outbox outbox = new Outbox(100);
    private volatile boolean cannotBeKept;
    private HttpServer receiver;
    private Postman postman;

    @BeforeEach
    void start() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/events", this::take);
        receiver.start();
        postman =
                new Postman(
                        http,
                        timer,
                        URI.create(
                                "http://127.0.0.1:" + receiver.getAddress().getPort() + "/events"),
                        "al\"ice",
                        outbox,
                        new Settings(),
                        (body, reason) -> keep(body + " " + reason));
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
        timer.shutdownNow();
        http.shutdownNow();
    }

    @Test
    void events_are_wrapped_with_the_user_and_posted_in_order_B21() {
        for (int i = 0; i < 20; i++) {
            say("{\"n\":" + i + "}");
        }
        awaitReceived(20);
        for (int i = 0; i < 20; i++) {
            assertThat(received.get(i))
                    .isEqualTo("{\"username\":\"al\\\"ice\",\"message\":{\"n\":" + i + "}}");
        }
        assertThat(undelivered).isEmpty();
    }

    @Test
    void a_receiver_in_trouble_gets_the_event_again_before_the_next_one_B22() {
        answers.addAll(List.of(500, 503, 429));
        say("{\"n\":1}");
        say("{\"n\":2}");
        awaitReceived(5);
        assertThat(received.stream().map(body -> body.replaceAll("[^12]", "")))
                .containsExactly("1", "1", "1", "1", "2");
        assertThat(undelivered).isEmpty();
    }

    @Test
    void an_event_is_given_up_after_the_last_attempt_and_the_next_one_goes_on_B22() {
        answers.addAll(List.of(500, 500, 500, 500));
        say("{\"n\":1}");
        say("{\"n\":2}");
        awaitReceived(5);
        assertThat(received.getLast()).contains("\"n\":2");
        assertThat(undelivered)
                .containsExactly(
                        "{\"username\":\"al\\\"ice\",\"message\":{\"n\":1}} HTTP 500 after 4"
                                + " attempts");
    }

    @Test
    void what_a_receiver_refuses_for_good_is_not_posted_again() {
        answers.add(400);
        say("{\"n\":1}");
        say("{\"n\":2}");
        awaitReceived(2);
        assertThat(undelivered).singleElement().asString().endsWith("HTTP 400 after 1 attempts");
    }

    @Test
    void the_next_event_goes_on_when_a_given_up_one_cannot_even_be_kept() {
        cannotBeKept = true;
        answers.add(400);
        say("{\"n\":1}");
        say("{\"n\":2}");
        awaitReceived(2);
        assertThat(received.getLast()).contains("\"n\":2");
    }

    private void keep(String event) {
        if (cannotBeKept) {
            throw new IllegalStateException("no room");
        }
        undelivered.add(event);
    }

    private void say(String frame) {
        outbox.offer(Optional.empty(), frame);
        postman.wake();
    }

    private void awaitReceived(int count) {
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(received).hasSize(count));
    }

    private void take(HttpExchange exchange) throws IOException {
        received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Integer answer = answers.poll();
        exchange.sendResponseHeaders(answer == null ? 200 : answer, -1);
        exchange.close();
    }

    private static final class Settings implements GatewayConfig.Rest {

        @Override
        public boolean authenticated() {
            return true;
        }

        @Override
        public Optional<String> authToken() {
            return Optional.empty();
        }

        @Override
        public Optional<String> eventUrl() {
            return Optional.empty();
        }

        @Override
        public int postAttempts() {
            return 4;
        }

        @Override
        public Duration postBackOff() {
            return Duration.ofMillis(5);
        }

        @Override
        public Duration postTimeout() {
            return PATIENCE;
        }
    }
}
