package io.belfry.simulator.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PbxFileTest {

    private static final PbxFile.Address WITH_DATABASE =
            new PbxFile.Address(
                    "pbx1",
                    "UTC",
                    5039,
                    "belfry",
                    "${BELFRY_SIM_AMI_SECRET}",
                    "jdbc:postgresql://127.0.0.1:5443/asterisk",
                    "asterisk",
                    null);

    @Test
    void describesTheSimulatorAndItsDatabaseWithoutItsSecrets() {
        String text = PbxFile.text(WITH_DATABASE, new Site(2, 2));
        assertThat(text)
                .contains(
                        "  ami:\n    host: 127.0.0.1\n    port: 5039\n    username: belfry\n"
                                + "    secret: ${BELFRY_SIM_AMI_SECRET}\n")
                .contains("  cel: { source: database }\n  queue-log: { source: database }\n")
                .contains(
                        "    host: 127.0.0.1\n    port: 5443\n    name: asterisk\n"
                                + "    username: asterisk\n    password: ${BELFRY_SIM_DB_PASSWORD}\n");
    }

    @Test
    void namesTheDemoUsers() {
        String text = PbxFile.text(WITH_DATABASE, new Site(2, 2));
        assertThat(text)
                .contains("login: alice, password: alice, profile: agent, line: 1, agent: 1001 }")
                .contains("login: bob, password: bob, profile: agent, line: 2, agent: 1002 }")
                .contains("login: sophie, password: sophie, profile: supervisor, line: 3 }")
                .contains("- { id: 3, number: \"1900\", context: internal, device: PJSIP/1900 }")
                .contains("login: admin, password: admin, profile: admin }")
                .contains("- { agent: 1001, queue: 1, penalty: 0 }")
                .contains("- { agent: 1001, queue: 2, penalty: 0 }");
    }

    @Test
    void withoutDatabaseItNamesAmiAndTheFile(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("sub/pbx.yaml");
        PbxFile.write(
                file,
                new PbxFile.Address(
                        "p", "UTC", 1, "u", "belfry", null, "asterisk", Path.of("/tmp/queue_log")),
                new Site(1, 1));
        assertThat(Files.readString(file))
                .contains("  cel: { source: ami }")
                .contains("  queue-log: { source: file, file: \"/tmp/queue_log\" }")
                .doesNotContain("database");
    }

    @Test
    void numbersOfAThousandAgentsAreDifferentAndNotTheSupervisors() {
        Site site = new Site(1000, 3);
        assertThat(site.agents()).extracting(Site.Agent::number).doesNotHaveDuplicates();
        assertThat(site.agents()).extracting(Site.Agent::number).doesNotContain("1900", "3001");
    }
}
