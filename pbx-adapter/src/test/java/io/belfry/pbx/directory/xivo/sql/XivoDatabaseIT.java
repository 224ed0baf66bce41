package io.belfry.pbx.directory.xivo.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.belfry.contracts.config.AgentConfig;
import io.belfry.contracts.config.AgentGroupConfig;
import io.belfry.contracts.config.AgentSkill;
import io.belfry.contracts.config.ConfiguredProfile;
import io.belfry.contracts.config.LineConfig;
import io.belfry.contracts.config.QueueConfig;
import io.belfry.contracts.config.QueueMemberConfig;
import io.belfry.contracts.config.UserConfig;
import io.belfry.contracts.config.UserServices;
import io.belfry.contracts.config.UserServices.Forward;
import io.belfry.contracts.config.UserStatusConfig;
import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.Device;
import io.belfry.contracts.id.GroupId;
import io.belfry.contracts.id.LineId;
import io.belfry.contracts.id.QueueId;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.id.UserId;
import io.belfry.pbx.directory.Directory;
import io.belfry.pbx.directory.DirectoryException;
import io.belfry.pbx.directory.LoadedDirectory;
import io.belfry.pbx.directory.LoadedDirectory.Problem;
import io.belfry.pbx.directory.xivo.XivoOptions;
import io.belfry.pbx.settings.PbxSettings.DatabaseSettings;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What the tables of a XiVO become; the expected values are those of rows.sql, by hand. */
class XivoDatabaseIT {

    private static final Vertx VERTX = Vertx.vertx();
    private static final XivoOptions OPTIONS =
            new XivoOptions("SIP", XivoOptions.INSTALLED_PROFILES, Set.of("ada"));
    private static final Forward OFF = new Forward(false, "");
    private static final UserServices NONE = new UserServices(false, OFF, OFF, OFF);

    private final Xivo xivo = Xivo.create();

    @AfterAll
    static void close() {
        VERTX.close();
    }

    @Test
    void theTablesBecomeTheDirectory() throws Exception {
        LoadedDirectory loaded = load();
        Directory directory = loaded.directory();
        assertThat(directory.groups())
                .containsExactly(
                        new AgentGroupConfig(new GroupId(1), "default"),
                        new AgentGroupConfig(new GroupId(2), "night"));
        assertThat(directory.queues())
                .containsExactly(
                        new QueueConfig(
                                new QueueId(1),
                                new QueueName("support"),
                                "Support",
                                "3001",
                                "default",
                                3,
                                20),
                        new QueueConfig(
                                new QueueId(2),
                                new QueueName("sales"),
                                "Sales",
                                "3002",
                                "default",
                                0,
                                10));
        assertThat(directory.lines())
                .containsExactly(
                        line(1, "1001", "default", "SIP/abcd12", new UserId(1)),
                        line(2, "1002", "default", "SIP/efgh34", new UserId(2)),
                        line(3, "1900", "default", "Local/fax@hardware", new UserId(5)),
                        line(5, "1005", "free", "SCCP/1005", null));
        assertThat(directory.agents())
                .containsExactly(
                        new AgentConfig(
                                new AgentId(11),
                                new AgentNumber("2001"),
                                "Alice",
                                "Martin",
                                new GroupId(1),
                                new UserId(1),
                                "default",
                                List.of(
                                        new AgentSkill("english", 80),
                                        new AgentSkill("printers", 30))),
                        new AgentConfig(
                                new AgentId(12),
                                new AgentNumber("2002"),
                                "Desire",
                                "Petit",
                                new GroupId(2),
                                null,
                                "default"),
                        new AgentConfig(
                                new AgentId(13),
                                new AgentNumber("2003"),
                                "Nora",
                                null,
                                new GroupId(1),
                                null,
                                "default"));
        assertThat(directory.users())
                .containsExactly(
                        new UserConfig(
                                new UserId(1),
                                "Alice",
                                "Martin",
                                "alice",
                                ConfiguredProfile.AGENT,
                                new LineId(1),
                                new AgentId(11),
                                "0612345678",
                                58,
                                null,
                                null,
                                "1001@default",
                                new UserServices(false, OFF, new Forward(true, "1002"), OFF)),
                        user(2, "Sophie", "Bernard", "sophie", ConfiguredProfile.SUPERVISOR, 2),
                        // Ada shares the line of Sophie, whose line it is
                        user(4, "Ada", "Admin", "ada", ConfiguredProfile.ADMIN, 2),
                        user(5, "Fax", null, null, ConfiguredProfile.NONE, 3));
        assertThat(directory.logins())
                .containsExactly(
                        new Directory.Login("ada", "ada-pw"),
                        new Directory.Login("alice", "wonderland"),
                        new Directory.Login("sophie", "s0phie!pw"));
        assertThat(directory.members())
                .containsExactlyInAnyOrder(
                        new QueueMemberConfig(new AgentId(11), new QueueId(1), 0),
                        new QueueMemberConfig(new AgentId(12), new QueueId(1), 2),
                        new QueueMemberConfig(new AgentId(11), new QueueId(2), 1));
        assertThat(directory.statuses())
                .containsExactly(
                        status("available", "Available", "#08FD20", "enablednd(false)"),
                        status("away", "Away", "#FDE50A", "enablednd(false)"),
                        status(
                                "outtolunch",
                                "Out to lunch",
                                "#001AFF",
                                "enablednd(true)",
                                "queuepause_all(true)"));
        assertThat(loaded.problems()).isEmpty();
        assertThat(loaded.missing()).isEmpty();
    }

    @Test
    void theSameTablesGiveTheSameDirectory() throws Exception {
        Directory first = load().directory();
        // every row is written anew, in another order
        xivo.execute(
                "update queuemember set position = 7; update userfeatures set ringseconds = 9");
        assertThat(load().directory()).isEqualTo(first);
    }

    @Test
    void anOlderXivoIsReadWithoutWhatItDoesNotHave() throws Exception {
        xivo.execute(
                "drop table ctistatus; drop table agentqueueskill; drop table line_extension;"
                        + " alter table userfeatures drop column enablednd;"
                        + " alter table queue drop column servicelevel");
        LoadedDirectory loaded = load();
        assertThat(loaded.missing())
                .containsExactly(
                        "userfeatures.enablednd",
                        "table line_extension",
                        "queue.servicelevel",
                        "table agentqueueskill",
                        "table ctistatus");
        assertThat(loaded.problems()).isEmpty();
        Directory directory = loaded.directory();
        assertThat(directory.statuses()).isEmpty();
        assertThat(directory.users().getFirst().services()).isNull();
        assertThat(directory.queues().getFirst().serviceLevelSeconds()).isZero();
        assertThat(directory.agents().getFirst().skills()).isEmpty();
        // without extensions a line has the number and the context of its own row
        assertThat(directory.lines().getLast())
                .isEqualTo(line(5, "1005", "default", "SCCP/1005", null));
    }

    @Test
    void aDatabaseThatIsNoXivoIsRefusedByName() {
        xivo.execute("drop table user_line");
        assertThatThrownBy(this::load)
                .isInstanceOf(DirectoryException.class)
                .hasMessage(xivo.settings().address() + ": no directory without table user_line");
    }

    @Test
    void aRowThatCannotBeUsedIsToldAndTheRestIsRead() throws Exception {
        xivo.execute(
                """
                update linefeatures set name = null where id = 2;
                delete from line_extension where line_id = 3;
                update linefeatures set number = '' where id = 3;
                update userfeatures set passwdclient = '' where id = 2;
                update userfeatures set agentid = 99 where id = 4;
                update agentfeatures set number = '' where id = 13;
                update agentfeatures set numgroup = 3 where id = 12;
                insert into queuemember (queue_name, interface, usertype, userid, category)
                    values ('nowhere', 'Agent/2001', 'agent', 11, 'queue');
                insert into user_line (user_id, line_id, main_user, main_line) values (77, 1, true, true);
                insert into userfeatures (id, firstname, enableclient, loginclient, passwdclient, agentid)
                    values (8, 'Alicia', 1, 'alice', 'other', 11);
                update ctistatus set color = '#FFFFFF' where id = 4;
                update voicemail set mailbox = '';
                """);
        LoadedDirectory loaded = load();
        assertThat(loaded.problems())
                .containsExactlyInAnyOrder(
                        new Problem("linefeatures 2", "has no name: left out"),
                        new Problem("linefeatures 3", "has no extension: left out"),
                        new Problem(
                                "userfeatures 2",
                                "the login sophie has no password: the user cannot log in"),
                        new Problem(
                                "userfeatures 4", "agent 99 does not exist: the user is no agent"),
                        new Problem("agentfeatures 13", "has no number: left out"),
                        new Problem(
                                "agentfeatures 12", "group 3 does not exist: the agent is in none"),
                        new Problem(
                                "queuemember nowhere, 11",
                                "queue nowhere does not exist: left out"),
                        new Problem("user_line 77, 1", "user 77 does not exist: left out"),
                        new Problem(
                                "userfeatures 8",
                                "the login alice belongs to another user: cannot log in"),
                        new Problem(
                                "userfeatures 8",
                                "agent 11 belongs to user 1: the user is no agent"),
                        new Problem(
                                "ctistatus 2, 4",
                                "another presence has a status available: left out"),
                        new Problem(
                                "voicemail 58", "has no mailbox or no context: user 1 has none"));
        Directory directory = loaded.directory();
        assertThat(directory.lines()).extracting(l -> l.id().value()).containsExactly(1, 5);
        assertThat(directory.agents()).extracting(a -> a.id().value()).containsExactly(11, 12);
        assertThat(directory.users())
                .extracting(UserConfig::ctiLogin)
                .containsExactly("alice", null, "ada", null, null);
        assertThat(directory.users().getFirst().voicemailId()).isNull();
        assertThat(directory.statuses().getFirst().color()).isEqualTo("#08FD20");
    }

    @Test
    void h20AReaderNeedsNoRightToOtherSecretsOfThePbx() throws Exception {
        String user = "stats_" + Long.toString(System.nanoTime(), 36);
        xivo.execute("create user " + user + " with password 'stats'");
        DatabaseSettings stats = xivo.as(user, "stats");
        assertThatThrownBy(() -> load(stats))
                .hasMessageContaining("userfeatures.id (no right to read)");
        xivo.execute(
                """
                grant select on userfeatures, user_line, linefeatures, line_extension, extensions, agentgroup,
                    queuefeatures, queue, queuemember, queueskill, agentqueueskill, cti_profile to USER;
                grant select (id, number, firstname, lastname, numgroup, context) on agentfeatures to USER;
                grant select (uniqueid, mailbox, context, commented) on voicemail to USER;
                """
                        .replace("USER", user));
        LoadedDirectory loaded = load(stats);
        assertThat(loaded.missing())
                .containsExactly(
                        "ctistatus.presence_id (no right to read), ctistatus.id (no right to read),"
                                + " ctistatus.name (no right to read)");
        assertThat(loaded.directory().users()).isEqualTo(load().directory().users());
    }

    @Test
    void tablesThatSomebodyEmptiedAreNotBelieved() {
        xivo.execute(
                "truncate userfeatures, linefeatures, agentfeatures, queuefeatures, user_line,"
                        + " queuemember");
        assertThatThrownBy(this::load)
                .hasMessage(
                        xivo.settings().address()
                                + ": no user, line, agent or queue: not believed");
    }

    @Test
    void aServerThatRefusesIsNamedWithoutThePassword() {
        assertThatThrownBy(() -> load(xivo.as("nobody", "hidden-pw")))
                .isInstanceOf(DirectoryException.class)
                .hasMessageContaining("nobody@")
                .hasMessageNotContaining("hidden-pw");
    }

    @Test
    void theTechnologyOfSipLinesIsWhatTheFileSays() throws Exception {
        XivoOptions pjsip = new XivoOptions("PJSIP", XivoOptions.INSTALLED_PROFILES, Set.of("eve"));
        LoadedDirectory loaded = new XivoDatabase(VERTX, xivo.settings(), pjsip).load();
        assertThat(loaded.directory().lines().getFirst().device())
                .isEqualTo(new Device("PJSIP/abcd12"));
        assertThat(loaded.problems())
                .containsExactly(
                        new Problem("directory.administrators", "nobody has the login eve"));
    }

    private LoadedDirectory load() throws DirectoryException {
        return load(xivo.settings());
    }

    private static LoadedDirectory load(DatabaseSettings settings) throws DirectoryException {
        return new XivoDatabase(VERTX, settings, OPTIONS).load();
    }

    private static LineConfig line(
            int id, String number, String context, String device, UserId user) {
        return new LineConfig(new LineId(id), number, context, new Device(device), user);
    }

    private static UserConfig user(
            int id, String first, String last, String login, ConfiguredProfile profile, int line) {
        return new UserConfig(
                new UserId(id),
                first,
                last,
                login,
                profile,
                new LineId(line),
                null,
                null,
                null,
                null,
                null,
                null,
                NONE);
    }

    private static UserStatusConfig status(
            String name, String display, String color, String... actions) {
        return new UserStatusConfig(name, display, color, List.of(actions));
    }
}
