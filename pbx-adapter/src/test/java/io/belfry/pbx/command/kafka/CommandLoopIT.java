package io.belfry.pbx.command.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.belfry.contracts.Envelope;
import io.belfry.contracts.Topics;
import io.belfry.contracts.command.CommandOutcome;
import io.belfry.contracts.command.CommandReply;
import io.belfry.contracts.command.CommandRequest;
import io.belfry.contracts.command.FailureReason;
import io.belfry.contracts.command.PbxCommand;
import io.belfry.contracts.id.CommandId;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.pbx.PbxLink;
import io.belfry.pbx.LogLines;
import io.belfry.pbx.command.AgentStatus;
import io.belfry.pbx.command.CommandExecutor;
import io.belfry.pbx.command.Desk;
import io.belfry.pbx.command.LoggedAgents;
import io.belfry.pbx.command.RecentCommands;
import io.belfry.pbx.command.live.LiveCalls;
import io.belfry.pbx.directory.Directory;
import io.belfry.pbx.kafka.EventPublisher;
import io.belfry.pbx.kafka.KafkaSettings;
import io.belfry.pbx.link.AmiResponse;
import io.belfry.pbx.link.LinkState;
import io.belfry.pbx.metrics.AdapterMetrics;
import io.belfry.pbx.settings.PbxSettings;
import io.belfry.testing.infra.KafkaFixture;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Commands over a real Kafka; the PBX is a list of what it was told to write. */
class CommandLoopIT {

    private static final PbxId PBX = new PbxId("pbx1");
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final CommandOutcome DONE = new CommandOutcome.Done(Map.of());

    private static KafkaFixture kafka;

    private final List<String> written = new CopyOnWriteArrayList<>();
    private final LinkState link = new LinkState();
    private EventPublisher publisher;
    private CommandLoop loop;

    @BeforeAll
    static void infrastructure() {
        kafka = KafkaFixture.create();
    }

    @AfterAll
    static void close() {
        kafka.close();
    }

    @BeforeEach
    void start() {
        link.set(new PbxLink.Up(Instant.now(), "22", "r"));
        KafkaSettings settings =
                new KafkaSettings(Map.of("bootstrap.servers", kafka.bootstrap()), kafka.prefix());
        AdapterMetrics metrics = new AdapterMetrics(new SimpleMeterRegistry());
        publisher = new EventPublisher(PBX, settings, metrics, Clock.systemUTC(), (_, _) -> {});
        Desk desk =
                new Desk(
                        new PbxSettings(
                                PBX,
                                ZoneOffset.UTC,
                                PbxSettings.AgentLogin.PLAIN,
                                "Local/id-{agentId}@agentcallback",
                                "{device}",
                                "internal",
                                null,
                                new PbxSettings.Ami(),
                                new PbxSettings.Ami(),
                                null),
                        Directory::empty,
                        new LoggedAgents(),
                        new LiveCalls(),
                        (action, _) -> {
                            written.add(action.get("Event"));
                            return new AmiResponse(true, "Event added successfully");
                        },
                        AgentStatus.NONE,
                        Duration.ofSeconds(30),
                        Clock.systemUTC());
        loop =
                new CommandLoop(
                        PBX,
                        settings,
                        new CommandExecutor(desk, link),
                        new RecentCommands(100),
                        publisher,
                        metrics);
        loop.start();
    }

    @AfterEach
    void stop() {
        loop.close();
        publisher.close();
    }

    @Test
    void aRepeatedCommandIsDoneOnceAndAnsweredEachTimeAlsoAfterARestart() {
        String id = UUID.randomUUID().toString();
        send(id, "FIRST");
        send(id, "FIRST");
        await().atMost(SOON).until(() -> outcomes(id).size() == 2);
        stop();
        start();
        send(id, "FIRST");
        String next = UUID.randomUUID().toString();
        send(next, "SECOND");
        await().atMost(SOON).until(() -> outcomes(next).size() == 1);

        assertThat(written).containsExactly("FIRST", "SECOND");
        assertThat(outcomes(id)).containsExactly(DONE, DONE, DONE);
    }

    @Test
    void aCommandOfAnotherPbxIsLeftToIt() {
        String other = UUID.randomUUID().toString();
        kafka.send(Topics.PBX_COMMANDS, envelope(new PbxId("pbx2"), other, "THEIRS"));
        String ours = UUID.randomUUID().toString();
        send(ours, "OURS");
        await().atMost(SOON).until(() -> outcomes(ours).size() == 1);
        assertThat(written).containsExactly("OURS");
        assertThat(outcomes(other)).isEmpty();
    }

    @Test
    void aCommandWhileTheLinkIsDownFailsAtOnce() {
        link.set(new PbxLink.Down(Instant.now(), "cable"));
        String id = UUID.randomUUID().toString();
        send(id, "NEVER");
        await().atMost(SOON).until(() -> outcomes(id).size() == 1);
        assertThat(outcomes(id))
                .containsExactly(
                        new CommandOutcome.Refused(
                                FailureReason.LINK_DOWN, "no link to pbx1", Map.of()));
        assertThat(written).isEmpty();
    }

    @Test
    void eachCommandIsLoggedWithWhoAskedAndWhatBecameOfIt() {
        String done = UUID.randomUUID().toString();
        String refused = UUID.randomUUID().toString();
        List<String> lines;
        try (LogLines log = LogLines.of(CommandLoop.class)) {
            send(done, "PAUSEALL");
            await().atMost(SOON).until(() -> log.lines().size() == 1);
            link.set(new PbxLink.Down(Instant.now(), "cable"));
            send(refused, "PAUSEALL");
            await().atMost(SOON).until(() -> log.lines().size() == 2);
            lines = log.lines();
        }
        String command =
                " by alice: WriteQueueLog[queue=null, call=null, agent=null, event=PAUSEALL,"
                        + " data=[]]: ";
        assertThat(lines)
                .containsExactly(
                        "INFO command " + done + command + "DONE",
                        "INFO command " + refused + command + "LINK_DOWN, no link to pbx1");
    }

    private static void send(String id, String event) {
        kafka.send(Topics.PBX_COMMANDS, envelope(PBX, id, event));
    }

    private static Envelope<CommandRequest> envelope(PbxId pbx, String id, String event) {
        return new Envelope<>(
                UUID.randomUUID().toString(),
                pbx,
                Instant.now(),
                new CommandRequest(
                        new CommandId(id),
                        Instant.now().plus(SOON),
                        "alice",
                        new PbxCommand.WriteQueueLog(null, null, null, event, List.of())));
    }

    private static List<CommandOutcome> outcomes(String id) {
        return kafka.read(Topics.PBX_REPLIES, 0, SOON).stream()
                .map(Envelope::data)
                .filter(reply -> reply.id().value().equals(id))
                .map(CommandReply::outcome)
                .toList();
    }
}
