package io.belfry.rights.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.belfry.contracts.Envelope;
import io.belfry.contracts.Topics;
import io.belfry.contracts.config.ConfiguredProfile;
import io.belfry.contracts.id.QueueId;
import io.belfry.contracts.id.UserId;
import io.belfry.contracts.rights.Profile;
import io.belfry.contracts.rights.UserRights;
import io.belfry.rights.Directory;
import io.belfry.rights.Http;
import io.belfry.rights.ServiceTest;
import io.belfry.testing.infra.InjectKafka;
import io.belfry.testing.infra.KafkaFixture;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** What becomes of the directory: rights on their topic, and dead letters for what is none. */
@ServiceTest
class DirectoryIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @InjectKafka KafkaFixture kafka;

    @Test
    void rightsArePublishedWhenTheyChangeAndOnlyThen_A43_H11() {
        Directory directory = new Directory(kafka, "rights");
        List<QueueId> queues = List.of(new QueueId(1));
        directory.user(31, "r-one", ConfiguredProfile.SUPERVISOR, queues, null);
        // The same again: nothing to say.
        directory.user(31, "r-one", ConfiguredProfile.SUPERVISOR, queues, null);
        directory.user(31, "r-one", ConfiguredProfile.ADMIN, null, null);
        directory.removeUser(31);
        // Somebody without a login has no rights, and is here to know that the others are through.
        directory.user(32, null, ConfiguredProfile.ADMIN);
        directory.user(33, "r-last", ConfiguredProfile.NONE);
        List<String> both = List.of("recording", "dissuasion");

        await().atMost(PATIENCE).until(() -> !published(33).isEmpty());

        assertThat(published(31))
                .containsExactly(
                        new UserRights(
                                new UserId(31), "r-one", Profile.SUPERVISOR, both, queues, null),
                        new UserRights(new UserId(31), "r-one", Profile.ADMIN, both, null, null));
        assertThat(published(32)).isEmpty();
        assertThat(lastRecord("rights/31").value()).as("a tombstone at the end").isNull();
    }

    @Test
    void rightsAnAdministratorGivesArePublishedAtOnceAndOutliveTheDirectory_A43() {
        Directory directory = new Directory(kafka, "given");
        directory.user(41, "g-admin", ConfiguredProfile.ADMIN);
        directory.password("g-admin", "g-admin");
        directory.user(42, "g-agent", ConfiguredProfile.AGENT);
        String admin = Http.token("g-admin", "g-admin");
        await().atMost(PATIENCE).until(() -> published(42).size() == 1);

        Http.as(admin)
                .body("{\"profile\":\"Supervisor\",\"rights\":[\"recording\"],\"queues\":[7]}")
                .put("/users/g-agent/rights")
                .then()
                .statusCode(200);

        UserRights given =
                new UserRights(
                        new UserId(42),
                        "g-agent",
                        Profile.SUPERVISOR,
                        List.of("recording"),
                        List.of(new QueueId(7)),
                        null);
        assertThat(published(42)).as("when the answer is here").hasSize(2).last().isEqualTo(given);

        // The directory changes its mind; the administrator's word stands.
        directory.user(42, "g-agent", ConfiguredProfile.NONE);
        directory.user(43, "g-last", ConfiguredProfile.NONE);
        await().atMost(PATIENCE).until(() -> !published(43).isEmpty());
        assertThat(published(42)).hasSize(2);

        Http.as(admin).delete("/users/g-agent/rights").then().statusCode(200);
        assertThat(published(42))
                .hasSize(3)
                .last()
                .extracting(UserRights::profile)
                .isEqualTo(Profile.NO_RIGHT);
    }

    @Test
    void aRecordThatIsNoUserBecomesADeadLetterAndStopsNobody() {
        byte[] key = "bad/51".getBytes(StandardCharsets.UTF_8);
        byte[] broken = "{\"id\":".getBytes(StandardCharsets.UTF_8);
        kafka.sendRaw("config.users", key, broken, headers("io.belfry.config.UserConfig"));
        byte[] noId = "{\"ctiLogin\":\"x\"}".getBytes(StandardCharsets.UTF_8);
        kafka.sendRaw("config.users", key, noId, headers("io.belfry.config.UserConfig"));
        byte[] noNumber = "bad/not-a-number".getBytes(StandardCharsets.UTF_8);
        kafka.sendRaw("config.users", noNumber, null, Map.of());
        Directory directory = new Directory(kafka, "bad");
        // PostgreSQL cannot store this one: found in the middle of a batch, it alone is refused.
        directory.user(52, "nul\u0000", ConfiguredProfile.AGENT);
        directory.user(53, "b-last", ConfiguredProfile.AGENT);
        directory.hash("b-last", "a password that nobody hashed");
        directory.password("b-last", "right");

        Http.token("b-last", "right");

        await().atMost(PATIENCE).until(() -> letters().size() >= 5);
        assertThat(letters())
                .extracting(record -> header(record, "dead_letter_topic"))
                .containsExactlyInAnyOrder(
                        kafka.prefix() + "config.users",
                        kafka.prefix() + "config.users",
                        kafka.prefix() + "config.users",
                        kafka.prefix() + "config.users",
                        kafka.prefix() + "config.credentials");
        assertThat(letters())
                .filteredOn(record -> java.util.Arrays.equals(record.value(), broken))
                .singleElement()
                .satisfies(record -> assertThat(record.key()).isEqualTo(key));
        assertThat(letters())
                .extracting(record -> header(record, "dead_letter_reason"))
                .noneMatch(reason -> reason.contains("nobody hashed"))
                .anyMatch(reason -> reason.contains("id is missing"))
                .anyMatch(reason -> reason.contains("passwordHash is not argon2id"));
    }

    private List<UserRights> published(int user) {
        return kafka.read(Topics.RIGHTS_USERS, 0, PATIENCE).stream()
                .map(Envelope::data)
                .filter(rights -> rights.user().value() == user)
                .toList();
    }

    private ConsumerRecord<byte[], byte[]> lastRecord(String key) {
        return kafka.readRaw("rights.users", 1, PATIENCE).stream()
                .filter(record -> new String(record.key(), StandardCharsets.UTF_8).equals(key))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private List<ConsumerRecord<byte[], byte[]>> letters() {
        return kafka.readRaw(Topics.DEAD_LETTERS, 0, PATIENCE);
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static Map<String, String> headers(String type) {
        return Map.of(
                "ce_specversion", "1.0",
                "ce_id", "1",
                "ce_type", type,
                "ce_source", "bad",
                "ce_time", "2026-03-02T08:00:00Z");
    }
}
