package io.belfry.pbx.app;

import io.belfry.testing.ami.AmiTraceServer;
import io.belfry.testing.infra.Infra;
import io.belfry.testing.infra.PostgresAddress;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** A PBX made of a trace server and a database, and the file that describes them. */
public class PbxTestResource implements QuarkusTestResourceLifecycleManager {

    static final String SECRET = "ami-s3cret";

    private AmiTraceServer server;
    private Path file;

    @Override
    public Map<String, String> start() {
        server = AmiTraceServer.builder().account("belfry", SECRET).start();
        PostgresAddress postgres = Infra.shared().postgres();
        String database = Infra.shared().newDatabase("adapter");
        try (Connection sql =
                        DriverManager.getConnection(
                                postgres.jdbcUrl(database), postgres.user(), postgres.password());
                Statement statement = sql.createStatement()) {
            statement.execute(
                    "create table cel (id serial primary key, eventtype text, eventtime timestamp,"
                            + " uniqueid text, linkedid text)");
            statement.execute(
                    "create table queue_log (id serial primary key, time text, callid text,"
                            + " queuename text, agent text, event text, data1 text, data2 text,"
                            + " data3 text, data4 text, data5 text)");
            statement.execute(
                    "insert into queue_log (time, queuename, agent, event) values"
                            + " ('2026-11-21 10:25:49.843015', 'NONE', 'NONE', 'QUEUESTART')");
            statement.execute(
                    "insert into cel (eventtype, eventtime, uniqueid, linkedid) values"
                            + " ('CHAN_START', '2026-11-21 10:25:51.922952', '1.1', '1.1')");
            file = Files.createTempFile("pbx", ".yaml");
            Files.writeString(file, text(server.port(), postgres, database));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of(
                "belfry.pbx-file", file.toString(),
                "belfry.directory.reload-interval", "200ms",
                "belfry.ami.longest-retry", "500ms");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(
                server,
                new TestInjector.AnnotatedAndMatchesType(InjectPbx.class, AmiTraceServer.class));
        injector.injectIntoFields(
                file, new TestInjector.AnnotatedAndMatchesType(InjectPbx.class, Path.class));
    }

    @Override
    public void stop() {
        if (server != null) {
            server.close();
        }
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(int amiPort, PostgresAddress postgres, String database) {
        return """
        pbx:
          name: pbx1
          time-zone: UTC
          ami: { host: 127.0.0.1, port: %d, username: belfry, secret: %s }
          database: { host: %s, port: %d, name: %s, username: %s, password: %s }
        directory:
          groups:
            - { id: 1, name: default }
          queues:
            - { id: 1, name: support, number: "3001", context: internal }
            - { id: 2, name: sales, number: "3002", context: internal }
          lines:
            - { id: 1, number: "1001", context: internal, device: PJSIP/1001 }
            - { id: 2, number: "1002", context: internal, device: PJSIP/1002 }
            - { id: 3, number: "1003", context: internal, device: PJSIP/1003 }
          agents:
            - { id: 1001, number: "1001", first-name: Alice, group: 1 }
            - { id: 1002, number: "1002", first-name: Bob, group: 1 }
            - { id: 1003, number: "1003", first-name: Chloe, group: 1 }
          users:
            - { id: 1, first-name: Alice, login: alice, password: wonder, profile: agent, line: 1, agent: 1001 }
          members:
            - { agent: 1003, queue: 1, penalty: 2 }
        """
                .formatted(
                        amiPort,
                        SECRET,
                        postgres.host(),
                        postgres.port(),
                        database,
                        postgres.user(),
                        postgres.password());
    }
}
