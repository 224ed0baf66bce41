package io.belfry.pbx.app;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;

import io.belfry.contracts.Envelope;
import io.belfry.contracts.Topics;
import io.belfry.contracts.command.CommandOutcome;
import io.belfry.contracts.command.CommandReply;
import io.belfry.contracts.command.CommandRequest;
import io.belfry.contracts.command.FailureReason;
import io.belfry.contracts.command.PbxCommand;
import io.belfry.contracts.config.CredentialsConfig;
import io.belfry.contracts.config.QueueConfig;
import io.belfry.contracts.config.QueueMemberConfig;
import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.CommandId;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.id.QueueId;
import io.belfry.contracts.pbx.CelRow;
import io.belfry.contracts.pbx.QueueLogRow;
import io.belfry.testing.ami.AmiTraceServer;
import io.belfry.testing.infra.InjectKafka;
import io.belfry.testing.infra.KafkaFixture;
import io.belfry.testing.infra.KafkaTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.jwt.build.Jwt;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole adapter. The PBX is as recorded after 01-agent_login: 1001 and 1002 are logged in. */
@QuarkusTest
@QuarkusTestResource(value = KafkaTestResource.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = PbxTestResource.class, restrictToAnnotatedClass = true)
class AdapterIT {

    private static final PbxId PBX = new PbxId("pbx1");
    private static final Duration SOON = Duration.ofSeconds(40);

    @InjectKafka KafkaFixture kafka;
    @InjectPbx AmiTraceServer server;
    @InjectPbx Path pbxFile;

    /** The reader of asterisk-java may throw on its own thread when a connection is cut. */
    @BeforeAll
    static void otherThreadsMayFail() {
        Awaitility.doNotCatchUncaughtExceptionsByDefault();
    }

    @BeforeEach
    void ready() {
        await().atMost(SOON).until(() -> get("/q/health/ready").statusCode() == 200);
    }

    @Test
    void whenReadyTheDirectoryAndTheRowsOfThePbxAreInKafka() {
        CredentialsConfig alice = kafka.read(Topics.CONFIG_CREDENTIALS, 1, SOON).getFirst().data();
        assertThat(alice.login()).isEqualTo("alice");
        assertThat(alice.passwordHash()).startsWith("$argon2id$").doesNotContain("wonder");
        assertThat(kafka.read(Topics.CONFIG_AGENTS, 3, SOON)).hasSize(3);
        assertThat(kafka.read(Topics.CONFIG_LINES, 3, SOON)).hasSize(3);
        assertThat(kafka.read(Topics.CONFIG_QUEUE_MEMBERS, 1, SOON).getFirst().data())
                .isEqualTo(new QueueMemberConfig(new AgentId(1003), new QueueId(1), 2));
        CelRow cel = kafka.read(Topics.PBX_CEL, 1, SOON).getFirst().data();
        assertThat(cel.eventTime()).isEqualTo(Instant.parse("2026-11-21T10:25:51.922952Z"));
        QueueLogRow log = kafka.read(Topics.PBX_QUEUE_LOG, 1, SOON).getFirst().data();
        assertThat(log.event()).isEqualTo("QUEUESTART");
    }

    @Test
    void healthSaysWhereTheLinkGoesAndMetricsWhatCameOverIt() {
        String health = get("/q/health/ready").body().asString();
        assertThat(health)
                .contains("belfry@127.0.0.1:" + server.port())
                .contains("queue-log.behind")
                .doesNotContain(PbxTestResource.SECRET);
        server.inject("Event: NeverHeardOf\r\n\r\n");
        await().atMost(SOON)
                .until(
                        () ->
                                get("/q/metrics")
                                        .body()
                                        .asString()
                                        .contains("belfry_pbx_ami_events_total"));
    }

    @Test
    void anAgentLogsInPausesAndLogsOut() {
        assertThat(outcome(new PbxCommand.AgentLogin(new AgentId(1003), "1003"))).isEqualTo(DONE);
        assertThat(server.awaitAction("QueueAdd", 1, SOON).get("Interface"))
                .hasValue("Local/id-1003@agentcallback");
        assertThat(server.actions("QueueAdd").getLast().get("Penalty")).hasValue("2");
        assertThat(server.actions("QueueLog").getLast().get("Message")).hasValue("1003@internal");
        assertThat(server.actions("UserEvent").getLast().get("UserEvent")).hasValue("AgentLogin");
        // the trace server does not answer with events: the PBX tells that he is a member now
        server.inject(
                "Event: QueueMemberAdded\r\nQueue: support\r\nMemberName: Agent/1003\r\n"
                        + "Interface: Local/id-1003@agentcallback\r\nStateInterface: PJSIP/1003\r\n"
                        + "Membership: dynamic\r\nPenalty: 2\r\nStatus: 1\r\nPaused: 0\r\n\r\n");
        await().atMost(SOON).until(() -> pausedForLunch(1003));
        assertThat(outcome(new PbxCommand.AgentLogout(new AgentId(1003)))).isEqualTo(DONE);
        assertThat(server.actions("QueueRemove").getLast().get("Interface"))
                .hasValue("Local/id-1003@agentcallback");
        assertThat(server.actions("QueueLog").getLast().get("Message").orElseThrow())
                .matches("1003@internal\\|\\d+\\|CommandLogoff");
    }

    @Test
    void a29AnAgentOfTheSnapshotIsKnownByTheLineOfHisDevice() {
        assertThat(outcome(new PbxCommand.AgentLogin(new AgentId(1001), "1003")))
                .isEqualTo(
                        new CommandOutcome.Refused(
                                FailureReason.LOGGED_IN_ON_ANOTHER_PHONE,
                                "logged in on 1001",
                                Map.of("phoneNb", "1001", "RequestedNb", "1003")));
    }

    @Test
    void aDialThatIsDeliveredTwiceRingsOnce() {
        int before = server.actions("Originate").size();
        CommandRequest dial =
                request(new PbxCommand.Dial("1001", "06 12 34 56 78", Map.of("note", "vip")));
        send(dial);
        send(dial);
        assertThat(outcome(new PbxCommand.AgentLogin(new AgentId(1), "1")))
                .isInstanceOf(CommandOutcome.Refused.class); // both are handled by now
        assertThat(server.actions("Originate")).hasSize(before + 1);
        var originate = server.actions("Originate").getLast();
        assertThat(originate.get("Exten")).hasValue("0612345678");
        assertThat(originate.all("Variable"))
                .containsExactly("USR_note=vip", "BELFRY_ORIGINATED=1", "XIVO_USERID=1");
        assertThat(originate.get("ActionID").orElseThrow()).endsWith(dial.id().value());
        // who asks twice may have missed the first answer
        assertThat(replies(dial.id())).hasSize(2).containsOnly(new CommandReply(dial.id(), DONE));
    }

    @Test
    void aCommandAfterItsDeadlineAndAMalformedOneAreToldAndTheNextIsDone() {
        kafka.sendRaw(
                Topics.PBX_COMMANDS.name(),
                "pbx1/x".getBytes(StandardCharsets.UTF_8),
                "{not json".getBytes(StandardCharsets.UTF_8),
                Map.of(
                        "ce_type", "io.belfry.command.CommandRequest",
                        "ce_id", "1",
                        "ce_source", "pbx1",
                        "ce_time", "2026-01-01T00:00:00Z"));
        CommandRequest late =
                new CommandRequest(
                        new CommandId(UUID.randomUUID().toString()),
                        Instant.now().minusSeconds(1),
                        "alice",
                        new PbxCommand.AgentLogout(new AgentId(1001)));
        send(late);
        await().atMost(SOON).until(() -> replies(late.id()).size() == 1);
        assertThat(((CommandOutcome.Refused) replies(late.id()).getFirst().outcome()).reason())
                .isEqualTo(FailureReason.DEADLINE_PASSED);
        assertThat(kafka.readRaw(Topics.DEAD_LETTERS, 1, SOON))
                .anyMatch(r -> new String(r.value(), StandardCharsets.UTF_8).equals("{not json"));
    }

    @Test
    void withoutALinkCommandsAreRefusedAtOnceAndHealthSaysWhy() {
        server.refuseConnections(true);
        server.cut();
        try {
            await().atMost(SOON).until(() -> get("/q/health/ready").statusCode() == 503);
            assertThat(get("/q/health/ready").body().asString())
                    .contains("belfry@127.0.0.1:" + server.port())
                    .doesNotContain(PbxTestResource.SECRET);
            assertThat(outcome(new PbxCommand.AgentLogout(new AgentId(1001))))
                    .extracting(o -> ((CommandOutcome.Refused) o).reason())
                    .isEqualTo(FailureReason.LINK_DOWN);
        } finally {
            server.refuseConnections(false);
        }
        await().atMost(SOON).until(() -> get("/q/health/ready").statusCode() == 200);
    }

    @Test
    void aChangeOfTheFilePublishesTheDifferenceAlone() throws Exception {
        String text = Files.readString(pbxFile);
        kafka.read(Topics.CONFIG_QUEUES, 2, SOON);
        Files.writeString(
                pbxFile,
                text.replace("name: sales, number: \"3002\"", "name: sales, number: \"3009\"")
                        .replace("    - { agent: 1003, queue: 1, penalty: 2 }\n", ""));
        try {
            List<Envelope<QueueConfig>> queues = kafka.read(Topics.CONFIG_QUEUES, 3, SOON);
            assertThat(queues).hasSize(3);
            assertThat(queues.getLast().data().id()).isEqualTo(new QueueId(2));
            assertThat(queues.getLast().data().number()).isEqualTo("3009");
            var members = kafka.readRaw(Topics.CONFIG_QUEUE_MEMBERS.name(), 2, SOON);
            assertThat(members.getLast().value()).isNull();
            assertThat(new String(members.getLast().key(), StandardCharsets.UTF_8))
                    .isEqualTo("pbx1/1:1003");
            assertThat(kafka.read(Topics.CONFIG_CREDENTIALS, 1, SOON)).hasSize(1);
        } finally {
            Files.writeString(pbxFile, text);
            kafka.read(Topics.CONFIG_QUEUES, 4, SOON);
        }
    }

    @Test
    void theLastEventsAreShownToAdministratorsOfThisPbxAlone() {
        server.inject(
                "Event: VarSet\r\nChannel: PJSIP/1001-0000abcd\r\nVariable: USR_pin\r\n"
                        + "Value: 4711\r\n\r\n");
        server.inject("Event: NeverHeardOf\r\nSecret: s3cret\r\nX: 1\r\n\r\n");
        assertThat(get("/q/pbx/events").statusCode()).isEqualTo(401);
        assertThat(events(token("pbx1", "supervisor", "user")).statusCode()).isEqualTo(403);
        assertThat(events(token("pbx2", "admin", "user")).statusCode()).isEqualTo(403);
        await().atMost(SOON)
                .untilAsserted(
                        () -> {
                            var shown = events(token("pbx1", "admin", "user"));
                            assertThat(shown.statusCode()).isEqualTo(200);
                            assertThat(shown.path("pbx").toString()).isEqualTo("pbx1");
                            assertThat((Integer) shown.path("buffer.capacity")).isEqualTo(20_000);
                            assertThat(shown.body().asString())
                                    .contains("\"Variable: USR_pin\",\"Value: ***\"")
                                    .doesNotContain("4711");
                        });
        assertThat(
                        given().auth()
                                .oauth2(token("pbx1", "admin", "user"))
                                .get("/q/pbx/events?event=NeverHeardOf&last=1")
                                .<List<List<String>>>path("events.lines"))
                .containsExactly(List.of("Event: NeverHeardOf", "Secret: ***", "X: 1"));
    }

    private static Response events(String token) {
        return given().auth().oauth2(token).get("/q/pbx/events");
    }

    private static String token(String pbx, String... roles) {
        return Jwt.issuer("belfry")
                .upn("ada")
                .subject("ada")
                .groups(Set.of(roles))
                .claim("pbx", pbx)
                .sign();
    }

    @Test
    void anAdministratorReloadsTheDirectoryAndIsToldWhatChanged() throws Exception {
        String text = Files.readString(pbxFile);
        String changed = text.replace("name: default }", "name: night }");
        Files.writeString(pbxFile, changed);
        try {
            // the loop may have been first; then nothing is left to change
            reload("pbx1", "admin", "user").then().statusCode(200).body("source", is("file"));
            reload("pbx1", "admin", "user").then().statusCode(200).body("changes", empty());
            assertThat(kafka.read(Topics.CONFIG_AGENT_GROUPS, 2, SOON).getLast().data().name())
                    .isEqualTo("night");
            Files.writeString(pbxFile, changed.replace("first-name: Chloe", "fist-name: Chloe"));
            reload("pbx1", "admin", "user")
                    .then()
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .body("detail", endsWith("unknown key directory.agents[2].fist-name"));
        } finally {
            Files.writeString(pbxFile, text);
            kafka.read(Topics.CONFIG_AGENT_GROUPS, 3, SOON);
        }
    }

    @Test
    void nobodyElseReloadsTheDirectory() {
        post("/directory/reload").then().statusCode(401);
        reload("pbx1", "supervisor", "agent", "user").then().statusCode(403);
        reload("pbx2", "admin", "user").then().statusCode(403);
    }

    private static Response reload(String pbx, String... roles) {
        return given().auth().oauth2(token(pbx, roles)).post("/directory/reload");
    }

    private boolean pausedForLunch(int agent) {
        CommandOutcome outcome =
                outcome(new PbxCommand.AgentPause(new AgentId(agent), null, "lunch"));
        return outcome.equals(DONE)
                && server.actions("QueuePause").stream()
                        .anyMatch(a -> a.get("Reason").equals(Optional.of("lunch")));
    }

    private static final CommandOutcome DONE = new CommandOutcome.Done(Map.of());

    private CommandOutcome outcome(PbxCommand command) {
        CommandRequest request = request(command);
        send(request);
        await().atMost(SOON).until(() -> replies(request.id()).size() == 1);
        return replies(request.id()).getFirst().outcome();
    }

    private static CommandRequest request(PbxCommand command) {
        return new CommandRequest(
                new CommandId(UUID.randomUUID().toString()),
                Instant.now().plusSeconds(60),
                "alice",
                command);
    }

    private void send(CommandRequest request) {
        kafka.send(
                Topics.PBX_COMMANDS,
                new Envelope<>(request.id().value(), PBX, Instant.now(), request));
    }

    private List<CommandReply> replies(CommandId id) {
        return kafka.read(Topics.PBX_REPLIES, 0, SOON).stream()
                .map(Envelope::data)
                .filter(r -> r.id().equals(id))
                .toList();
    }
}
