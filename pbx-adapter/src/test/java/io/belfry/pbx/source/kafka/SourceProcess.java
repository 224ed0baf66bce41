package io.belfry.pbx.source.kafka;

import io.belfry.contracts.Topics;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.pbx.CelRow;
import io.belfry.contracts.pbx.QueueLogRow;
import io.belfry.pbx.kafka.KafkaSettings;
import io.belfry.pbx.metrics.AdapterMetrics;
import io.belfry.pbx.settings.PbxSettings.DatabaseSettings;
import io.belfry.pbx.source.CelTable;
import io.belfry.pbx.source.QueueLogLines;
import io.belfry.pbx.source.QueueLogTable;
import io.belfry.pbx.source.RecordSource;
import io.belfry.pbx.source.StartAt;
import io.belfry.pbx.source.TableReader;
import io.belfry.pbx.source.file.LogFileSource;
import io.belfry.pbx.source.sql.PbxDatabase;
import io.belfry.pbx.source.sql.TableSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The loops of a PBX's sources, in a process of their own that a test can kill. */
public final class SourceProcess {

    private SourceProcess() {}

    /** Where they read and where they write. */
    record Job(String bootstrap, String prefix, PbxId pbx, int batch, List<String> source) {

        static Job ofTables(
                String bootstrap, String prefix, PbxId pbx, int batch, DatabaseSettings database) {
            return new Job(
                    bootstrap,
                    prefix,
                    pbx,
                    batch,
                    List.of(
                            database.host(),
                            Integer.toString(database.port()),
                            database.name(),
                            database.username(),
                            database.password()));
        }

        static Job ofFile(String bootstrap, String prefix, PbxId pbx, int batch, Path file) {
            return new Job(bootstrap, prefix, pbx, batch, List.of(file.toString()));
        }

        /** The loops, in this process or in the other: both tables, or the file. */
        List<SourceLoop<?>> loops(Vertx vertx) {
            if (source.size() == 1) {
                return List.of(
                        queueLog(
                                new LogFileSource<>(
                                        Path.of(source.getFirst()),
                                        new QueueLogLines(ZoneOffset.UTC),
                                        new StartAt.Beginning())));
            }
            return List.of(
                    loop(
                            new SourceLoop.Route<>(
                                    "cel",
                                    Topics.PBX_CEL,
                                    table(vertx, "cel", new CelTable(ZoneOffset.UTC)),
                                    CelRow::sourceId,
                                    CelRow::eventTime)),
                    queueLog(table(vertx, "queue_log", new QueueLogTable(ZoneOffset.UTC))));
        }

        private SourceLoop<QueueLogRow> queueLog(RecordSource<QueueLogRow> rows) {
            return loop(
                    new SourceLoop.Route<>(
                            "queue-log",
                            Topics.PBX_QUEUE_LOG,
                            rows,
                            QueueLogRow::sourceId,
                            QueueLogRow::time));
        }

        private <T> SourceLoop<T> loop(SourceLoop.Route<T> route) {
            return new SourceLoop<>(
                    pbx,
                    route,
                    new KafkaSettings(Map.of("bootstrap.servers", bootstrap), prefix),
                    Duration.ofMillis(20),
                    batch,
                    new AdapterMetrics(new SimpleMeterRegistry()),
                    Clock.systemUTC());
        }

        private <T> RecordSource<T> table(Vertx vertx, String table, TableReader<T> reader) {
            DatabaseSettings database =
                    new DatabaseSettings(
                            source.get(0),
                            Integer.parseInt(source.get(1)),
                            source.get(2),
                            source.get(3),
                            source.get(4));
            return new TableSource<>(
                    new PbxDatabase(vertx, database, table),
                    reader,
                    new StartAt.Beginning(),
                    Duration.ofSeconds(60),
                    Clock.systemUTC());
        }

        Process start(File log) throws IOException {
            List<String> command =
                    new ArrayList<>(
                            List.of(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-Xmx96m",
                                    "-XX:+UseSerialGC",
                                    "-XX:TieredStopAtLevel=1",
                                    "--sun-misc-unsafe-memory-access=allow",
                                    "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    SourceProcess.class.getName(),
                                    bootstrap,
                                    prefix,
                                    pbx.value(),
                                    Integer.toString(batch)));
            command.addAll(source);
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                    .start();
        }
    }

    /** Runs until it is killed. */
    public static void main(String[] args) {
        new Job(
                        args[0],
                        args[1],
                        new PbxId(args[2]),
                        Integer.parseInt(args[3]),
                        Arrays.asList(args).subList(4, args.length))
                .loops(Vertx.vertx())
                .forEach(SourceLoop::start);
    }
}
