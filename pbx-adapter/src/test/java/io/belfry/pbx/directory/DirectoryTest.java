package io.belfry.pbx.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.RecordKey;
import io.belfry.contracts.Topics;
import io.belfry.contracts.config.AgentGroupConfig;
import io.belfry.contracts.config.CredentialsConfig;
import io.belfry.contracts.id.GroupId;
import io.belfry.contracts.id.PbxId;
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
        ConfigObjects<AgentGroupConfig> changes = ConfigObjects.difference(published, wanted);
        assertThat(changes.put())
                .containsExactly(
                        Map.entry(new RecordKey(PBX, "2"), group(2, "new")),
                        Map.entry(new RecordKey(PBX, "4"), group(4, "added")));
        assertThat(changes.delete()).containsExactly(new RecordKey(PBX, "3"));
    }

    @Test
    void aHashIsKeptForAsLongAsThePasswordIsTheSame() {
        Passwords passwords = new Passwords();
        Directory.Login alice = new Directory.Login("alice", "correct horse");
        CredentialsConfig first = passwords.credentials(alice, Map.of());
        assertThat(first.passwordHash())
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$")
                .doesNotContain("correct");
        Map<String, String> published = Map.of("alice", first.passwordHash());
        assertThat(passwords.credentials(alice, published)).isEqualTo(first);
        assertThat(
                        passwords
                                .credentials(new Directory.Login("alice", "battery"), published)
                                .passwordHash())
                .isNotEqualTo(first.passwordHash());
        // the same password hashed anew has another salt
        assertThat(passwords.credentials(alice, Map.of())).isNotEqualTo(first);
    }

    private static AgentGroupConfig group(int id, String name) {
        return new AgentGroupConfig(new GroupId(id), name);
    }
}
