package io.belfry.rights;

import de.mkammerer.argon2.Argon2Factory;
import io.belfry.contracts.Envelope;
import io.belfry.contracts.Topics;
import io.belfry.contracts.config.ConfiguredProfile;
import io.belfry.contracts.config.CredentialsConfig;
import io.belfry.contracts.config.UserConfig;
import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.GroupId;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.id.QueueId;
import io.belfry.contracts.id.UserId;
import io.belfry.testing.infra.KafkaFixture;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Says on Kafka what a PBX adapter would. The hashes are cheap ones. */
public final class Directory {

    private final KafkaFixture kafka;
    private final PbxId pbx;

    public Directory(KafkaFixture kafka, String pbx) {
        this.kafka = kafka;
        this.pbx = new PbxId(pbx);
    }

    public void user(int id, String login, ConfiguredProfile profile) {
        user(id, login, profile, null, null);
    }

    public void user(
            int id,
            String login,
            ConfiguredProfile profile,
            List<QueueId> queues,
            List<GroupId> groups) {
        UserConfig user =
                new UserConfig(
                        new UserId(id),
                        "First" + id,
                        "Last" + id,
                        login,
                        profile,
                        null,
                        profile == ConfiguredProfile.AGENT ? new AgentId(1000 + id) : null,
                        null,
                        null,
                        queues,
                        groups);
        kafka.send(Topics.CONFIG_USERS, envelope(user));
    }

    public void password(String login, String password) {
        String hash =
                Argon2Factory.create(Argon2Factory.Argon2Types.ARGON2id)
                        .hash(1, 1024, 1, password.toCharArray());
        hash(login, hash);
    }

    public void hash(String login, String hash) {
        kafka.send(Topics.CONFIG_CREDENTIALS, envelope(new CredentialsConfig(login, hash)));
    }

    public void removeUser(int id) {
        kafka.sendRaw(Topics.CONFIG_USERS.name(), (pbx + "/" + id).getBytes(), null, Map.of());
    }

    public void removePassword(String login) {
        kafka.sendRaw(
                Topics.CONFIG_CREDENTIALS.name(), (pbx + "/" + login).getBytes(), null, Map.of());
    }

    private <T> Envelope<T> envelope(T data) {
        return new Envelope<>(
                UUID.randomUUID().toString(), pbx, Instant.parse("2026-03-02T08:00:00Z"), data);
    }
}
