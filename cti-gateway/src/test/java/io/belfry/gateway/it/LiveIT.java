package io.belfry.gateway.it;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.belfry.contracts.Envelope;
import io.belfry.contracts.Topic;
import io.belfry.contracts.Topics;
import io.belfry.contracts.command.CommandOutcome;
import io.belfry.contracts.command.CommandReply;
import io.belfry.contracts.command.CommandRequest;
import io.belfry.contracts.command.FailureReason;
import io.belfry.contracts.command.PbxCommand;
import io.belfry.contracts.config.AgentConfig;
import io.belfry.contracts.config.LineConfig;
import io.belfry.contracts.config.QueueConfig;
import io.belfry.contracts.config.QueueMemberConfig;
import io.belfry.contracts.config.UserConfig;
import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.CommandId;
import io.belfry.contracts.id.Device;
import io.belfry.contracts.id.GroupId;
import io.belfry.contracts.id.LineId;
import io.belfry.contracts.id.LinkedId;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.id.QueueId;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.id.UniqueId;
import io.belfry.contracts.id.UserId;
import io.belfry.contracts.rights.Profile;
import io.belfry.contracts.rights.UserRights;
import io.belfry.contracts.state.AgentState;
import io.belfry.contracts.state.AgentStatus;
import io.belfry.contracts.state.PhoneEvent;
import io.belfry.contracts.state.PhoneEventType;
import io.belfry.contracts.state.QueueCounter;
import io.belfry.contracts.state.QueueStatistics;
import io.belfry.testing.infra.InjectKafka;
import io.belfry.testing.infra.KafkaFixture;
import io.belfry.testing.infra.KafkaTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From topics to sockets and from sockets to topics, over a real broker; a PBX per test. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(RightsStandIn.class)
class LiveIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @InjectKafka KafkaFixture kafka;
    @RightsStandIn.InjectRights RightsStandIn rights;

    @TestHTTPResource("/")
    String url;

    private final PbxId pbx = new PbxId("pbx-" + UUID.randomUUID().toString().substring(0, 8));

    @BeforeEach
    void isReadyAndConfigured() {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
        queue(1, "support");
        queue(2, "sales");
        agent(11, "Alice", 1);
        agent(12, "Bob", 2);
        send(
                Topics.CONFIG_LINES,
                new LineConfig(new LineId(5), "1001", "internal", new Device("PJSIP/1001"), null));
        user(101, "alice", 5, 11);
        user(103, "sophie", null, null);
    }

    @Test
    void lists_and_their_later_changes_A78_A79() {
        try (CtiClient sophie = connect(103, "sophie", "admin")) {
            awaitQueues(sophie, 2);
            queue(3, "after-sales");
            assertThat(sophie.next("QueueConfig").get("name").asText()).isEqualTo("after-sales");
            sophie.command("getList", "\"objectType\":\"agent\"");
            assertThat(sophie.next("AgentList").findValuesAsText("firstName"))
                    .containsExactly("Alice", "Bob");
            sophie.command("getList", "\"objectType\":\"queuemember\"");
            assertThat(sophie.next("QueueMemberList").isEmpty()).isTrue();
            send(
                    Topics.CONFIG_QUEUE_MEMBERS,
                    new QueueMemberConfig(new AgentId(11), new QueueId(1), 4));
            assertThat(sophie.next("QueueMember").toString())
                    .isEqualTo("{\"agentId\":11,\"queueId\":1,\"penalty\":4}");
            tombstone("config.queue-members", "1:11");
            assertThat(sophie.next("QueueMember").toString())
                    .isEqualTo("{\"agentId\":11,\"queueId\":1,\"penalty\":-1}");
        }
    }

    @Test
    void statistics_agent_states_and_phone_events_move_A82_A56_A113() {
        try (CtiClient alice = connect(101, "alice", "agent")) {
            awaitAgents(alice, 2);
            alice.command("subscribeToQueueStats", "");
            waiting(1, 3);
            assertThat(alice.awaitType("QueueStatistics").toString())
                    .isEqualTo(
                            "{\"queueId\":1,\"counters\":[{\"statName\":\"WaitingCalls\",\"value\":3}]}");
            state(12, new AgentState.OnPause());
            assertThat(alice.awaitType("AgentStateEvent").get("name").asText())
                    .isEqualTo("AgentOnPause");
            send(
                    Topics.PHONE_EVENTS,
                    new PhoneEvent(
                            PhoneEventType.RINGING,
                            new LineId(5),
                            "1001",
                            "0612345678",
                            new LinkedId("1.1"),
                            new UniqueId("1.2"),
                            new QueueName("support"),
                            Map.of("USR_DATA3", "with space")));
            JsonNode event = alice.awaitType("PhoneEvent");
            assertThat(event.get("eventType").asText()).isEqualTo("EventRinging");
            assertThat(event.get("userData").get("USR_DATA3").asText()).isEqualTo("with space");
        }
    }

    @Test
    void two_sockets_with_different_rights_see_different_things_A39_A40() {
        send(
                Topics.RIGHTS_USERS,
                new UserRights(
                        new UserId(103),
                        "sophie",
                        Profile.SUPERVISOR,
                        List.of("recording"),
                        List.of(new QueueId(1)),
                        List.of(new GroupId(1))));
        try (CtiClient sophie = connect(103, "sophie", "supervisor");
                CtiClient admin = connect(900, "root", "admin")) {
            awaitQueues(admin, 2);
            awaitQueues(sophie, 1);
            for (CtiClient client : List.of(sophie, admin)) {
                client.command("subscribeToQueueStats", "");
                client.command("getAgentStates", "");
                client.untilNow();
            }
            waiting(2, 7);
            state(12, new AgentState.Ready());
            waiting(1, 5);
            assertThat(admin.awaitType("QueueStatistics").get("queueId").asInt()).isEqualTo(2);
            assertThat(admin.awaitType("AgentStateEvent").get("agentId").asInt()).isEqualTo(12);
            JsonNode first = sophie.next();
            assertThat(first.get("msgType").asText()).isEqualTo("QueueStatistics");
            assertThat(first.get("ctiMessage").get("queueId").asInt()).isEqualTo(1);
            sophie.command("pauseAgent", "\"agentid\":12");
            assertThat(sophie.awaitType("Error").get("Error").asText())
                    .isEqualTo("Agent 12 is outside your groups.");
        }
    }

    @Test
    void a_command_is_a_record_its_reply_an_event_or_an_error_A44_A27() {
        try (CtiClient alice = connect(101, "alice", "agent")) {
            awaitAgents(alice, 2);
            alice.command("agentLogin", "\"agentphonenumber\":\"1001\",\"agentid\":11");
            CommandRequest login = commandSent(0);
            assertThat(login.command())
                    .isEqualTo(new PbxCommand.AgentLogin(new AgentId(11), "1001"));
            assertThat(login.requestedBy()).isEqualTo("alice");
            assertThat(Duration.between(Instant.now(), login.deadline()))
                    .isLessThanOrEqualTo(Duration.ofSeconds(5));
            reply(login.id(), new CommandOutcome.Done(Map.of()));
            state(11, new AgentState.Ready());
            assertThat(alice.next("AgentStateEvent").get("name").asText()).isEqualTo("AgentReady");

            alice.command("agentLogin", "\"agentphonenumber\":\"9999\"");
            reply(
                    commandSent(1).id(),
                    new CommandOutcome.Refused(
                            FailureReason.PHONE_NUMBER_UNKNOWN, "no such line", Map.of()));
            assertThat(alice.next("AgentError").toString())
                    .isEqualTo("{\"Error\":\"PhoneNumberUnknown\"}");
        }
    }

    @Test
    void a_PBX_that_does_not_answer_is_an_Error() {
        try (CtiClient alice = connect(101, "alice", "agent")) {
            awaitAgents(alice, 2);
            alice.command("dial", "\"destination\":\"+33 (0)2 30 21 00 92\"");
            assertThat(commandSent(0).command())
                    .isEqualTo(new PbxCommand.Dial("1001", "0033230210092", Map.of()));
            assertThat(alice.next("Error").get("Error").asText())
                    .isEqualTo("The PBX did not answer in time.");
        }
    }

    @Test
    void bad_frames_are_told_and_nothing_else_is_lost_A17() {
        try (CtiClient alice = connect(101, "alice", "agent")) {
            awaitAgents(alice, 2);
            alice.send("this is not JSON");
            alice.send("{\"claz\":\"web\",\"agentid\":11}");
            alice.command("makeCoffee", "");
            alice.command("getList", "\"objectType\":\"queue\"");
            assertThat(alice.next("Error").get("Error").asText())
                    .isEqualTo("The frame is not valid JSON.");
            assertThat(alice.next("Error").get("Error").asText())
                    .isEqualTo("The frame has no command.");
            assertThat(alice.next("Error").get("Error").asText())
                    .isEqualTo("Command makeCoffee is not supported.");
            assertThat(alice.next("QueueList").size()).isEqualTo(2);
        }
    }

    @Test
    void an_unreadable_state_record_is_a_dead_letter_and_nothing_else_is_lost() {
        try (CtiClient sophie = connect(103, "sophie", "admin")) {
            awaitQueues(sophie, 2);
            sophie.command("subscribeToQueueStats", "");
            waiting(1, 1);
            raw("stats.queues", "1", "{\"id\":1,\"coun", "io.belfry.state.QueueStatistics");
            raw("stats.queues", "1", "{\"counters\":{}}", "io.belfry.state.QueueStatistics");
            waiting(1, 2);
            assertThat(sophie.next("QueueStatistics").toString()).contains("\"value\":1");
            assertThat(sophie.next("QueueStatistics").toString()).contains("\"value\":2");
        }
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(
                        () ->
                                assertThat(kafka.readRaw(Topics.DEAD_LETTERS, 0, PATIENCE))
                                        .filteredOn(l -> text(l.key()).startsWith(pbx + "/"))
                                        .extracting(l -> text(l.value()))
                                        .containsExactly("{\"id\":1,\"coun", "{\"counters\":{}}"));
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(org.hamcrest.Matchers.containsString("belfry_gateway_dead_letters_total"));
    }

    private static String text(byte[] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }

    private CtiClient connect(int user, String login, String role) {
        CtiClient client =
                CtiClient.open(
                        url.replaceAll("/$", ""),
                        "/xuc/api/2.0/cti?token=" + rights.token(pbx.value(), user, login, role));
        client.next("LoggedOn");
        client.next("RightProfile");
        return client;
    }

    /** Asks until the configuration has come through the topic. */
    private static void awaitQueues(CtiClient client, int count) {
        Awaitility.await()
                .until(
                        () -> {
                            client.command("getList", "\"objectType\":\"queue\"");
                            return client.awaitType("QueueList").size() == count;
                        });
        client.untilNow();
    }

    private static void awaitAgents(CtiClient client, int count) {
        Awaitility.await()
                .until(
                        () -> {
                            client.command("getList", "\"objectType\":\"agent\"");
                            return client.awaitType("AgentList").size() == count;
                        });
        Awaitility.await()
                .until(
                        () -> {
                            client.command("getConfig", "\"objectType\":\"line\"");
                            return client.untilNow().stream()
                                    .anyMatch(f -> f.get("msgType").asText().equals("LineConfig"));
                        });
    }

    /** The command with that number which this test's PBX was sent. */
    private CommandRequest commandSent(int index) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .until(
                        () ->
                                kafka.read(Topics.PBX_COMMANDS, 1, PATIENCE).stream()
                                        .filter(e -> e.pbx().equals(pbx))
                                        .map(Envelope::data)
                                        .toList(),
                        sent -> sent.size() > index)
                .get(index);
    }

    private void reply(CommandId id, CommandOutcome outcome) {
        send(Topics.PBX_REPLIES, new CommandReply(id, outcome));
    }

    private void queue(int id, String name) {
        send(
                Topics.CONFIG_QUEUES,
                new QueueConfig(
                        new QueueId(id), new QueueName(name), name, "300" + id, "internal", 0, 15));
    }

    private void agent(int id, String firstName, int group) {
        send(
                Topics.CONFIG_AGENTS,
                new AgentConfig(
                        new AgentId(id),
                        new AgentNumber("10" + id),
                        firstName,
                        "Doe",
                        new GroupId(group),
                        null,
                        "internal"));
    }

    private void user(int id, String login, Integer line, Integer agent) {
        send(
                Topics.CONFIG_USERS,
                new UserConfig(
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
                        null));
    }

    private void waiting(int queue, int calls) {
        send(
                Topics.STATS_QUEUES,
                new QueueStatistics(
                        new QueueId(queue),
                        new QueueName("q" + queue),
                        Map.of(QueueCounter.WAITING_CALLS, (double) calls)));
    }

    private void state(int agent, AgentState state) {
        send(
                Topics.STATE_AGENTS,
                new AgentStatus(
                        new AgentId(agent),
                        new AgentNumber("10" + agent),
                        null,
                        state,
                        "1001",
                        Instant.now(),
                        List.of(),
                        ""));
    }

    private <T> void send(Topic<T> topic, T value) {
        kafka.send(topic, new Envelope<>(UUID.randomUUID().toString(), pbx, Instant.now(), value));
    }

    private void tombstone(String topic, String object) {
        kafka.sendRaw(topic, key(object), null, Map.of());
    }

    private void raw(String topic, String object, String value, String type) {
        Map<String, String> headers = new HashMap<>();
        headers.put("ce_id", UUID.randomUUID().toString());
        headers.put("ce_source", pbx.value());
        headers.put("ce_type", type);
        headers.put("ce_time", Instant.now().toString());
        kafka.sendRaw(topic, key(object), value.getBytes(StandardCharsets.UTF_8), headers);
    }

    private byte[] key(String object) {
        return (pbx + "/" + object).getBytes(StandardCharsets.UTF_8);
    }
}
