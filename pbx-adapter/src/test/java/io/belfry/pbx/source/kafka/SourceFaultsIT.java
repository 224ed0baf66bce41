package io.belfry.pbx.source.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.belfry.contracts.Envelope;
import io.belfry.contracts.PbxPartitioner;
import io.belfry.contracts.Topic;
import io.belfry.contracts.Topics;
import io.belfry.contracts.codec.Decoded;
import io.belfry.contracts.codec.EventCodec;
import io.belfry.contracts.codec.MalformedRecordException;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.kafka.SuiteTopics;
import io.belfry.contracts.pbx.CelRow;
import io.belfry.contracts.pbx.QueueLogRow;
import io.belfry.pbx.kafka.KafkaSettings;
import io.belfry.pbx.settings.PbxSettings.DatabaseSettings;
import io.belfry.pbx.source.kafka.SourceProcess.Job;
import io.belfry.standalone.embedded.Distribution;
import io.belfry.standalone.embedded.Folders;
import io.belfry.standalone.embedded.KafkaBroker;
import io.belfry.standalone.embedded.Ports;
import io.belfry.standalone.embedded.PostgresServer;
import io.belfry.standalone.embedded.Stack;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/**
 * What dies while a backlog is read: the adapter, the broker, the database, the file. Afterwards
 * the topics hold every row of the sources once, in order. Broker and database are this test's own.
 */
class SourceFaultsIT {

    private static final Duration SOON = Duration.ofMinutes(5);
    private static final Path FOLDER = Path.of("target", "source-faults").toAbsolutePath();
    private static final Distribution DISTRIBUTION = Distribution.find();
    private static final Stack STACK = new Stack(FOLDER);
    private static final Random RANDOM = new Random(20);

    private static KafkaBroker broker;
    private static PostgresServer postgres;
    private static Vertx vertx;
    private static KafkaConsumer<String, byte[]> offsets;

    private String prefix;
    private PbxId pbx;
    private int lines;

    @BeforeAll
    static void servers() throws IOException {
        STACK.stopAll();
        Folders.delete(FOLDER); // of a run before
        broker =
                new KafkaBroker(
                        DISTRIBUTION,
                        FOLDER.resolve("kafka"),
                        Ports.free(),
                        Ports.free(),
                        Map.of(
                                "log.retention.check.interval.ms", "86400000",
                                "log.initial.task.delay.ms", "86400000"),
                        FOLDER.resolve("logs/kafka.log"));
        postgres =
                new PostgresServer(
                        DISTRIBUTION,
                        FOLDER.resolve("postgres"),
                        Ports.free(),
                        "pbx",
                        "pbx",
                        false,
                        FOLDER.resolve("logs/postgres.log"));
        vertx = Vertx.vertx();
        offsets =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", broker.address()),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
        STACK.start(broker);
        STACK.start(postgres);
    }

    @AfterAll
    static void stop() {
        offsets.close();
        vertx.close();
        STACK.stopAll();
    }

    @BeforeEach
    void table(TestInfo test) throws SQLException {
        String name = "pbx" + Integer.toHexString(test.getDisplayName().hashCode());
        prefix = name + ".";
        pbx = new PbxId(name);
        SuiteTopics.create(broker.address(), prefix);
        postgres.admin().createDatabase(database().name());
        run(
                "create table queue_log (\"time\" varchar(80), callid varchar(80), queuename"
                        + " varchar(256), agent text, event varchar(20), data1 text, data2 text,"
                        + " data3 text, data4 text, data5 text, id bigserial primary key)");
        run(
                "create table cel (id serial primary key, eventtype varchar(30), eventtime"
                        + " timestamp, channame varchar(80), appdata varchar(512), amaflags int,"
                        + " uniqueid varchar(150), linkedid varchar(150), extra text)");
    }

    @Test
    void anAdapterThatIsKilledTwentyTimesDuringABacklogLosesNothingAndRepeatsNothing()
            throws Exception {
        Job job = Job.ofTables(broker.address(), prefix, pbx, 100, database());
        int rows = 0;
        for (int life = 1; life <= 20; life++) {
            insert(1_500);
            rows += 1_500;
            long rowsBefore = written(Topics.PBX_QUEUE_LOG);
            long eventsBefore = written(Topics.PBX_CEL);
            Process process = job.start(FOLDER.resolve("logs/killed.log").toFile());
            try {
                await().atMost(SOON)
                        .pollInterval(Duration.ofMillis(10))
                        .until(
                                () ->
                                        written(Topics.PBX_QUEUE_LOG) > rowsBefore
                                                        && written(Topics.PBX_CEL) > eventsBefore
                                                || !process.isAlive());
                assertThat(process.isAlive()).as("see %s/logs/killed.log", FOLDER).isTrue();
                busy(RANDOM.nextInt(60));
            } finally {
                process.destroyForcibly().waitFor(); // SIGKILL
            }
        }
        try (Reading _ = Reading.of(job)) {
            assertTheTopicsHold(rows);
        }
    }

    @Test
    void aBrokerThatIsKilledAndADatabaseThatIsRestartedDelayTheBacklogOnly() throws Exception {
        int rows = 30_000;
        insert(rows);
        Job job = Job.ofTables(broker.address(), prefix, pbx, 250, database());
        try (Reading _ = Reading.of(job)) {
            await().atMost(SOON).until(() -> bothHaveMoreThan(2_000));
            STACK.state().component("kafka").orElseThrow().process().signal("KILL");
            STACK.restart(broker);
            long before = Math.max(written(Topics.PBX_QUEUE_LOG), written(Topics.PBX_CEL));
            await().atMost(SOON).until(() -> bothHaveMoreThan(before + 2_000));
            STACK.restart(postgres);
            assertTheTopicsHold(rows);
        }
    }

    @Test
    void aFileThatIsRotatedTwiceWhileTheAdapterIsDownIsReadOn(@TempDir Path folder)
            throws Exception {
        Path log = folder.resolve("queue_log");
        append(log, 6_000);
        Job job = Job.ofFile(broker.address(), prefix, pbx, 250, log);
        Process process = job.start(FOLDER.resolve("logs/rotated.log").toFile());
        try {
            await().atMost(SOON).until(() -> written(Topics.PBX_QUEUE_LOG) > 1_000);
        } finally {
            process.destroyForcibly().waitFor();
        }
        append(log, 1_000);
        Files.move(log, folder.resolve("queue_log.2"));
        append(log, 1_000);
        Files.move(log, folder.resolve("queue_log.1"));
        append(log, 1_000);
        List<String> expected = new ArrayList<>();
        for (int line = 1; line <= lines; line++) {
            expected.add("1795256750000000|call" + line + "|support|Agent/1001|CONNECT|" + line);
        }
        try (Reading _ = Reading.of(job)) {
            assertTheTopicHolds(Topics.PBX_QUEUE_LOG, SourceFaultsIT::text, expected);
        }
    }

    /** All sources of a job, in this process. */
    private record Reading(List<SourceLoop<?>> loops) implements AutoCloseable {

        static Reading of(Job job) {
            Reading reading = new Reading(job.loops(vertx));
            reading.loops.forEach(SourceLoop::start);
            return reading;
        }

        @Override
        public void close() {
            loops.forEach(SourceLoop::close);
        }
    }

    /** As many rows as were inserted, in both topics what is in both tables. */
    private void assertTheTopicsHold(int rows) throws SQLException {
        List<String> log =
                table(
                        "select (extract(epoch from time::timestamp) * 1000000)::bigint || '|' ||"
                                + " callid || '|' || queuename || '|' || agent || '|' || event || '|' ||"
                                + " data1 from queue_log order by id");
        List<String> cel =
                table(
                        "select id || '|' || eventtype || '|' || (extract(epoch from eventtime) *"
                                + " 1000000)::bigint || '|' || channame || '|' || appdata ||"
                                + " '|' || amaflags || '|' || uniqueid || '|' || linkedid || '|'"
                                + " || extra from cel order by id");
        assertThat(log).hasSize(rows);
        assertThat(cel).hasSize(rows);
        assertTheTopicHolds(Topics.PBX_QUEUE_LOG, SourceFaultsIT::text, log);
        assertTheTopicHolds(Topics.PBX_CEL, SourceFaultsIT::text, cel);
    }

    /** Each row as text, from the table itself. */
    private List<String> table(String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }
        return rows;
    }

    /** Row for row: none lost, none twice, in order; {@code read_committed}. */
    private <T> void assertTheTopicHolds(
            Topic<T> topic, Function<T, String> text, List<String> rows) {
        List<String> read = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = kafka().consumer("test", null)) {
            TopicPartition partition = partition(topic);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            await().atMost(SOON)
                    .until(
                            () -> {
                                for (ConsumerRecord<String, byte[]> record :
                                        consumer.poll(Duration.ofMillis(100))) {
                                    read.add(text.apply(value(topic, record)));
                                }
                                return read.size() >= rows.size();
                            });
            // and nothing more: a marker behind all of it would come now
            consumer.poll(Duration.ofMillis(500))
                    .forEach(record -> read.add(text.apply(value(topic, record))));
        }
        assertThat(read.size()).isEqualTo(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            assertThat(read.get(i)).isEqualTo(rows.get(i));
        }
    }

    private static <T> T value(Topic<T> topic, ConsumerRecord<String, byte[]> record) {
        try {
            Decoded<T> decoded =
                    EventCodec.decode(topic, record.key(), record.headers(), record.value());
            if (decoded instanceof Decoded.Value<T>(Envelope<T> envelope)) {
                return envelope.data();
            }
            throw new AssertionError("not a row: " + decoded);
        } catch (MalformedRecordException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(QueueLogRow row) {
        return String.join(
                "|",
                micros(row.time()),
                row.callId(),
                row.queueName(),
                row.agent(),
                row.event(),
                row.data1());
    }

    private static String text(CelRow row) {
        return String.join(
                "|",
                row.sourceId(),
                row.eventType(),
                micros(row.eventTime()),
                row.channelName(),
                row.appData(),
                row.amaFlags().toString(),
                row.uniqueId().value(),
                row.linkedId().value(),
                row.extra());
    }

    private static String micros(Instant time) {
        return Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, time));
    }

    private boolean bothHaveMoreThan(long records) {
        return written(Topics.PBX_QUEUE_LOG) > records && written(Topics.PBX_CEL) > records;
    }

    /** Records in the partition, control records and open transactions included. */
    private long written(Topic<?> topic) {
        return offsets.endOffsets(List.of(partition(topic))).get(partition(topic));
    }

    private KafkaSettings kafka() {
        return new KafkaSettings(Map.of("bootstrap.servers", broker.address()), prefix);
    }

    private TopicPartition partition(Topic<?> topic) {
        return new TopicPartition(
                topic.name(prefix), PbxPartitioner.partition(pbx + "/", Topics.PARTITIONS));
    }

    /** So many rows into each table. */
    private void insert(int rows) throws SQLException {
        run(
                "insert into queue_log (time, callid, queuename, agent, event, data1) select"
                        + " '2026-11-21 10:25:50.' || lpad((g % 1000000)::text, 6, '0'), 'call' ||"
                        + " g, 'support', 'Agent/1001', 'CONNECT', md5(g::text) from"
                        + " generate_series(1, "
                        + rows
                        + ") g");
        run(
                "insert into cel (eventtype, eventtime, channame, appdata, amaflags, uniqueid,"
                        + " linkedid, extra) select 'CHAN_START', timestamp '2026-11-21"
                        + " 10:25:50' + g * interval '1 ms', 'PJSIP/' || g, md5(g::text), 3, '1.'"
                        + " || g, '1.' || g % 7, '{\"n\":' || g || '}' from generate_series(1, "
                        + rows
                        + ") g");
    }

    private void append(Path log, int number) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < number; i++) {
            lines++;
            text.append("1795256750|call%1$d|support|Agent/1001|CONNECT|%1$d\n".formatted(lines));
        }
        Files.writeString(log, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private DatabaseSettings database() {
        return new DatabaseSettings(
                "127.0.0.1", postgres.port(), prefix.replace(".", ""), "pbx", "pbx");
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + postgres.port() + "/" + database().name(),
                "pbx",
                "pbx");
    }

    /** Some time that a kill does not know of. */
    private static void busy(int millis) {
        long end = System.nanoTime() + millis * 1_000_000L;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }
}
