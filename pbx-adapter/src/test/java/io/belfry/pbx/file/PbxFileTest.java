package io.belfry.pbx.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.belfry.contracts.config.ConfiguredProfile;
import io.belfry.contracts.config.UserConfig;
import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.LineId;
import io.belfry.contracts.id.QueueId;
import io.belfry.contracts.id.UserId;
import io.belfry.pbx.directory.Directory;
import io.belfry.pbx.directory.DirectorySection;
import io.belfry.pbx.directory.xivo.XivoOptions;
import io.belfry.pbx.settings.PbxSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PbxFileTest {

    private static final String MINIMAL =
            """
            pbx:
              name: pbx1
              time-zone: Europe/Paris
              ami: { host: pbx, username: belfry, secret: s3cret }
              cel: { source: ami }
              queue-log: { source: file, file: /var/log/asterisk/queue_log }
            directory:
              queues:
                - { id: 1, name: support }
              lines:
                - { id: 5, number: "1001", device: PJSIP/1001 }
              agents:
                - { id: 7, number: "2001" }
              users:
                - { id: 3, login: alice, password: pw, profile: supervisor, line: 5, agent: 7, queues: [1] }
              members:
                - { agent: 7, queue: 1 }
            """;

    @TempDir Path folder;

    @Test
    void theExampleThatWeShipIsGood() {
        PbxFile file = PbxFile.read(Path.of("../docs/pbx-example.yaml"), _ -> null);
        assertThat(file.settings().name()).hasToString("pbx1");
        assertThat(file.settings().cel()).isInstanceOf(PbxSettings.Database.class);
        assertThat(directory(file).users()).extracting(UserConfig::ctiLogin).contains("alice");
        assertThat(directory(file).line("1001").orElseThrow().user()).isEqualTo(new UserId(1));
    }

    @Test
    void whatIsLeftOutHasADefault() throws Exception {
        PbxFile file = read(MINIMAL);
        assertThat(file.settings().ami().port()).isEqualTo(5038);
        assertThat(file.settings().ami().tls().enabled()).isFalse();
        assertThat(file.settings().memberInterface()).isEqualTo("Local/id-{agentId}@agentcallback");
        assertThat(file.settings().queueLog())
                .isEqualTo(new PbxSettings.LogFile(Path.of("/var/log/asterisk/queue_log")));
        assertThat(directory(file).queues().getFirst().displayName()).isEqualTo("support");
        UserConfig alice = directory(file).users().getFirst();
        assertThat(alice.profile()).isEqualTo(ConfiguredProfile.SUPERVISOR);
        assertThat(alice.queues()).containsExactly(new QueueId(1));
        assertThat(alice.groups()).isNull();
        assertThat(directory(file).line("1001").orElseThrow().user()).isEqualTo(new UserId(3));
        assertThat(directory(file).agent(new AgentId(7)).orElseThrow().user())
                .isEqualTo(new UserId(3));
        assertThat(directory(file).line("1001").orElseThrow().id()).isEqualTo(new LineId(5));
    }

    @Test
    void noSecretIsPrinted() throws Exception {
        assertThat(read(MINIMAL).toString())
                .contains("Login[alice]")
                .doesNotContain("s3cret")
                .doesNotContain("pw");
    }

    @Test
    void anEnvironmentVariableStandsForASecret() throws Exception {
        String file = MINIMAL.replace("s3cret", "\"${AMI_SECRET}\"");
        assertThat(PbxFile.read(write(file), Map.of("AMI_SECRET", "x y")::get))
                .extracting(f -> f.settings().ami().secret())
                .isEqualTo("x y");
        assertThatThrownBy(() -> read(file))
                .hasMessageEndingWith(
                        "line 4: pbx.ami.secret needs the environment variable AMI_SECRET, not"
                                + " set");
    }

    @Test
    void aFileStandsForASecret() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "from file\n");
        assertThat(read(MINIMAL.replace("secret: s3cret", "secretFile: " + secret)))
                .extracting(f -> f.settings().ami().secret())
                .isEqualTo("from file");
    }

    @Test
    void anErrorNamesLineAndKey() {
        refused(MINIMAL.replace("time-zone", "timezone"), "line 3: unknown key pbx.timezone");
        refused(MINIMAL.replace("host: pbx, ", ""), "line 4: key pbx.ami.host is missing");
        refused(
                MINIMAL.replace("Europe/Paris", "Europe/Pariss"),
                "line 3: pbx.time-zone Unknown time-zone ID: Europe/Pariss");
        refused(MINIMAL.replace("source: ami", "source: database"), "key pbx.database is missing");
        refused(
                MINIMAL.replace("id: 1, name", "id: one, name"),
                "line 9: directory.queues[0].id must be a whole number, not one");
        refused(
                MINIMAL.replace("line: 5", "line: 6"),
                "line 15: directory.users[0].line 6 does not exist");
        refused(
                MINIMAL.replace("profile: supervisor", "profile: boss"),
                "line 15: directory.users[0].profile must be admin, supervisor, agent or none");
        refused(
                MINIMAL.replace("{ agent: 7, queue: 1 }", "{ agent: 7, queue: 1, x: 2 }"),
                "line 17: unknown key directory.members[0].x");
        refused(MINIMAL.replace("  name: pbx1\n", "  name: pbx1\n  name: pbx2\n"), "comes twice");
        refused("pbx: [\n", "line 2: ");
        refused("", "is empty");
    }

    @Test
    void aChangeOfTheFileIsSeenOnceWhenTheFileIsAtRest() throws Exception {
        Path path = write(MINIMAL);
        WatchedPbxFile watched = new WatchedPbxFile(path, _ -> null);
        assertThat(watched.changed()).isEmpty();
        change(path, MINIMAL.replace("name: support", "name: help"), 5);
        assertThat(watched.changed()).isEmpty(); // somebody may still be writing
        assertThat(inline(watched.changed().orElseThrow()).queues().getFirst().name())
                .hasToString("help");
        assertThat(watched.changed()).isEmpty();
    }

    @Test
    void aFileThatIsTouchedIsReadAgain() throws Exception {
        Path path = write(MINIMAL);
        WatchedPbxFile watched = new WatchedPbxFile(path, _ -> null);
        assertThat(watched.changed()).isEmpty();
        Files.setLastModifiedTime(path, FileTime.fromMillis(5_000));
        assertThat(watched.changed()).isEmpty();
        assertThat(watched.changed()).contains(watched.first().directory());
    }

    @Test
    void aBrokenFileIsToldOnceWithFileLineAndKeyAndTheNextChangeIsRead() throws Exception {
        Path path = write(MINIMAL);
        WatchedPbxFile watched = new WatchedPbxFile(path, _ -> null);
        change(path, MINIMAL.replace("id: 7, number", "id: 7, nummer"), 5);
        assertThat(watched.changed()).isEmpty();
        assertThatThrownBy(watched::changed)
                .hasMessage(path + ", line 13: key directory.agents[0].number is missing");
        assertThat(watched.changed()).isEmpty();
        assertThatThrownBy(watched::now).hasMessageContaining("directory.agents[0].number");
        change(path, MINIMAL.replace("\"2001\"", "\"2009\""), 6);
        assertThat(watched.changed()).isEmpty();
        assertThat(inline(watched.changed().orElseThrow()).agents().getFirst().number())
                .hasToString("2009");
    }

    @Test
    void aFileThatIsGoneIsToldAndReadWhenItIsBack() throws Exception {
        Path path = write(MINIMAL);
        WatchedPbxFile watched = new WatchedPbxFile(path, _ -> null);
        FileTime time = Files.getLastModifiedTime(path);
        Files.delete(path);
        assertThatThrownBy(watched::changed).hasMessageContaining("cannot read the PBX file");
        write(MINIMAL);
        Files.setLastModifiedTime(path, time);
        await().until(() -> watched.changed().isPresent());
    }

    @Test
    void theDirectoryOfAXivoIsInThePbxsDatabase() throws Exception {
        assertThat(read(XIVO).directory())
                .isEqualTo(
                        new DirectorySection.Xivo(
                                new XivoOptions(
                                        "SIP",
                                        Map.of(
                                                "Supervisor",
                                                ConfiguredProfile.SUPERVISOR,
                                                "Agent",
                                                ConfiguredProfile.AGENT),
                                        Set.of())));
        assertThat(
                        read(XIVO
                                        + """
                                          sip-technology: PJSIP
                                          administrators: [ada]
                                          profiles:
                                            - { cti-profile: Chief, profile: supervisor }
                                        """)
                                .directory())
                .isEqualTo(
                        new DirectorySection.Xivo(
                                new XivoOptions(
                                        "PJSIP",
                                        Map.of("Chief", ConfiguredProfile.SUPERVISOR),
                                        Set.of("ada"))));
    }

    @Test
    void theXivoExampleThatWeShipIsGood() {
        PbxFile file = PbxFile.read(Path.of("../docs/pbx-xivo-example.yaml"), name -> name);
        assertThat(file.directory()).isInstanceOf(DirectorySection.Xivo.class);
        assertThat(file.settings().database().name()).isEqualTo("asterisk");
        assertThat(file.settings().agentLogin()).isEqualTo(PbxSettings.AgentLogin.XIVO);
    }

    @Test
    void aDirectoryIsEitherInTheFileOrInAXivo() {
        refused(
                MINIMAL.replace("directory:\n", "directory:\n  source: xivo\n"),
                "line 9: directory.queues and source: xivo exclude each other");
        refused(MINIMAL.substring(0, MINIMAL.indexOf("directory:")), "key directory is missing");
        refused(
                MINIMAL.substring(0, MINIMAL.indexOf("directory:")) + "directory: {}\n",
                "line 7: directory must list groups, queues, lines, agents, users, members,"
                        + " statuses, or say source: xivo");
        refused(XIVO.replace("source: xivo", "source: ldap"), "must be file or xivo");
        refused(
                XIVO.replaceFirst("  database:.*\n", "")
                        .replace("cel: { source: database }", "cel: { source: ami }"),
                "line 7: directory.source xivo needs the section pbx.database");
        refused(XIVO + "  sip-technology: H323\n", "line 9: directory.sip-technology must be SIP");
        refused(XIVO + "  administrator: ada\n", "line 9: unknown key directory.administrator");
    }

    private static final String XIVO =
            """
            pbx:
              name: pbx1
              ami: { host: pbx, username: belfry, secret: s3cret }
              cel: { source: database }
              queue-log: { source: file, file: /var/log/asterisk/queue_log }
              database: { host: pbx, username: stats, password: stats }
            directory:
              source: xivo
            """;

    private static Directory directory(PbxFile file) {
        return inline(file.directory());
    }

    private static Directory inline(DirectorySection section) {
        return ((DirectorySection.Inline) section).directory();
    }

    /** A time of its own, for file systems that count in whole seconds. */
    private static void change(Path path, String text, int second) throws IOException {
        Files.writeString(path, text);
        Files.setLastModifiedTime(path, FileTime.fromMillis(second * 1000L));
    }

    private void refused(String text, String message) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(PbxFileException.class)
                .hasMessageContaining(message);
    }

    private PbxFile read(String text) throws IOException {
        return PbxFile.read(write(text), _ -> null);
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("pbx.yaml"), text);
    }
}
