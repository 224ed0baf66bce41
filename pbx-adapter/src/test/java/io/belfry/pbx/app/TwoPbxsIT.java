package io.belfry.pbx.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.belfry.contracts.Envelope;
import io.belfry.contracts.Topic;
import io.belfry.contracts.Topics;
import io.belfry.contracts.command.CommandOutcome;
import io.belfry.contracts.command.CommandReply;
import io.belfry.contracts.command.CommandRequest;
import io.belfry.contracts.command.PbxCommand;
import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.CommandId;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.pbx.PbxEvent;
import io.belfry.contracts.pbx.QueueLogRow;
import io.belfry.pbx.simulated.LiveState;
import io.belfry.pbx.simulated.SimulatedPbx;
import io.belfry.testing.infra.KafkaFixture;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two PBXs with the same agents, queues and numbers, an adapter for each, one Kafka: nothing of one
 * is taken for the other's.
 */
class TwoPbxsIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final PbxId EAST = new PbxId("east");
    private static final PbxId WEST = new PbxId("west");
    private static final String EAST_CALLER = "0611111111";
    private static final String WEST_CALLER = "0622222222";

    @TempDir Path folder;

    @Test
    void whatTheAdaptersOfTwoPbxsSayIsNeverMixed() throws Exception {
        try (KafkaFixture kafka = KafkaFixture.create();
                SimulatedPbx east = SimulatedPbx.start("east", folder.resolve("east"), 3, 2);
                SimulatedPbx west = SimulatedPbx.start("west", folder.resolve("west"), 3, 2);
                PlainAdapter eastern = adapter(east, kafka);
                PlainAdapter western = adapter(west, kafka)) {
            awaitReady(eastern);
            awaitReady(western);
            east.call("support", EAST_CALLER);
            west.call("support", WEST_CALLER);
            west.call("sales", WEST_CALLER);
            // alice is logged out in both; only the east is asked to log her in
            assertThat(outcome(kafka, EAST, new PbxCommand.AgentLogin(new AgentId(1001), "1001")))
                    .isInstanceOf(CommandOutcome.Done.class);

            awaitSameState(kafka, EAST, east);
            awaitSameState(kafka, WEST, west);
            awaitSameLog(kafka, EAST, folder.resolve("east/queue_log"));
            awaitSameLog(kafka, WEST, folder.resolve("west/queue_log"));
            assertThat(logins(folder.resolve("east/queue_log"))).hasSize(1);
            assertThat(logins(folder.resolve("west/queue_log"))).isEmpty();
            for (Topic<?> topic : Topics.ALL) {
                for (ConsumerRecord<byte[], byte[]> record : kafka.readRaw(topic.name(), 0, SOON)) {
                    isOfOnePbx(record);
                }
            }
            for (PlainAdapter one : List.of(eastern, western)) {
                one.adapter()
                        .sources()
                        .forEach(s -> assertThat(s.status().failure()).as(s.name()).isEmpty());
            }
        }
    }

    /** The key says one PBX, the envelope the same, and the caller of the other is not in it. */
    private static void isOfOnePbx(ConsumerRecord<byte[], byte[]> record) {
        String key = new String(record.key(), StandardCharsets.UTF_8);
        boolean ofEast = key.startsWith("east/");
        assertThat(ofEast || key.startsWith("west/")).as(key).isTrue();
        if (record.value() != null) {
            assertThat(
                            new String(
                                    record.headers().lastHeader("ce_source").value(),
                                    StandardCharsets.UTF_8))
                    .isEqualTo(ofEast ? "east" : "west");
            assertThat(new String(record.value(), StandardCharsets.UTF_8))
                    .doesNotContain(ofEast ? WEST_CALLER : EAST_CALLER);
        }
    }

    private static void awaitSameState(KafkaFixture kafka, PbxId pbx, SimulatedPbx simulated) {
        await().atMost(SOON)
                .untilAsserted(
                        () -> {
                            var before = new LiveState(simulated.channels(), simulated.waiting());
                            LiveState told = LiveState.of(events(kafka, pbx));
                            assertThat(simulated.channels()).isEqualTo(before.channels());
                            assertThat(told).isEqualTo(before);
                            assertThat(told.channels()).isNotEmpty();
                        });
    }

    private static void awaitSameLog(KafkaFixture kafka, PbxId pbx, Path log) {
        await().atMost(SOON)
                .untilAsserted(
                        () -> {
                            List<String> lines = Files.readAllLines(log);
                            List<QueueLogRow> rows =
                                    kafka.read(Topics.PBX_QUEUE_LOG, 0, SOON).stream()
                                            .filter(e -> e.pbx().equals(pbx))
                                            .map(Envelope::data)
                                            .toList();
                            // epoch|callid|queue|agent|event|…
                            assertThat(rows)
                                    .extracting(QueueLogRow::event)
                                    .isEqualTo(lines.stream().map(l -> l.split("\\|")[4]).toList());
                        });
    }

    private static List<String> logins(Path log) throws Exception {
        return Files.readAllLines(log).stream()
                .filter(l -> l.contains("|Agent/1001|AGENTCALLBACKLOGIN|"))
                .toList();
    }

    private static List<PbxEvent> events(KafkaFixture kafka, PbxId pbx) {
        return kafka.read(Topics.PBX_AMI, 0, SOON).stream()
                .filter(e -> e.pbx().equals(pbx))
                .map(Envelope::data)
                .toList();
    }

    private static CommandOutcome outcome(KafkaFixture kafka, PbxId pbx, PbxCommand command) {
        CommandId id = new CommandId(UUID.randomUUID().toString());
        Instant now = Instant.now();
        CommandRequest request = new CommandRequest(id, now.plusSeconds(60), "sophie", command);
        kafka.send(Topics.PBX_COMMANDS, new Envelope<>(id.value(), pbx, now, request));
        await().atMost(SOON).until(() -> !replies(kafka, id).isEmpty());
        assertThat(replies(kafka, id)).hasSize(1);
        assertThat(replies(kafka, id).getFirst().pbx()).isEqualTo(pbx);
        return replies(kafka, id).getFirst().data().outcome();
    }

    private static List<Envelope<CommandReply>> replies(KafkaFixture kafka, CommandId id) {
        return kafka.read(Topics.PBX_REPLIES, 0, SOON).stream()
                .filter(e -> e.data().id().equals(id))
                .toList();
    }

    private static PlainAdapter adapter(SimulatedPbx pbx, KafkaFixture kafka) {
        return new PlainAdapter(
                Map.of(
                        "belfry.pbx-file", pbx.pbxFile().toString(),
                        "belfry.topic-prefix", kafka.prefix(),
                        "kafka.bootstrap.servers", kafka.bootstrap()));
    }

    private static void awaitReady(PlainAdapter plain) {
        await().atMost(SOON)
                .until(
                        () ->
                                plain.adapter().linkState().isUp()
                                        && plain.adapter().directory().published());
    }
}
