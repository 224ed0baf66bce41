package io.belfry.gateway.it;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.belfry.contracts.Envelope;
import io.belfry.contracts.Topic;
import io.belfry.contracts.Topics;
import io.belfry.contracts.command.CommandRequest;
import io.belfry.contracts.command.PbxCommand;
import io.belfry.contracts.config.LineConfig;
import io.belfry.contracts.config.QueueConfig;
import io.belfry.contracts.config.UserConfig;
import io.belfry.contracts.id.Device;
import io.belfry.contracts.id.LineId;
import io.belfry.contracts.id.LinkedId;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.id.QueueId;
import io.belfry.contracts.id.QueueName;
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
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Wrong input of one client in the midst of another's events: the one is told what is wrong, the
 * other gets every event once and in order, answers, and its commands through. Phone events are
 * never merged, so a lost, doubled or strange frame shows.
 */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(RightsStandIn.class)
class WrongInputIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Events before, between and after the wrong inputs. */
    private static final int EVENTS = 10;

    private static final int TIMES = 3;
    private static final int ALICE = 101;
    private static final int BOB = 102;

    @InjectKafka KafkaFixture kafka;
    @RightsStandIn.InjectRights RightsStandIn rights;

    @TestHTTPResource("/")
    String url;

    private final PbxId pbx = new PbxId("pbx-" + UUID.randomUUID().toString().substring(0, 8));
    private int sent;

    @BeforeEach
    void isReadyAndConfigured() {
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
        send(
                Topics.CONFIG_QUEUES,
                new QueueConfig(
                        new QueueId(1),
                        new QueueName("support"),
                        "Support",
                        "3001",
                        "internal",
                        0,
                        15));
        send(
                Topics.CONFIG_LINES,
                new LineConfig(new LineId(5), "1001", "internal", new Device("PJSIP/1001"), null));
        send(
                Topics.CONFIG_USERS,
                new UserConfig(
                        new UserId(ALICE),
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

    @Test
    void a_wrong_token_is_told_as_such_and_others_lose_nothing_A7() {
        undisturbed(() -> refused("nonsense", "The token is not valid."));
    }

    @Test
    void a_forged_token_is_told_as_such_and_others_lose_nothing_A7() {
        String forged = rights.forgedToken(pbx.value(), ALICE, "alice");
        undisturbed(() -> refused(forged, "The token is not valid."));
    }

    @Test
    void an_expired_token_is_told_as_such_and_others_lose_nothing_A7() {
        String expired = rights.expiredToken(pbx.value(), ALICE, "alice");
        undisturbed(() -> refused(expired, "The token has expired."));
    }

    @Test
    void a_frame_that_is_not_JSON_is_told_as_such_and_others_lose_nothing_A17() {
        badFrame("this is not JSON", "The frame is not valid JSON.");
    }

    @Test
    void JSON_without_a_command_is_told_as_such_and_others_lose_nothing_A17() {
        badFrame("{\"claz\":\"web\",\"destination\":\"1009\"}", "The frame has no command.");
    }

    private void refused(String token, String why) {
        HttpResponse<?> answer =
                CtiClient.refused(url.replaceAll("/$", ""), "/xuc/api/2.0/cti?token=" + token);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValue("Bearer error=\"invalid_token\", error_description=\"" + why + "\"");
    }

    /** The client who sent it loses nothing either: his socket stays open and answers. */
    private void badFrame(String frame, String why) {
        try (CtiClient bob = connect(BOB, "bob")) {
            awaitQueue(bob);
            undisturbed(
                    () -> {
                        bob.send(frame);
                        assertThat(bob.next("Error").get("Error").asText()).isEqualTo(why);
                        assertThat(bob.untilNow()).isEmpty();
                    });
            assertQueues(bob);
        }
    }

    private void undisturbed(Runnable wrong) {
        try (CtiClient alice = connect(ALICE, "alice")) {
            awaitQueue(alice);
            awaitOwnLine(alice);
            for (int i = 0; i < TIMES; i++) {
                ring();
                wrong.run();
            }
            ring();
            for (int i = 0; i < sent; i++) {
                assertThat(alice.next("PhoneEvent").get("uniqueId").asText()).isEqualTo("1." + i);
            }
            assertQueues(alice);
            alice.command("dial", "\"destination\":\"1003\"");
            assertThat(commands()).containsExactly(new PbxCommand.Dial("1001", "1003", Map.of()));
        }
    }

    private static void assertQueues(CtiClient client) {
        client.command("getList", "\"objectType\":\"queue\"");
        assertThat(client.next("QueueList").findValuesAsText("name")).containsExactly("support");
    }

    /** What the PBX of this test was asked to do: something, or nobody waits long enough. */
    private List<PbxCommand> commands() {
        return Awaitility.await()
                .atMost(PATIENCE)
                .until(
                        () ->
                                kafka.read(Topics.PBX_COMMANDS, 1, PATIENCE).stream()
                                        .filter(envelope -> envelope.pbx().equals(pbx))
                                        .map(Envelope::data)
                                        .map(CommandRequest::command)
                                        .toList(),
                        commands -> !commands.isEmpty());
    }

    private void ring() {
        for (int i = 0; i < EVENTS; i++) {
            send(
                    Topics.PHONE_EVENTS,
                    new PhoneEvent(
                            PhoneEventType.RINGING,
                            new LineId(5),
                            "1001",
                            "0612345678",
                            new LinkedId("1.0"),
                            new UniqueId("1." + sent++),
                            null,
                            Map.of()));
        }
    }

    private CtiClient connect(int user, String login) {
        CtiClient client =
                CtiClient.open(
                        url.replaceAll("/$", ""),
                        "/xuc/api/2.0/cti?token=" + rights.token(pbx.value(), user, login, "user"));
        client.next("LoggedOn");
        client.next("RightProfile");
        return client;
    }

    /** Waits until the queue has come through its topic. */
    private static void awaitQueue(CtiClient client) {
        await(
                client,
                "getList",
                "queue",
                frame -> is(frame, "QueueList") && !frame.get("ctiMessage").isEmpty());
    }

    private static void awaitOwnLine(CtiClient client) {
        await(client, "getConfig", "line", frame -> is(frame, "LineConfig"));
    }

    private static void await(
            CtiClient client, String command, String type, Predicate<JsonNode> answer) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(
                        () -> {
                            client.command(command, "\"objectType\":\"" + type + "\"");
                            return client.untilNow().stream().anyMatch(answer);
                        });
    }

    private static boolean is(JsonNode frame, String msgType) {
        return frame.get("msgType").asText().equals(msgType);
    }

    private <T> void send(Topic<T> topic, T value) {
        kafka.send(topic, new Envelope<>(UUID.randomUUID().toString(), pbx, Instant.now(), value));
    }
}
