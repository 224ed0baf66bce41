package io.belfry.standalone.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.kafka.SuiteTopics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServersIT {

    @TempDir Path folder;
    private Stack stack;

    @AfterEach
    void stopEverything() {
        stack.stopAll();
        assertThat(stack.strays()).isEmpty();
    }

    @Test
    void postgresKeepsItsDataOverACleanStopAndOverACrash() throws Exception {
        stack = new Stack(folder);
        PostgresServer server =
                new PostgresServer(
                        Distribution.find(),
                        folder.resolve("postgres"),
                        Ports.free(),
                        "belfry",
                        "secret",
                        true,
                        folder.resolve("postgres.log"));
        stack.start(server);
        assertThat(server.admin().createDatabase("calls")).isTrue();
        assertThat(server.admin().createDatabase("calls")).as("it exists already").isFalse();
        execute(server, "create table t as select 1 as n");

        stack.stop("postgres");
        assertThat(Ports.isOpen(server.port())).isFalse();
        stack.start(server);
        execute(server, "insert into t values (2)");

        stack.state().component("postgres").orElseThrow().process().signal("KILL");
        // After a power cut the pid in the file may belong to anybody: here it is ours.
        Path pidFile = folder.resolve("postgres/data/postmaster.pid");
        String ours = Long.toString(ProcessHandle.current().pid());
        Files.writeString(pidFile, Files.readString(pidFile).replaceFirst("\\d+", ours));
        stack.restart(server);

        try (Connection connection = server.admin().connect("calls");
                var sum = connection.createStatement().executeQuery("select sum(n) from t")) {
            sum.next();
            assertThat(sum.getInt(1)).isEqualTo(3);
        }
    }

    @Test
    void kafkaKeepsItsTopicsOverACrash() throws Exception {
        stack = new Stack(folder);
        KafkaBroker broker =
                new KafkaBroker(
                        Distribution.find(),
                        folder.resolve("kafka"),
                        Ports.free(),
                        Ports.free(),
                        Map.of(),
                        folder.resolve("kafka.log"));
        stack.start(broker);
        SuiteTopics.create(broker.address(), "");
        Set<String> before = topics(broker);

        stack.state().component("kafka").orElseThrow().process().signal("KILL");
        stack.restart(broker);
        SuiteTopics.create(broker.address(), "");

        assertThat(topics(broker)).isEqualTo(before).contains("pbx.ami", "dead-letters");
    }

    private static Set<String> topics(KafkaBroker broker) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
            return admin.listTopics().names().get();
        }
    }

    private static void execute(PostgresServer server, String sql) throws SQLException {
        try (Connection connection = server.admin().connect("calls");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
