package io.belfry.pbx.directory.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import de.mkammerer.argon2.Argon2Factory;
import io.belfry.contracts.Envelope;
import io.belfry.contracts.Topic;
import io.belfry.contracts.Topics;
import io.belfry.contracts.config.AgentConfig;
import io.belfry.contracts.config.ConfigChange;
import io.belfry.contracts.config.CredentialsConfig;
import io.belfry.contracts.config.QueueConfig;
import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.PbxId;
import io.belfry.pbx.directory.DirectoryException;
import io.belfry.pbx.directory.DirectoryFile;
import io.belfry.pbx.directory.DirectoryReport;
import io.belfry.pbx.directory.DirectorySection;
import io.belfry.pbx.directory.TopicChanges;
import io.belfry.pbx.directory.xivo.XivoOptions;
import io.belfry.pbx.directory.xivo.sql.Xivo;
import io.belfry.pbx.directory.xivo.sql.XivoDatabase;
import io.belfry.pbx.kafka.KafkaSettings;
import io.belfry.testing.infra.InjectKafka;
import io.belfry.testing.infra.KafkaExtension;
import io.belfry.testing.infra.KafkaFixture;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A XiVO's tables on the topics, change by change. Every test is a PBX of its own. */
@ExtendWith(KafkaExtension.class)
class DirectoryLoopIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Vertx VERTX = Vertx.vertx();

    @InjectKafka KafkaFixture kafka;

    private final Xivo xivo = Xivo.create();
    private final PbxId pbx = new PbxId("pbx-" + UUID.randomUUID().toString().substring(0, 8));
    private final List<DirectoryLoop> loops = new ArrayList<>();

    @AfterEach
    void stop() {
        loops.forEach(DirectoryLoop::close);
    }

    @AfterAll
    static void close() {
        VERTX.close();
    }

    @Test
    void theFirstLoadPublishesAllAndTheSecondNothingAndNoPasswordIsReadable() throws Exception {
        DirectoryLoop loop = loop(Duration.ofHours(1));
        DirectoryReport report = loop.reload();
        assertThat(report.source()).isEqualTo("xivo");
        assertThat(report.changes())
                .containsExactly(
                        added("config.agent-groups", "1", "2"),
                        added("config.queues", "1", "2"),
                        added("config.lines", "1", "2", "3", "5"),
                        added("config.agents", "11", "12", "13"),
                        added("config.users", "1", "2", "4", "5"),
                        added("config.queue-members", "2:11", "1:11", "1:12"),
                        added("config.statuses", "available", "away", "outtolunch"),
                        added("config.credentials", "ada", "alice", "sophie"));
        assertThat(values(Topics.CONFIG_AGENTS)).isEqualTo(loop.current().agents());
        assertThat(values(Topics.CONFIG_USERS)).isEqualTo(loop.current().users());
        assertThat(loop.published()).isTrue();
        assertThat(loop.reload().changes()).isEmpty();
        // another process finds the topics right, hashes included
        assertThat(loop(Duration.ofHours(1)).reload().changes()).isEmpty();
        noPasswordIsOnATopic();
    }

    /** ADR 0007. Passwords, and the codes of agents and mailboxes, as rows.sql has them. */
    private void noPasswordIsOnATopic() {
        CredentialsConfig alice =
                values(Topics.CONFIG_CREDENTIALS).stream()
                        .filter(c -> c.login().equals("alice"))
                        .findFirst()
                        .orElseThrow();
        assertThat(alice.passwordHash()).startsWith("$argon2id$");
        assertThat(
                        Argon2Factory.create(Argon2Factory.Argon2Types.ARGON2id)
                                .verify(alice.passwordHash(), "wonderland".toCharArray()))
                .isTrue();
        for (Topic<?> topic :
                List.of(
                        Topics.CONFIG_USERS,
                        Topics.CONFIG_AGENTS,
                        Topics.CONFIG_CREDENTIALS,
                        Topics.CONFIG_HISTORY)) {
            for (ConsumerRecord<byte[], byte[]> record : raw(topic)) {
                assertThat(String.valueOf(text(record.value())))
                        .doesNotContain("wonderland", "s0phie!pw", "4711", "8899");
            }
        }
        assertThat(values(Topics.CONFIG_HISTORY))
                .extracting(ConfigChange::topic)
                .contains("config.users")
                .doesNotContain("config.credentials");
    }

    @Test
    void onlyDifferencesArePublishedAndTheirHistoryKeepsTheLastValue() throws Exception {
        DirectoryLoop loop = loop(Duration.ofHours(1));
        loop.reload();
        int before = values(Topics.CONFIG_HISTORY).size();
        xivo.execute(
                """
                update queuefeatures set name = 'help', number = '3009' where id = 1;
                update queue set name = 'help' where name = 'support';
                update queuemember set queue_name = 'help' where queue_name = 'support';
                update userfeatures set passwdclient = 'changed!', loginclient = 'sofia' where id = 2;
                update queuemember set penalty = 5 where userid = 12;
                """);
        assertThat(loop.reload().changes())
                .containsExactly(
                        changed("config.queues", "1"),
                        changed("config.users", "2"),
                        changed("config.queue-members", "1:12"),
                        new TopicChanges(
                                "config.credentials",
                                List.of("sofia"),
                                List.of(),
                                List.of("sophie")));
        QueueConfig help = values(Topics.CONFIG_QUEUES).getLast();
        assertThat(help.name()).hasToString("help");
        assertThat(help.number()).isEqualTo("3009");
        List<ConfigChange> history = values(Topics.CONFIG_HISTORY);
        assertThat(history).hasSize(before + 3);
        ConfigChange rename = history.get(before);
        assertThat(rename.topic()).isEqualTo("config.queues");
        assertThat(rename.object()).isEqualTo("1");
        assertThat(rename.before().get("name").asText()).isEqualTo("support");
        assertThat(rename.after().get("name").asText()).isEqualTo("help");
        whatIsDeletedBecomesATombstoneAndItsLastValueIsKept(loop);
    }

    private void whatIsDeletedBecomesATombstoneAndItsLastValueIsKept(DirectoryLoop loop)
            throws Exception {
        AgentConfig nora = loop.current().agent(new AgentId(13)).orElseThrow();
        xivo.execute(
                "delete from agentfeatures where id = 13; delete from queuemember where userid ="
                        + " 13; update userfeatures set commented = 1 where id = 5");
        assertThat(loop.reload().changes())
                .containsExactly(
                        changed("config.lines", "3"), // its user is switched off: it is free
                        deleted("config.agents", "13"),
                        deleted("config.users", "5"));
        ConsumerRecord<byte[], byte[]> tombstone = raw(Topics.CONFIG_AGENTS).getLast();
        assertThat(text(tombstone.key())).isEqualTo(pbx + "/13");
        assertThat(tombstone.value()).isNull();
        assertThat(values(Topics.CONFIG_HISTORY))
                .anySatisfy(
                        change -> {
                            assertThat(change.topic()).isEqualTo("config.agents");
                            assertThat(change.object()).isEqualTo("13");
                            assertThat(change.after()).isNull();
                            assertThat(change.before().get("firstName").asText()).isEqualTo("Nora");
                            assertThat(change.before().get("number").asText())
                                    .isEqualTo(nora.number().value());
                        });
        assertThat(loop.current().agent(new AgentId(13))).isEmpty();
    }

    @Test
    void theTablesAreReadAtIntervalsAndADatabaseThatIsAwayChangesNothing() throws Exception {
        DirectoryLoop loop = loop(Duration.ofMillis(200));
        loop.reload();
        int published = raw(Topics.CONFIG_AGENTS).size();
        xivo.away(true);
        loop.start();
        await().atMost(SOON).until(() -> loop.failure().isPresent());
        assertThat(loop.failure().orElseThrow()).contains(xivo.settings().address());
        assertThat(loop.published()).isTrue();
        assertThat(loop.current().agents()).hasSize(3);
        assertThatThrownBy(loop::reload)
                .isInstanceOf(DirectoryException.class)
                .hasMessageContaining(xivo.settings().address());
        assertThat(raw(Topics.CONFIG_AGENTS)).hasSize(published);
        xivo.away(false);
        await().atMost(SOON).until(() -> loop.failure().isEmpty());
        xivo.execute("update agentfeatures set number = '2033' where id = 13");
        await().atMost(SOON)
                .until(
                        () ->
                                loop.current()
                                        .agent(new AgentId(13))
                                        .orElseThrow()
                                        .number()
                                        .value()
                                        .equals("2033"));
    }

    @Test
    void aRestartWhileTheDatabaseIsAwayUsesWhatWasPublished() throws Exception {
        loop(Duration.ofHours(1)).reload();
        xivo.away(true);
        DirectoryLoop restarted = loop(Duration.ofHours(1));
        assertThatThrownBy(restarted::reload).isInstanceOf(DirectoryException.class);
        assertThat(restarted.published()).isFalse();
        assertThat(restarted.current().agents()).hasSize(3);
        assertThat(restarted.current().line("1001").orElseThrow().device())
                .hasToString("SIP/abcd12");
        assertThat(raw(Topics.CONFIG_USERS)).allMatch(r -> r.value() != null);
    }

    @Test
    void aFileThatCannotBeReadIsToldAndTheTablesAreStillFollowed() {
        DirectoryLoop loop = loop(Duration.ofMillis(200));
        broken = "pbx.yaml, line 3: unknown key directory.sauce";
        loop.start();
        await().atMost(SOON).until(loop::failure, Optional.of(broken)::equals);
        await().atMost(SOON).until(() -> loop.current().agents().size() == 3);
        xivo.execute("delete from agentfeatures where id = 13");
        await().atMost(SOON).until(() -> loop.current().agents().size() == 2);
        assertThatThrownBy(loop::reload).hasMessage(broken);
    }

    private volatile String broken;

    private final DirectorySection section =
            new DirectorySection.Xivo(
                    new XivoOptions("SIP", XivoOptions.INSTALLED_PROFILES, Set.of("ada")));

    private DirectoryLoop loop(Duration reload) {
        DirectoryFile file =
                new DirectoryFile() {
                    @Override
                    public Optional<DirectorySection> changed() {
                        now();
                        return Optional.empty();
                    }

                    @Override
                    public DirectorySection now() {
                        if (broken != null) {
                            throw new IllegalStateException(broken);
                        }
                        return section;
                    }
                };
        DirectoryLoop loop =
                new DirectoryLoop(
                        new DirectoryPublisher(
                                pbx,
                                new KafkaSettings(
                                        Map.of("bootstrap.servers", kafka.bootstrap()),
                                        kafka.prefix()),
                                Clock.systemUTC()),
                        section,
                        file,
                        s -> new XivoDatabase(VERTX, xivo.settings(), s.options()),
                        new DirectoryLoop.Intervals(
                                Duration.ofMillis(50), reload, Duration.ofMillis(100), SOON),
                        Clock.systemUTC());
        loops.add(loop);
        return loop;
    }

    private <T> List<T> values(Topic<T> topic) {
        return kafka.read(topic, 0, SOON).stream()
                .filter(e -> e.pbx().equals(pbx))
                .map(Envelope::data)
                .toList();
    }

    private List<ConsumerRecord<byte[], byte[]>> raw(Topic<?> topic) {
        return kafka.readRaw(topic.name(), 0, SOON).stream()
                .filter(r -> text(r.key()).startsWith(pbx + "/"))
                .toList();
    }

    private static String text(byte[] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    private static TopicChanges added(String topic, String... ids) {
        return new TopicChanges(topic, List.of(ids), List.of(), List.of());
    }

    private static TopicChanges changed(String topic, String... ids) {
        return new TopicChanges(topic, List.of(), List.of(ids), List.of());
    }

    private static TopicChanges deleted(String topic, String... ids) {
        return new TopicChanges(topic, List.of(), List.of(), List.of(ids));
    }
}
