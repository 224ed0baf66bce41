package io.belfry.pbx.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.RecordKey;
import io.belfry.contracts.Topics;
import io.belfry.contracts.config.AgentGroupConfig;
import io.belfry.contracts.id.GroupId;
import io.belfry.contracts.id.PbxId;
import io.belfry.pbx.directory.ConfigObjects.Difference;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DirectoryTest {

    private static final PbxId PBX = new PbxId("pbx1");

    @Test
    void onlyDifferencesArePublishedAndWhatIsGoneIsDeleted() {
        Map<RecordKey, AgentGroupConfig> published =
                ConfigObjects.keyed(
                        Topics.CONFIG_AGENT_GROUPS,
                        PBX,
                        List.of(group(1, "same"), group(2, "old"), group(3, "gone")));
        Map<RecordKey, AgentGroupConfig> wanted =
                ConfigObjects.keyed(
                        Topics.CONFIG_AGENT_GROUPS,
                        PBX,
                        List.of(group(1, "same"), group(2, "new"), group(4, "added")));
        var differences = ConfigObjects.differences(published, wanted);
        assertThat(differences)
                .containsExactly(
                        new Difference<>(new RecordKey(PBX, "2"), group(2, "old"), group(2, "new")),
                        new Difference<>(new RecordKey(PBX, "4"), null, group(4, "added")),
                        new Difference<>(new RecordKey(PBX, "3"), group(3, "gone"), null));
        assertThat(TopicChanges.of("config.agent-groups", differences))
                .isEqualTo(
                        new TopicChanges(
                                "config.agent-groups", List.of("4"), List.of("2"), List.of("3")));
    }

    @Test
    void aHashIsKeptForAsLongAsThePasswordIsTheSame() {
        Passwords passwords = new Passwords();
        String first = hash(passwords, "correct horse", Map.of());
        assertThat(first).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain("correct");
        Map<String, String> published = Map.of("alice", first);
        assertThat(hash(passwords, "correct horse", published)).isEqualTo(first);
        // a process that did not make the hash verifies it
        assertThat(hash(new Passwords(), "correct horse", published)).isEqualTo(first);
        assertThat(hash(passwords, "battery", published)).isNotEqualTo(first);
        // the same password hashed anew has another salt
        assertThat(hash(passwords, "correct horse", Map.of())).isNotEqualTo(first);
        // what somebody else wrote on the topic does not count
        assertThat(hash(passwords, "correct horse", Map.of("alice", "plain")))
                .startsWith("$argon2");
    }

    private static String hash(
            Passwords passwords, String password, Map<String, String> published) {
        return passwords
                .credentials(List.of(new Directory.Login("alice", password)), published)
                .getFirst()
                .passwordHash();
    }

    private static AgentGroupConfig group(int id, String name) {
        return new AgentGroupConfig(new GroupId(id), name);
    }
}
