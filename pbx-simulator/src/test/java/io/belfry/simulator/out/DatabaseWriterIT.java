package io.belfry.simulator.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.belfry.simulator.scenario.Lab;
import io.belfry.simulator.scenario.Scenarios;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DatabaseWriterIT {

    /** 2026-11-21 10:25:51.922552 UTC. */
    private static final long START = 1_795_256_751_922_552L;

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void startPostgres() throws IOException {
        postgres = EmbeddedPostgres.builder().start();
    }

    @AfterAll
    static void stopPostgres() throws IOException {
        postgres.close();
    }

    @AfterEach
    void dropTables() throws SQLException {
        execute("drop table if exists cel, queue_log");
    }

    @Test
    void aCallIsInBothTablesInOrder() throws SQLException {
        try (DatabaseWriter writer = writer()) {
            writer.accept(answeredCall());
            await().until(() -> count("cel") == 30);
        }
        assertThat(column("select event from queue_log order by id"))
                .containsExactly("ENTERQUEUE", "CONNECT", "COMPLETEAGENT");
        assertThat(column("select \"time\" from queue_log order by id limit 1").getFirst())
                .startsWith("2026-11-21 10:25:51.93");
        assertThat(column("select eventtype from cel order by id limit 1"))
                .containsExactly("CHAN_START");
        assertThat(
                        column(
                                "select count(*) from (select eventtime, lag(eventtime) over (order by id)"
                                        + " as before from cel) c where eventtime <= before"))
                .containsExactly("0");
    }

    @Test
    void idsGoOnAfterARestartAndTheLastTimeIsKnown() throws SQLException {
        try (DatabaseWriter writer = writer()) {
            assertThat(writer.lastMicros()).isZero();
            writer.accept(answeredCall());
        }
        try (DatabaseWriter again = writer()) {
            // hung up four seconds after the start
            assertThat(again.lastMicros()).isBetween(START + 4_000_000, START + 5_000_000);
            again.accept(answeredCall());
        }
        assertThat(column("select max(id), count(*) from cel")).containsExactly("60");
        assertThat(count("cel")).isEqualTo(60);
    }

    @Test
    void rowsOfAnInterruptedConnectionAreWrittenLater() throws SQLException {
        try (DatabaseWriter writer = writer()) {
            execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity where pid <>"
                            + " pg_backend_pid() and backend_type = 'client backend'");
            writer.accept(answeredCall());
            await().atMost(Duration.ofSeconds(10)).until(() -> count("cel") == 30);
            assertThat(count("queue_log")).isEqualTo(3);
        }
    }

    private static DatabaseWriter writer() throws SQLException {
        return new DatabaseWriter(postgres.getJdbcUrl("postgres", "postgres"), "postgres", "");
    }

    private static List<Output> answeredCall() {
        String name = "02-answered_agent_hangs_up";
        Lab lab = Scenarios.prepare(name, START);
        Scenarios.play(name, lab);
        while (lab.time().runNext()) {
            // to the end
        }
        return lab.pbx().board().drain();
    }

    private static int count(String table) throws SQLException {
        return Integer.parseInt(column("select count(*) from " + table).getFirst());
    }

    private static List<String> column(String query) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (result.next()) {
                values.add(result.getString(1));
            }
            return values;
        }
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
