package io.belfry.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.belfry.contracts.config.LineConfig;
import io.belfry.contracts.config.UserConfig;
import io.belfry.contracts.id.Device;
import io.belfry.contracts.id.LineId;
import io.belfry.contracts.id.LinkedId;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.id.UniqueId;
import io.belfry.contracts.id.UserId;
import io.belfry.contracts.state.Favorite;
import io.belfry.contracts.state.PhoneEvent;
import io.belfry.contracts.state.PhoneEventType;
import io.belfry.contracts.state.UserPreference;
import io.belfry.contracts.state.UserSignal;
import io.belfry.contracts.state.UserStatus;
import io.belfry.gateway.config.GatewayConfig;
import io.belfry.gateway.core.command.Dispatcher;
import io.belfry.gateway.core.protocol.Wire;
import io.belfry.gateway.core.rest.ConnectedUsers;
import io.belfry.gateway.core.session.ChoiceSink;
import io.belfry.gateway.core.session.Hub;
import io.belfry.gateway.core.session.Identity;
import io.belfry.gateway.core.session.Observer;
import io.belfry.gateway.core.session.OutboundRule;
import io.belfry.gateway.core.session.Rights;
import io.belfry.gateway.core.view.Kind;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose events are posted, and from when on. */
class EventPosterTest {

    private static final PbxId PBX = new PbxId("pbx1");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Identity ALICE =
            new Identity(PBX, "alice", Optional.empty(), Set.of("user"), Optional.empty());

    private final InstantSource clock = InstantSource.system();
    private final Hub hub =
            new Hub(
                    new Wire(ZoneOffset.UTC),
                    clock,
                    new Dispatcher((pbx, request, failed) -> {}, clock, PATIENCE),
                    new NoChoices(),
                    Rights.NoProfile.ADMIN,
                    new OutboundRule(6),
                    new Observer() {});
    private final List<String> closedSockets = new CopyOnWriteArrayList<>();
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final CountDownLatch receiverAnswers = new CountDownLatch(1);
    private HttpServer receiver;
    private EventPoster poster;

    @BeforeEach
    void start() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/events", this::take);
        receiver.start();
        hub.set(
                PBX,
                Kind.LINES,
                new LineConfig(new LineId(5), "1001", "internal", new Device("PJSIP/1001"), null));
        hub.set(
                PBX,
                Kind.USERS,
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
                        null));
    }

    @AfterEach
    void stop() {
        receiverAnswers.countDown();
        if (poster != null) {
            poster.stop();
        }
        receiver.stop(0);
    }

    @Test
    void without_an_event_URL_a_user_connects_and_nothing_is_posted_B23() {
        poster = poster(Map.of("belfry.rest.event-url", ""), 10);
        assertThat(poster.connect("site", "alice", ALICE)).isTrue();
        assertThat(hub.posted()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://crm/events", "/events", "http:///events", "not a url", "crm"})
    void a_wrong_event_URL_stops_the_start_and_names_the_key(String url) {
        assertThatIllegalStateException()
                .isThrownBy(() -> poster(Map.of("belfry.rest.event-url", url), 10))
                .withMessageContaining("belfry.rest.event-url (BELFRY_EVENT_URL)")
                .withMessageNotContaining(url + " ");
    }

    @Test
    void who_connects_many_times_at_once_is_connected_once() throws InterruptedException {
        receiverAnswers.countDown();
        poster = poster(Map.of(), 10);
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            clients.add(
                    Thread.ofPlatform()
                            .start(
                                    () -> {
                                        for (int n = 0; n < 200; n++) {
                                            poster.connect("site", "alice", ALICE);
                                        }
                                    }));
        }
        for (Thread client : clients) {
            client.join();
        }
        assertThat(hub.posted()).isEqualTo(1);
    }

    @Test
    void when_all_places_are_taken_a_connected_user_may_connect_again_and_nobody_else() {
        receiverAnswers.countDown();
        poster = poster(Map.of(), 1);
        Identity bob = new Identity(PBX, "bob", Optional.empty(), Set.of("user"), Optional.empty());
        assertThat(poster.connect("site", "alice", ALICE)).isTrue();
        assertThat(poster.connect("site", "bob", bob)).isFalse();
        assertThat(poster.connect("site", "alice", ALICE)).isTrue();
        assertThat(hub.posted()).isEqualTo(1);
    }

    /**
     * The receiver holds the first post back; of the eleven events that follow only five may wait:
     * what waits is given up and the user begins with his current state. He has had his calls then.
     */
    @Test
    void a_user_for_whom_too_much_waits_begins_anew_with_his_current_state_B22() {
        poster = poster(Map.of("belfry.websocket.max-queued-messages", "5"), 10);
        poster.connect("site", "alice", ALICE);
        await(() -> assertThat(received).hasSize(1));
        for (int i = 0; i <= 10; i++) {
            hub.occurred(PBX, ringing("1." + i));
        }
        receiverAnswers.countDown();
        await(
                () ->
                        assertThat(received)
                                .filteredOn(e -> e.contains("UserConfigUpdate"))
                                .hasSize(2));
        hub.occurred(PBX, ringing("2.1"));
        await(() -> assertThat(received.getLast()).contains("\"uniqueId\":\"2.1\""));
        assertThat(received).noneMatch(e -> e.contains("\"uniqueId\":\"1.5\""));
        assertThat(closedSockets).as("it was no socket").isEmpty();
        assertThat(hub.posted()).isEqualTo(1);
    }

    private EventPoster poster(Map<String, String> settings, int places) {
        SmallRyeConfigBuilder builder =
                new SmallRyeConfigBuilder()
                        .addDiscoveredConverters()
                        .withMapping(GatewayConfig.class)
                        .withDefaultValue("belfry.rest.event-url", url());
        settings.forEach(builder::withDefaultValue);
        return new EventPoster(
                hub,
                new ConnectedUsers(places),
                builder.build().getConfigMapping(GatewayConfig.class),
                (to, user, body, reason) -> {},
                new Observer() {
                    @Override
                    public void ended(String why) {
                        closedSockets.add(why);
                    }
                },
                clock);
    }

    private String url() {
        return "http://127.0.0.1:" + receiver.getAddress().getPort() + "/events";
    }

    private void take(HttpExchange exchange) throws IOException {
        received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        try {
            receiverAnswers.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private static PhoneEvent ringing(String call) {
        return new PhoneEvent(
                PhoneEventType.RINGING,
                new LineId(5),
                "1001",
                "0612345678",
                new LinkedId(call),
                new UniqueId(call),
                null,
                Map.of());
    }

    private static void await(org.awaitility.core.ThrowingRunnable assertion) {
        Awaitility.await().atMost(PATIENCE).untilAsserted(assertion);
    }

    private static final class NoChoices implements ChoiceSink {
        @Override
        public void choose(PbxId pbx, UserStatus status, Consumer<String> failed) {}

        @Override
        public void add(PbxId pbx, Favorite favorite, Consumer<String> failed) {}

        @Override
        public void prefer(PbxId pbx, UserPreference preference, Consumer<String> failed) {}

        @Override
        public void signal(PbxId pbx, UserSignal signal, Consumer<String> failed) {}

        @Override
        public void remove(PbxId pbx, Favorite favorite, Consumer<String> failed) {}
    }
}
