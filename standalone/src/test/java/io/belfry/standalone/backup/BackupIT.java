package io.belfry.standalone.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.belfry.standalone.embedded.Distribution;
import io.belfry.standalone.embedded.Ports;
import io.belfry.standalone.embedded.PostgresServer;
import io.belfry.standalone.embedded.Stack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** O31, O32, both ways, between two databases of the same tables and then with an older one. */
class BackupIT {

    private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");

    private static final String SCHEMA =
            """
            create table flyway_history_calls (installed_rank int, version text, success boolean);
            insert into flyway_history_calls values (1, '1', true), (2, '2', true);
            create extension "uuid-ossp";
            create table call (id integer generated always as identity primary key, name text unique);
            create table part (call integer not null references call, value text, size int generated always as (length(value)) stored);
            create table log (id bigint generated always as identity, at timestamptz not null, primary key (id, at)) partition by range (at);
            create table log_default partition of log default;
            alter table log owner to reporter;
            alter table log_default owner to reporter;
            """;

    private static final List<String> QUESTIONS =
            List.of(
                    "select id || ' ' || coalesce(name, '-') from call order by id",
                    "select call || ' ' || value || ' ' || size from part order by call",
                    "select id || ' ' || (at at time zone 'UTC') || ' ' || tableoid::regclass from log order by id",
                    "select pg_get_userbyid(relowner) from pg_class where relname = 'log_202611'");

    @TempDir static Path folder;
    private static Stack stack;
    private static PostgresServer server;

    @BeforeAll
    static void start() {
        stack = new Stack(folder);
        server =
                new PostgresServer(
                        Distribution.find(),
                        folder.resolve("postgres"),
                        Ports.free(),
                        "belfry",
                        "secret",
                        false,
                        folder.resolve("postgres.log"));
        stack.start(server);
    }

    @AfterAll
    static void stop() {
        stack.stopAll();
    }

    @Test
    void what_is_restored_elsewhere_is_what_was_there() throws Exception {
        make("calls");
        execute(
                "calls",
                """
                create table log_202611 partition of log for values from ('2026-11-01 00:00Z') to ('2026-12-01 00:00Z');
                alter table log_202611 owner to reporter;
                insert into call (name) values ('gone'), (E'tab\\t, line\\n, \\\\'), (null), ('Zoë');
                delete from call where name = 'gone';
                insert into part values (2, 'x=y'), (4, '');
                insert into log (at) values ('2026-11-21 10:00Z'), ('1970-01-01 00:00Z');
                """);
        List<List<String>> before = answers("calls");
        Path file = folder.resolve("calls.backup");

        Contents contents = Backup.write(server.admin(), List.of("calls"), file, NOW);

        assertThat(contents.databases()).hasSize(1);
        Contents.Database database = contents.databases().getFirst();
        assertThat(database.schema()).isEqualTo(Map.of("flyway_history_calls", "2"));
        assertThat(database.tables())
                .containsExactly(
                        new Contents.Table("call", List.of("id", "name"), 3),
                        new Contents.Table("log", List.of("id", "at"), 2),
                        new Contents.Table("part", List.of("call", "value"), 2));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");

        // the database is another one by then, in which other things have happened
        execute(
                "calls",
                "drop owned by reporter; drop table part, call, flyway_history_calls; drop extension \"uuid-ossp\"");
        execute("calls", SCHEMA);
        execute("calls", "insert into call (name) values ('Zoë'), ('later')");
        try (Restore restore = Restore.of(server.admin(), file)) {
            assertThat(restore.contents()).isEqualTo(contents);
            restore.check();
            restore.run();
        }

        assertThat(answers("calls")).isEqualTo(before);
        assertThat(before.get(2))
                .containsExactly(
                        "1 2026-11-21 10:00:00 log_202611", "2 1970-01-01 00:00:00 log_default");
        execute("calls", "insert into call (name) values ('next')");
        assertThat(query("calls", "select id from call where name = 'next'"))
                .as("numbers go on where they were")
                .containsExactly("5");
        assertThatThrownBy(() -> execute("calls", "insert into part values (99, 'nobody')"))
                .as("what belongs together is watched again")
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("part_call_fkey");
    }

    @Test
    void a_backup_of_another_version_is_refused_and_nothing_is_changed() throws Exception {
        make("older");
        execute("older", "insert into call (name) values ('then')");
        Path file = folder.resolve("older.backup");
        Backup.write(server.admin(), List.of("older"), file, NOW);
        execute(
                "older",
                "insert into flyway_history_calls values (3, '3', true); update call set name = 'now'");

        try (Restore restore = Restore.of(server.admin(), file)) {
            assertThatThrownBy(restore::check)
                    .isInstanceOf(Restore.Unfit.class)
                    .hasMessageStartingWith(
                            "The tables of older are of version {flyway_history_calls=3} here and of {flyway_history_calls=2} in the backup");
        }
        assertThat(query("older", "select name from call")).containsExactly("now");
    }

    @Test
    void a_file_that_is_no_backup_is_named() throws Exception {
        Path file = Files.writeString(folder.resolve("letter.txt"), "Dear reader");

        assertThatThrownBy(() -> Restore.of(server.admin(), file))
                .isInstanceOf(Restore.Unfit.class)
                .hasMessageStartingWith(file + " cannot be read as a backup: ");
        assertThatThrownBy(() -> Restore.of(server.admin(), folder.resolve("nowhere")))
                .isInstanceOf(Restore.Unfit.class);
    }

    private static void make(String database) throws SQLException {
        server.admin().createDatabase(database);
        execute(
                "postgres",
                "do $$ begin create role reporter; exception when duplicate_object then null; end $$");
        execute(database, SCHEMA);
    }

    private static List<List<String>> answers(String database) throws SQLException {
        List<List<String>> answers = new ArrayList<>();
        for (String question : QUESTIONS) {
            answers.add(query(database, question));
        }
        return answers;
    }

    private static void execute(String database, String sql) throws SQLException {
        try (Connection connection = server.admin().connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> query(String database, String sql) throws SQLException {
        try (Connection connection = server.admin().connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
