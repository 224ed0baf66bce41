package io.belfry.pbx.command.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.config.AgentConfig;
import io.belfry.contracts.config.LineConfig;
import io.belfry.contracts.config.QueueConfig;
import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.Device;
import io.belfry.contracts.id.GroupId;
import io.belfry.contracts.id.LineId;
import io.belfry.contracts.id.QueueId;
import io.belfry.contracts.id.QueueName;
import io.belfry.pbx.command.AgentStatus;
import io.belfry.pbx.command.AgentStatus.Seat;
import io.belfry.pbx.directory.xivo.sql.Xivo;
import io.belfry.pbx.settings.PbxSettings.DatabaseSettings;
import io.vertx.core.Vertx;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class XivoAgentStatusIT {

    private static final Vertx VERTX = Vertx.vertx();
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Seat SUPPORT = new Seat(queue(1, "support"), 0);

    private final Xivo xivo = Xivo.create();

    /** As the agent daemon of a XiVO 16 has them. */
    @BeforeEach
    void tables() {
        xivo.execute(
                """
                create table agent_login_status (
                    agent_id integer primary key, agent_number varchar(40) not null,
                    extension varchar(80) not null, context varchar(80) not null,
                    interface varchar(128) not null unique, state_interface varchar(128) not null,
                    login_at timestamp not null, unique (extension, context));
                create table agent_membership_status (
                    agent_id integer, queue_id integer, queue_name varchar(128) not null,
                    penalty integer not null default 0, primary key (agent_id, queue_id));
                """);
    }

    @AfterAll
    static void close() {
        VERTX.close();
    }

    @Test
    void aLoginIsOneRowAndOnePerQueueAndTheyFollowTheAgentUntilHeLogsOff() throws Exception {
        AgentStatus status = new XivoAgentStatus(VERTX, xivo.settings(), SOON);
        status.loggedIn(login(11, "2011", "1001", SUPPORT));
        assertThat(rows())
                .containsExactly(
                        "11|2011|1001|default|Local/id-11@agentcallback|SIP/abcd12|recent",
                        "11|1|support|0");
        status.joined(new AgentId(11), new Seat(queue(2, "sales"), 3));
        status.joined(new AgentId(11), new Seat(queue(1, "support"), 7));
        status.left(new AgentId(11), new QueueId(2));
        assertThat(rows())
                .containsExactly(
                        "11|2011|1001|default|Local/id-11@agentcallback|SIP/abcd12|recent",
                        "11|1|support|7");
        status.loggedIn(login(12, "2012", "1002"));
        status.loggedOff(new AgentId(11));
        assertThat(rows())
                .containsExactly(
                        "12|2012|1002|default|Local/id-12@agentcallback|SIP/abcd12|recent");
    }

    @Test
    void whatWasLeftOfAnotherAgentOnThatLineGoes() throws Exception {
        AgentStatus status = new XivoAgentStatus(VERTX, xivo.settings(), SOON);
        status.loggedIn(login(11, "2011", "1001", SUPPORT));
        status.loggedIn(login(12, "2012", "1001", SUPPORT));
        assertThat(rows())
                .containsExactly(
                        "12|2012|1001|default|Local/id-12@agentcallback|SIP/abcd12|recent",
                        "12|1|support|0");
    }

    /** O18: the account of the manual may only read; a login goes on without the rows. */
    @Test
    void anAccountThatMayOnlyReadChangesNothingAndHindersNothing() throws Exception {
        String reader = "reader_" + xivo.settings().name();
        xivo.execute(
                "create role \"%1$s\" login password 'reader'; grant select on all tables in schema public to \"%1$s\""
                        .formatted(reader));
        AgentStatus status = new XivoAgentStatus(VERTX, xivo.as(reader, "reader"), SOON);
        status.loggedIn(login(11, "2011", "1001", SUPPORT));
        status.loggedOff(new AgentId(11));
        assertThat(rows()).isEmpty();
    }

    private List<String> rows() throws SQLException {
        DatabaseSettings database = xivo.settings();
        List<String> rows = new ArrayList<>();
        try (Connection connection =
                        DriverManager.getConnection(
                                "jdbc:postgresql://%s:%d/%s"
                                        .formatted(
                                                database.host(), database.port(), database.name()),
                                database.username(),
                                database.password());
                Statement statement = connection.createStatement()) {
            for (String sql :
                    List.of(
                            // our session's zone may be another one than the server's
                            "select concat_ws('|', agent_id, agent_number, extension, context,"
                                    + " interface, state_interface, case when login_at between"
                                    + " localtimestamp - interval '1 day' and localtimestamp +"
                                    + " interval '1 day' then 'recent' else login_at::text end)"
                                    + " from agent_login_status order by 1",
                            "select concat_ws('|', agent_id, queue_id, queue_name, penalty) from"
                                    + " agent_membership_status order by 1")) {
                try (ResultSet result = statement.executeQuery(sql)) {
                    while (result.next()) {
                        rows.add(result.getString(1));
                    }
                }
            }
        }
        return rows;
    }

    private static AgentStatus.Login login(int id, String number, String line, Seat... seats) {
        return new AgentStatus.Login(
                new AgentConfig(
                        new AgentId(id),
                        new AgentNumber(number),
                        "A",
                        "B",
                        new GroupId(1),
                        null,
                        "default"),
                new LineConfig(new LineId(1), line, "default", new Device("SIP/abcd12"), null),
                "Local/id-" + id + "@agentcallback",
                "SIP/abcd12",
                List.of(seats));
    }

    private static QueueConfig queue(int id, String name) {
        return new QueueConfig(
                new QueueId(id), new QueueName(name), name, "300" + id, "default", 0, 0);
    }
}
