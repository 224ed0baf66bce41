package io.belfry.gateway.it;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.belfry.contracts.Envelope;
import io.belfry.contracts.Topic;
import io.belfry.contracts.Topics;
import io.belfry.contracts.command.CommandOutcome;
import io.belfry.contracts.command.CommandReply;
import io.belfry.contracts.command.CommandRequest;
import io.belfry.contracts.command.FailureReason;
import io.belfry.contracts.command.ForwardKind;
import io.belfry.contracts.command.PbxCommand;
import io.belfry.contracts.config.LineConfig;
import io.belfry.contracts.config.UserConfig;
import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.CommandId;
import io.belfry.contracts.id.Device;
import io.belfry.contracts.id.LineId;
import io.belfry.contracts.id.LinkedId;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.id.UniqueId;
import io.belfry.contracts.id.UserId;
import io.belfry.contracts.state.AgentState;
import io.belfry.contracts.state.AgentStatus;
import io.belfry.contracts.state.PhoneEvent;
import io.belfry.contracts.state.PhoneEventType;
import io.belfry.testing.infra.InjectKafka;
import io.belfry.testing.infra.KafkaFixture;
import io.belfry.testing.infra.KafkaTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Section B: commands and events without a socket. */
@QuarkusTest
@TestProfile(RestIT.Patient.class)
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(RightsStandIn.class)
class RestIT {

    /** On a slow machine it takes a while until this test has answered for the PBX. */
    public static final class Patient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("belfry.commands.timeout", "60s");
        }
    }

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final PbxId PBX = new PbxId("pbx-auth");
    private static final Set<CommandId> SEEN = ConcurrentHashMap.newKeySet();
    private static final String ALICE = "/xuc/api/1.0/%s/avencall.com/alice/";

    @InjectKafka KafkaFixture kafka;
    @RightsStandIn.InjectRights RightsStandIn rights;

    @BeforeEach
    void isReadyAndConfigured() {
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
        send(
                Topics.CONFIG_LINES,
                new LineConfig(new LineId(5), "1001", "internal", new Device("PJSIP/1001"), null));
        send(Topics.CONFIG_USERS, user(1, "alice", 5, 11));
        send(Topics.CONFIG_USERS, user(2, "bob", null, null));
        send(Topics.STATE_AGENTS, agent(new AgentState.Ready()));
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                shared().body("{\"state\":true}")
                                        .post("/xuc/api/1.0/dnd/nowhere/bob/")
                                        .then()
                                        .statusCode(409));
    }

    @Test
    void connect_opens_the_other_routes_of_the_domain_B4_B6_B8() {
        shared().body("{\"number\":\"1002\"}")
                .post("/xuc/api/1.0/dial/elsewhere/alice/")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("error", equalTo("NotConnected"))
                .body("status", equalTo(409));
        shared().body("{\"number\":\"1002\"}")
                .post("/xuc/api/1.0/dial/elsewhere/nobody/")
                .then()
                .statusCode(404)
                .body("error", equalTo("UserNotFound"));
        connect();
        assertThat(asked("dial", "{\"number\":\"+33 (0)2 30\"}"))
                .isEqualTo(new PbxCommand.Dial("1001", "0033230", Map.of()));
    }

    @Test
    void a_wrong_password_does_not_connect_B6() {
        given().body("{\"password\":\"wrong\"}")
                .post(ALICE.formatted("connect"))
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("error", equalTo("InvalidCredentials"));
    }

    @Test
    void services_of_the_user_s_phone_B7_B10_B11_B12() {
        connect();
        assertThat(asked("dnd", "{\"state\":true}"))
                .isEqualTo(new PbxCommand.SetDoNotDisturb("1001", true));
        String forward = "{\"state\":true,\"destination\":\"1102\"}";
        assertThat(asked("uncForward", forward)).isEqualTo(to1102(ForwardKind.UNCONDITIONAL));
        assertThat(asked("naForward", forward)).isEqualTo(to1102(ForwardKind.NO_ANSWER));
        assertThat(asked("busyForward", forward)).isEqualTo(to1102(ForwardKind.BUSY));
    }

    @Test
    void who_may_act_is_checked_both_ways_B4() {
        connect();
        String body = "{\"state\":\"no boolean\"}";
        String path = ALICE.formatted("dnd");
        given().body(body).post(path).then().statusCode(401);
        given().header("X-Auth-Token", "guess").body(body).post(path).then().statusCode(401);
        bearer(2, "bob", "user").body(body).post(path).then().statusCode(403);
        shared().body(body).post(path).then().statusCode(400);
        bearer(1, "alice", "user").body(body).post(path).then().statusCode(400);
        bearer(9, "root", "admin").body(body).post(path).then().statusCode(400);
    }

    /** Two PBXs may have a user of the same login. */
    @Test
    void a_token_of_another_PBX_reaches_no_user_of_this_one_B4() {
        connect();
        String body = "{\"state\":\"no boolean\"}";
        String path = ALICE.formatted("dnd");
        elsewhere("alice", "user").body(body).post(path).then().statusCode(403);
        elsewhere("root", "admin").body(body).post(path).then().statusCode(403);
        dialing("8.1");
        awaitEvents("\"uniqueId\":\"8.1\"", 1);
        rights.events().clear();
        for (String role : List.of("user", "admin")) {
            elsewhere("alice", role)
                    .post("/xuc/api/1.0/handshake/avencall.com/")
                    .then()
                    .statusCode(200);
        }
        dialing("8.2");
        awaitEvents("\"uniqueId\":\"8.2\"", 1);
        assertThat(rights.events()).noneMatch(e -> e.contains("UserConfigUpdate"));
    }

    @Test
    void version_2_needs_a_token_and_no_connect_B3() {
        String path = "/xuc/api/2.0/dial/anywhere/alice";
        given().body("{\"number\":\"1002\"}").post(path).then().statusCode(401);
        CompletableFuture<Response> answer =
                later(() -> bearer(1, "alice", "user").body("{\"number\":\"1002\"}").post(path));
        CommandRequest request = next();
        assertThat(request.command()).isEqualTo(new PbxCommand.Dial("1001", "1002", Map.of()));
        assertThat(request.requestedBy()).isEqualTo("alice");
        refuse(request, FailureReason.LINK_DOWN);
        answer.join()
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .body("error", equalTo("LinkDown"))
                .body("message", equalTo("because"));
    }

    @Test
    void the_agent_on_a_phone_is_paused_and_logged_out_B14_B15() {
        String phone = "{\"phoneNumber\":\"1001\"}";
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(askedAt("/xuc/api/1.0/togglePause/", phone))
                                        .isEqualTo(
                                                new PbxCommand.AgentPause(
                                                        new AgentId(11), null, null)));
        send(Topics.STATE_AGENTS, agent(new AgentState.OnPause()));
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(askedAt("/xuc/api/1.0/togglePause/", phone))
                                        .isEqualTo(
                                                new PbxCommand.AgentUnpause(
                                                        new AgentId(11), null)));
        assertThat(askedAt("/xuc/api/1.0/agentLogout/", phone))
                .isEqualTo(new PbxCommand.AgentLogout(new AgentId(11)));
        shared().body("{\"phoneNumber\":\"4711\"}")
                .post("/xuc/api/1.0/agentLogout")
                .then()
                .statusCode(404)
                .body("error", equalTo("AgentNotFound"));
    }

    @Test
    void events_of_a_connected_user_are_posted_and_again_after_a_handshake_B13_B20_B21_B22() {
        rights.events().clear();
        connect();
        awaitEvents("\"msgType\":\"UserConfigUpdate\"", 1);
        dialing("7.1");
        awaitEvents("\"uniqueId\":\"7.1\"", 1);
        assertThat(rights.events())
                .allSatisfy(e -> assertThat(e).startsWith("{\"username\":\"alice\",\"message\":{"))
                .noneSatisfy(e -> assertThat(e).contains("RightProfile"));
        shared().post("/xuc/api/1.0/handshake/avencall.com/").then().statusCode(200);
        awaitEvents("\"msgType\":\"UserConfigUpdate\"", 2);
        awaitEvents("\"uniqueId\":\"7.1\"", 2);
    }

    @Test
    void an_event_that_is_refused_is_a_dead_letter_and_the_next_one_is_posted_B22() {
        connect();
        dialing(RightsStandIn.REFUSED_CALL);
        dialing("9.1");
        awaitEvents("\"uniqueId\":\"9.1\"", 1);
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(kafka.readRaw(Topics.DEAD_LETTERS, 0, PATIENCE))
                                        .filteredOn(l -> "alice".equals(text(l.key())))
                                        .anySatisfy(
                                                letter -> {
                                                    assertThat(text(letter.value()))
                                                            .startsWith("{\"username\":\"alice\",")
                                                            .contains("\"uniqueId\":\"400.1\"");
                                                    assertThat(header(letter, "topic"))
                                                            .isEqualTo("event-url");
                                                    assertThat(header(letter, "reason"))
                                                            .isEqualTo("HTTP 400 after 1 attempts");
                                                }));
    }

    private static String header(ConsumerRecord<?, ?> letter, String name) {
        return text(letter.headers().lastHeader("dead_letter_" + name).value());
    }

    private static String text(byte[] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }

    @Test
    void bad_bodies_are_told_B5_and_the_sink_takes_events_B24() {
        given().body("{\"password\"")
                .post(ALICE.formatted("connect"))
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("error", equalTo("InvalidJson"));
        given().body("{\"username\":\"alice\",\"message\":{\"msgType\":\"PhoneEvent\"}}")
                .post("/xivo/1.0/event/avencall.com/dropbox/")
                .then()
                .statusCode(200);
    }

    @Test
    void the_routes_are_in_the_OpenAPI_document() {
        given().queryParam("format", "json")
                .get("/q/openapi")
                .then()
                .body(
                        "paths.keySet()",
                        hasItems(
                                "/xuc/api/{version}/connect/{domain}/{username}",
                                "/xuc/api/{version}/agentLogout",
                                "/xuc/api/2.0/auth/login"));
    }

    private void connect() {
        given().header("Content-Type", "application/json")
                .body("{\"password\":\"alice\"}")
                .post(ALICE.formatted("connect"))
                .then()
                .statusCode(200)
                .body(equalTo("{}"));
    }

    /** What the PBX is asked by a route about alice; it does it and the caller is told so. */
    private PbxCommand asked(String route, String body) {
        return askedAt(ALICE.formatted(route), body);
    }

    private PbxCommand askedAt(String path, String body) {
        CompletableFuture<Response> answer = later(() -> shared().body(body).post(path));
        Awaitility.await().atMost(PATIENCE).until(() -> answer.isDone() || open().isPresent());
        if (answer.isDone()) {
            throw new AssertionError("refused: " + answer.join().asString());
        }
        CommandRequest request = next();
        send(Topics.PBX_REPLIES, new CommandReply(request.id(), new CommandOutcome.Done(Map.of())));
        answer.join().then().statusCode(200);
        return request.command();
    }

    /** In a thread of its own: the common pool may be the gateway's, too. */
    private static CompletableFuture<Response> later(Supplier<Response> request) {
        return CompletableFuture.supplyAsync(request, task -> Thread.ofVirtual().start(task));
    }

    /** The next command of this PBX that no test has seen. */
    private CommandRequest next() {
        CommandRequest next =
                Awaitility.await()
                        .atMost(PATIENCE)
                        .until(this::open, Optional::isPresent)
                        .orElseThrow();
        SEEN.add(next.id());
        return next;
    }

    private Optional<CommandRequest> open() {
        return kafka.read(Topics.PBX_COMMANDS, 0, PATIENCE).stream()
                .filter(e -> e.pbx().equals(PBX))
                .map(Envelope::data)
                .filter(c -> !SEEN.contains(c.id()))
                .findFirst();
    }

    private void refuse(CommandRequest request, FailureReason reason) {
        send(
                Topics.PBX_REPLIES,
                new CommandReply(
                        request.id(), new CommandOutcome.Refused(reason, "because", Map.of())));
    }

    private void awaitEvents(String part, int count) {
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(rights.events())
                                        .filteredOn(e -> e.contains(part))
                                        .hasSizeGreaterThanOrEqualTo(count));
    }

    private void dialing(String call) {
        send(
                Topics.PHONE_EVENTS,
                new PhoneEvent(
                        PhoneEventType.DIALING,
                        new LineId(5),
                        "1001",
                        "3000",
                        new LinkedId(call),
                        new UniqueId(call),
                        null,
                        Map.of()));
    }

    private RequestSpecification elsewhere(String login, String role) {
        return given().header(
                        "Authorization", "Bearer " + rights.token("pbx-else", 1, login, role));
    }

    private RequestSpecification shared() {
        return given().header("X-Auth-Token", RightsStandIn.SHARED_TOKEN);
    }

    private RequestSpecification bearer(int user, String login, String role) {
        return given().header(
                        "Authorization", "Bearer " + rights.token(PBX.value(), user, login, role));
    }

    private static PbxCommand to1102(ForwardKind kind) {
        return new PbxCommand.SetForward("1001", kind, true, "1102");
    }

    private static UserConfig user(int id, String login, Integer line, Integer agent) {
        return new UserConfig(
                new UserId(id),
                login,
                "Doe",
                login,
                null,
                line == null ? null : new LineId(line),
                agent == null ? null : new AgentId(agent),
                null,
                null,
                null,
                null);
    }

    private static AgentStatus agent(AgentState state) {
        return new AgentStatus(
                new AgentId(11),
                new AgentNumber("1011"),
                null,
                state,
                "1001",
                Instant.now(),
                List.of(),
                "");
    }

    private <T> void send(Topic<T> topic, T value) {
        kafka.send(topic, new Envelope<>(UUID.randomUUID().toString(), PBX, Instant.now(), value));
    }
}
