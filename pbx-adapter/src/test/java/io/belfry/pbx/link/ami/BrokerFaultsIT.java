package io.belfry.pbx.link.ami;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.belfry.contracts.Envelope;
import io.belfry.contracts.Topics;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.pbx.CelRow;
import io.belfry.contracts.pbx.ChannelCreated;
import io.belfry.contracts.pbx.LinkLost;
import io.belfry.contracts.pbx.PbxEvent;
import io.belfry.contracts.pbx.PbxLink;
import io.belfry.contracts.pbx.QueueLogRow;
import io.belfry.contracts.pbx.ResyncBegun;
import io.belfry.contracts.pbx.ResyncEnded;
import io.belfry.pbx.kafka.KafkaSettings;
import io.belfry.pbx.metrics.AdapterMetrics;
import io.belfry.pbx.settings.PbxSettings.DatabaseSettings;
import io.belfry.pbx.source.CelTable;
import io.belfry.pbx.source.QueueLogLines;
import io.belfry.pbx.source.StartAt;
import io.belfry.pbx.source.file.LogFileSource;
import io.belfry.pbx.source.kafka.SourceLoop;
import io.belfry.pbx.source.sql.PbxDatabase;
import io.belfry.pbx.source.sql.TableSource;
import io.belfry.testing.ami.AmiTraceServer;
import io.belfry.testing.infra.KafkaFixture;
import io.belfry.testing.infra.OwnBroker;
import io.belfry.testing.infra.PostgresAddress;
import io.belfry.testing.infra.PostgresFixture;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a consumer sees when the broker is killed while a PBX talks. */
class BrokerFaultsIT {

    private static final Duration SOON = Duration.ofSeconds(90);

    /**
     * How long the broker of the long outage stays away by the clock, with the settings of
     * operation: {@code -Dbelfry.broker-away=PT10M}. Without it, all waits are short.
     */
    private static final Optional<Duration> BY_THE_CLOCK =
            Optional.ofNullable(System.getProperty("belfry.broker-away")).map(Duration::parse);

    private static OwnBroker broker;

    @BeforeAll
    static void start() {
        broker = OwnBroker.start();
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @BeforeEach
    void running() {
        broker.restart();
    }

    @Test
    void aBrokerThatIsBackInTimeLosesNoEventAndNoOrder() {
        Map<String, String> patient = Map.of("max.block.ms", "120000");
        try (KafkaFixture kafka = broker.fixture();
                AmiTraceServer server = AmiTraceServer.start();
                TestLink link =
                        new TestLink("patient", kafka, server.port(), "lab", "lab", patient)
                                .start()) {
            await().atMost(SOON).until(link::isUp);
            channels(server, 0, 500);
            broker.kill();
            channels(server, 500, 1000);
            broker.restart();
            channels(server, 1000, 1500);
            await().atMost(SOON).until(() -> link.count(ChannelCreated.class) >= 1500);
            assertThat(created(link.events())).isEqualTo(ids(0, 1500));
            assertThat(link.count(LinkLost.class)).isZero();
        }
    }

    /** What is minutes in operation is seconds here: how long the producer keeps a record. */
    @Test
    void aBrokerThatStaysAwayCostsTheEventsOfThatTimeAndTheStateIsReadAgain() {
        Map<String, String> impatient =
                Map.of(
                        "delivery.timeout.ms", "3000",
                        "request.timeout.ms", "2000",
                        "max.block.ms", "3000");
        try (KafkaFixture kafka = broker.fixture();
                AmiTraceServer server = AmiTraceServer.start();
                TestLink link =
                        new TestLink("away", kafka, server.port(), "lab", "lab", impatient)
                                .start()) {
            await().atMost(SOON).until(() -> link.isUp() && link.count(ResyncEnded.class) == 1);
            broker.kill();
            channels(server, 0, 100);
            await().atMost(SOON)
                    .until(
                            () ->
                                    link.state() instanceof PbxLink.Down(var _, String reason)
                                            && reason.contains("Kafka did not take"));
            // the PBX is left alone as long as there is nobody to tell its state to
            await().atMost(SOON).until(() -> server.clients() == 0);
            int connections = server.acceptedConnections();
            broker.restart();
            // a broker that has just started may refuse once more: then there is one resync more
            await().atMost(SOON).until(() -> link.count(ResyncEnded.class) >= 2 && link.isUp());
            assertThat(server.acceptedConnections()).isGreaterThan(connections);
            channels(server, 100, 110);
            await().atMost(SOON).until(() -> created(link.events()).containsAll(ids(100, 110)));
            List<PbxEvent> events = link.events();
            int lost = last(events, LinkLost.class);
            assertThat(((LinkLost) events.get(lost)).reason())
                    .startsWith("events were lost: Kafka did not take");
            assertThat(last(events, ResyncBegun.class)).isEqualTo(lost + 1);
            assertThat(created(events.subList(last(events, ResyncEnded.class), events.size())))
                    .isEqualTo(ids(100, 110));
        }
    }

    /**
     * A quarter of an hour in operation is half a minute here: more is said than all buffers hold,
     * every record is given up, and attempts are made again at their longest intervals. See {@link
     * #BY_THE_CLOCK}.
     */
    @Test
    void aBrokerThatIsAwayForLongCostsTheLinkAFaultAndAResyncAndTheSourcesNothing(
            @TempDir Path folder) throws Exception {
        boolean clock = BY_THE_CLOCK.isPresent();
        int buffer = clock ? 20_000 : 200;
        Map<String, String> small =
                clock
                        ? Map.of()
                        : Map.of(
                                "delivery.timeout.ms", "4000",
                                "request.timeout.ms", "1000",
                                "max.block.ms", "4000",
                                "buffer.memory", "262144");
        Duration given = clock ? Duration.ofMinutes(4) : SOON; // until a record is given up
        Path log = folder.resolve("queue_log");
        append(log, 0, 200);
        PostgresFixture pbx = PostgresFixture.create("pbx");
        pbx.execute(
                "create table cel (id serial primary key, eventtype text, eventtime timestamp,"
                        + " uniqueid text, linkedid text)");
        insertCel(pbx, 200);
        Vertx vertx = Vertx.vertx();
        try (KafkaFixture kafka = broker.fixture();
                SourceLoop<QueueLogRow> rows = queueLog(kafka, log, small);
                SourceLoop<CelRow> cel = cel(kafka, vertx, pbx, small);
                AmiTraceServer server = AmiTraceServer.start();
                TestLink link =
                        new TestLink("long", kafka, server.port(), "lab", "lab", small, buffer)
                                .start()) {
            rows.start();
            cel.start();
            await().atMost(SOON)
                    .until(
                            () ->
                                    link.isUp()
                                            && callIds(kafka).size() == 200
                                            && celIds(kafka).size() == 200);
            broker.kill();
            append(log, 200, 400);
            insertCel(pbx, 200);
            int said = sayUntilNobodyListens(server, 20 * buffer);
            assertThat(said).isGreaterThan(buffer);
            await().atMost(given).until(() -> server.clients() == 0);
            append(log, 400, 3_000);
            insertCel(pbx, 2_600);
            // some attempts at the longest interval of all, which is half a second; the link may
            // have been made anew once, before the first record was given up
            AtomicInteger connections = new AtomicInteger();
            Duration away = BY_THE_CLOCK.orElse(Duration.ofSeconds(8));
            await().atMost(away.plus(given))
                    .during(away)
                    .until(
                            () ->
                                    link.state() instanceof PbxLink.Down
                                            && !link.failure().isEmpty()
                                            && server.clients() == 0
                                            && isUnchanged(connections, server));
            await().atMost(SOON)
                    .until(
                            () ->
                                    rows.status().failure().isPresent()
                                            && cel.status().failure().isPresent());
            broker.restart();
            await().atMost(SOON).until(() -> link.count(ResyncEnded.class) >= 2 && link.isUp());
            channels(server, said, said + 10);
            await().atMost(SOON)
                    .until(() -> created(link.events()).containsAll(ids(said, said + 10)));
            List<PbxEvent> events = link.events();
            int lost = last(events, LinkLost.class);
            assertThat(((LinkLost) events.get(lost)).reason())
                    .matches("more events than the buffer of \\d+ can hold|events were lost: .*");
            assertThat(last(events, ResyncBegun.class)).isEqualTo(lost + 1);
            assertThat(created(events.subList(last(events, ResyncEnded.class), events.size())))
                    .isEqualTo(ids(said, said + 10));
            await().atMost(SOON).until(() -> callIds(kafka).size() >= 3_000);
            assertThat(callIds(kafka)).isEqualTo(calls(0, 3_000));
            await().atMost(SOON).until(() -> celIds(kafka).size() >= 3_000);
            assertThat(celIds(kafka))
                    .isEqualTo(
                            pbx.column(
                                    "select id || ' ' || uniqueid || ' ' || linkedid from cel order"
                                            + " by id"));
        } finally {
            vertx.close();
        }
    }

    /** Whether nobody has connected since the last question. */
    private static boolean isUnchanged(AtomicInteger connections, AmiTraceServer server) {
        int now = server.acceptedConnections();
        return connections.getAndSet(now) == now;
    }

    /** How many events the PBX could say. */
    private static int sayUntilNobodyListens(AmiTraceServer server, int most) {
        int said = 0;
        try {
            while (said < most) {
                channels(server, said, said + 1);
                said++;
            }
        } catch (IllegalStateException e) {
            // the link was given up
        }
        return said;
    }

    private static SourceLoop<QueueLogRow> queueLog(
            KafkaFixture kafka, Path log, Map<String, String> client) {
        return loop(
                kafka,
                new SourceLoop.Route<>(
                        "queue-log",
                        Topics.PBX_QUEUE_LOG,
                        new LogFileSource<>(
                                log, new QueueLogLines(ZoneOffset.UTC), new StartAt.Beginning()),
                        QueueLogRow::sourceId,
                        QueueLogRow::time),
                client);
    }

    private static SourceLoop<CelRow> cel(
            KafkaFixture kafka, Vertx vertx, PostgresFixture pbx, Map<String, String> client) {
        PostgresAddress server = pbx.server();
        return loop(
                kafka,
                new SourceLoop.Route<>(
                        "cel",
                        Topics.PBX_CEL,
                        new TableSource<>(
                                new PbxDatabase(
                                        vertx,
                                        new DatabaseSettings(
                                                server.host(),
                                                server.port(),
                                                pbx.database(),
                                                server.user(),
                                                server.password()),
                                        "cel"),
                                new CelTable(ZoneOffset.UTC),
                                new StartAt.Beginning(),
                                Duration.ofSeconds(60),
                                Clock.systemUTC()),
                        CelRow::sourceId,
                        CelRow::eventTime),
                client);
    }

    private static <T> SourceLoop<T> loop(
            KafkaFixture kafka, SourceLoop.Route<T> route, Map<String, String> client) {
        Map<String, String> settings = new HashMap<>(client);
        settings.remove("buffer.memory");
        settings.put("bootstrap.servers", kafka.bootstrap());
        return new SourceLoop<>(
                new PbxId("long"),
                route,
                new KafkaSettings(settings, kafka.prefix(), TestLink.LONGEST_RETRY),
                Duration.ofMillis(50),
                100,
                new AdapterMetrics(new SimpleMeterRegistry()),
                Clock.systemUTC());
    }

    private static void insertCel(PostgresFixture pbx, int rows) throws SQLException {
        pbx.execute(
                "insert into cel (eventtype, eventtime, uniqueid, linkedid) select 'HANGUP', now(),"
                        + " '1.' || g, '1.' || g % 5 from generate_series(1, "
                        + rows
                        + ") g");
    }

    private static List<String> celIds(KafkaFixture kafka) {
        return kafka.read(Topics.PBX_CEL, 0, SOON).stream()
                .map(Envelope::data)
                .map(r -> r.sourceId() + " " + r.uniqueId() + " " + r.linkedId())
                .toList();
    }

    private static void append(Path log, int from, int to) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (String call : calls(from, to)) {
            lines.append("1795256750|" + call + "|support|Agent/1001|CONNECT|1\n");
        }
        Files.writeString(log, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static List<String> calls(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "call" + i).toList();
    }

    /** Of the rows in Kafka, in order. */
    private static List<String> callIds(KafkaFixture kafka) {
        return kafka.read(Topics.PBX_QUEUE_LOG, 0, SOON).stream()
                .map(e -> e.data().callId())
                .toList();
    }

    @Test
    void aMissingTopicIsNamedAndTheLinkBeginsWhenItIsThere() throws Exception {
        try (KafkaFixture kafka = broker.fixture();
                AmiTraceServer server = AmiTraceServer.start();
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            String topic = Topics.PBX_AMI.name(kafka.prefix());
            delete(admin, topic);
            try (TestLink link =
                    new TestLink("topicless", kafka, server.port(), "lab", "lab", Map.of())
                            .start()) {
                await().atMost(SOON)
                        .until(
                                () ->
                                        link.failure()
                                                .equals(
                                                        "Kafka has no topic "
                                                                + topic
                                                                + "; the topics are made before"
                                                                + " the services start"));
                assertThat(server.acceptedConnections()).isZero();
                io.belfry.contracts.kafka.SuiteTopics.create(broker.bootstrap(), kafka.prefix());
                await().atMost(SOON).until(link::isUp);
            }
        }
    }

    /** A topic made a moment ago may not be seen yet: only one that was can be seen to be gone. */
    private static void delete(Admin admin, String topic) throws Exception {
        await().atMost(SOON).until(() -> exists(admin, topic));
        admin.deleteTopics(List.of(topic)).all().get();
        await().atMost(SOON).until(() -> !exists(admin, topic));
    }

    private static boolean exists(Admin admin, String topic) throws InterruptedException {
        try {
            admin.describeTopics(List.of(topic)).allTopicNames().get();
            return true;
        } catch (ExecutionException e) {
            return false;
        }
    }

    private static void channels(AmiTraceServer server, int from, int to) {
        for (int i = from; i < to; i++) {
            server.inject(
                    "Event: Newchannel\r\nChannel: PJSIP/1001-%08x\r\nChannelState: 4\r\nUniqueid: 9.%d\r\nLinkedid: 9.%d\r\n\r\n"
                            .formatted(i, i, i));
        }
    }

    private static List<String> created(List<PbxEvent> events) {
        return events.stream()
                .filter(ChannelCreated.class::isInstance)
                .map(e -> ((ChannelCreated) e).channel().uniqueId().value())
                .toList();
    }

    private static List<String> ids(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "9." + i).toList();
    }

    private static int last(List<PbxEvent> events, Class<?> type) {
        for (int i = events.size() - 1; i >= 0; i--) {
            if (type.isInstance(events.get(i))) {
                return i;
            }
        }
        throw new AssertionError("no " + type + " in " + events);
    }
}
