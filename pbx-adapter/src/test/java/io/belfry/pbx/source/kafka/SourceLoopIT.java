package io.belfry.pbx.source.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.belfry.contracts.Envelope;
import io.belfry.contracts.Topics;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.pbx.CelRow;
import io.belfry.contracts.pbx.QueueLogRow;
import io.belfry.pbx.LogLines;
import io.belfry.pbx.kafka.KafkaSettings;
import io.belfry.pbx.metrics.AdapterMetrics;
import io.belfry.pbx.settings.PbxSettings.DatabaseSettings;
import io.belfry.pbx.source.Batch;
import io.belfry.pbx.source.CelTable;
import io.belfry.pbx.source.Item;
import io.belfry.pbx.source.QueueLogTable;
import io.belfry.pbx.source.RecordSource;
import io.belfry.pbx.source.StartAt;
import io.belfry.pbx.source.TableReader;
import io.belfry.pbx.source.sql.PbxDatabase;
import io.belfry.pbx.source.sql.TableSource;
import io.belfry.testing.infra.Infra;
import io.belfry.testing.infra.KafkaFixture;
import io.belfry.testing.infra.PostgresAddress;
import io.belfry.testing.traces.QueueLogLine;
import io.belfry.testing.traces.Trace;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

class SourceLoopIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    private static KafkaFixture kafka;
    private static Vertx vertx;
    private static PostgresAddress server;

    private final List<SourceLoop<?>> loops = new ArrayList<>();
    private PbxId pbx;
    private String database;
    private DatabaseSettings account;
    private Connection sql;

    @BeforeAll
    static void infrastructure() {
        kafka = KafkaFixture.create();
        vertx = Vertx.vertx();
        server = Infra.shared().postgres();
    }

    @AfterAll
    static void close() {
        kafka.close();
        vertx.close();
    }

    @BeforeEach
    void tables(TestInfo test) throws SQLException {
        pbx = new PbxId(test.getTestMethod().orElseThrow().getName());
        database = Infra.shared().newDatabase("pbx");
        account = account(server.user(), server.password());
        sql = connect();
        run(
                sql,
                "create table cel (id serial primary key, eventtype varchar(30), eventtime timestamp,"
                        + " userdeftype text, cid_name text, cid_num text, cid_ani text, cid_rdnis"
                        + " text, cid_dnid text, exten text, context text, channame text, appname"
                        + " text, appdata text, amaflags int, accountcode text, peeraccount text,"
                        + " uniqueid text, linkedid text, userfield text, peer text, extra text,"
                        + " call_log_id int)");
        createQueueLog();
    }

    /** As XiVO has it. */
    private void createQueueLog() throws SQLException {
        run(
                sql,
                "create table queue_log (\"time\" varchar(80), callid varchar(80), queuename"
                        + " varchar(256), agent text, event varchar(20), data1 text, data2 text,"
                        + " data3 text, data4 text, data5 text, id bigserial primary key)");
    }

    @AfterEach
    void stop() throws SQLException {
        loops.forEach(SourceLoop::close);
        sql.close();
    }

    @Test
    void theRowsOfARecordedCallArePublishedAsTheyAre() throws Exception {
        Trace trace = Trace.scenario("02-answered_agent_hangs_up");
        insertCel(trace);
        insertQueueLog(trace);
        start(cel());
        start(queueLog());

        List<CelRow> cel = celRows(trace.cel().size());
        assertThat(cel).hasSameSizeAs(trace.cel());
        // cel.jsonl, row 1
        CelRow first = cel.getFirst();
        assertThat(first.sourceId()).isEqualTo("1");
        assertThat(first.eventType()).isEqualTo("CHAN_START");
        assertThat(first.eventTime()).isEqualTo(Instant.parse("2026-11-21T10:25:51.922952Z"));
        assertThat(first.cidName()).isEqualTo("Marie Curie");
        assertThat(first.amaFlags()).isEqualTo(3);
        assertThat(first.linkedId()).hasToString("1795256751.0");

        List<QueueLogRow> log = queueLogRows(3);
        // queue_log.txt: ENTERQUEUE, CONNECT|1|1795256751.1|1, COMPLETEAGENT|1|3|1
        assertThat(log)
                .extracting(QueueLogRow::event)
                .containsExactly("ENTERQUEUE", "CONNECT", "COMPLETEAGENT");
        assertThat(log.get(1).agent()).isEqualTo("Agent/1001");
        assertThat(log.get(1).data2()).isEqualTo("1795256751.1");
        assertThat(log.get(2).time()).isEqualTo(Instant.parse("2026-11-21T10:25:55.961033Z"));
    }

    @Test
    void aRestartNeitherLosesNorRepeatsARow() throws Exception {
        start(queueLog());
        insertEvents(1, 250);
        queueLogRows(100);
        loops.removeFirst().close();
        insertEvents(251, 500);
        start(queueLog());
        insertEvents(501, 600);
        assertThat(queueLogRows(600))
                .extracting(QueueLogRow::sourceId)
                .containsExactlyElementsOf(ids(1, 600));
    }

    @Test
    void aSecondAdapterEndsTheFirstAndNothingComesTwice() throws Exception {
        start(queueLog());
        insertEvents(1, 50);
        queueLogRows(50);
        start(queueLog());
        await().atMost(SOON).until(() -> loops.get(1).status().failure().isEmpty());
        insertEvents(51, 150);
        assertThat(queueLogRows(150))
                .extracting(QueueLogRow::sourceId)
                .containsExactlyInAnyOrderElementsOf(ids(1, 150));
    }

    @Test
    void aSmallerIdThatIsCommittedLateIsNotSkipped() throws Exception {
        start(queueLog());
        insertEvents(1, 1);
        try (Connection late = connect()) {
            late.setAutoCommit(false);
            run(late, event("late")); // takes id 2
            insertEvents(3, 3); // id 3 is visible first
            assertThat(queueLogRows(2)).extracting(QueueLogRow::sourceId).containsExactly("1", "3");
            late.commit();
        }
        assertThat(queueLogRows(3))
                .extracting(QueueLogRow::sourceId)
                .containsExactly("1", "3", "2");
    }

    @Test
    void aSmallerIdThatIsCommittedWhileTheAdapterIsDownIsNotSkipped() throws Exception {
        start(queueLog());
        try (Connection late = connect()) {
            late.setAutoCommit(false);
            run(late, event("late")); // takes id 1
            insertEvents(2, 2);
            queueLogRows(1);
            loops.removeFirst().close();
            late.commit();
        }
        start(queueLog());
        assertThat(queueLogRows(2)).extracting(QueueLogRow::sourceId).containsExactly("2", "1");
    }

    @Test
    void nullsAndUnknownEventsAreKeptAndTheUnreadableIsPutAway() throws Exception {
        run(
                sql,
                "insert into cel (eventtype, eventtime, uniqueid, linkedid) values"
                        + " ('SOMETHING_NEW', '2026-07-01 12:00:00.5', 'u1', 'l1')");
        run(sql, "insert into cel (eventtype, eventtime, uniqueid) values ('HANGUP', now(), 'u2')");
        run(
                sql,
                "insert into cel (eventtype, eventtime, uniqueid, linkedid) values"
                        + " ('CHAN_END', '2026-07-01 12:00:01', 'u3', 'l1')");
        run(sql, "insert into queue_log (time, event) values ('2026-07-01 12:00:00', 'NEWEVENT')");
        run(sql, "insert into queue_log (time, event) values ('yesterday', 'CONNECT')");
        run(sql, "insert into queue_log (time, event) values ('2026-07-01 12:00:02', 'PAUSE')");
        start(cel());
        start(queueLog());

        List<CelRow> cel = celRows(2);
        assertThat(cel).extracting(CelRow::sourceId).containsExactly("1", "3");
        // Paris is two hours ahead of UTC in July
        assertThat(cel.getFirst().eventTime()).isEqualTo(Instant.parse("2026-07-01T10:00:00.5Z"));
        assertThat(cel.getFirst().cidName()).isNull();
        assertThat(queueLogRows(2))
                .extracting(QueueLogRow::event)
                .containsExactly("NEWEVENT", "PAUSE");
        await().atMost(SOON)
                .untilAsserted(
                        () ->
                                assertThat(letters())
                                        .containsExactlyInAnyOrder(
                                                "cel: column linkedid is empty",
                                                "queue-log: column time is no time"));
    }

    @Test
    void aLostDatabaseIsToldAndReadingGoesOnWhereItWas() throws Exception {
        start(queueLog());
        insertEvents(1, 10);
        queueLogRows(10);
        run(sql, "alter table queue_log rename to elsewhere");
        await().atMost(SOON).until(() -> loops.getFirst().status().failure().isPresent());
        assertThat(loops.getFirst().status().failure().orElseThrow()).contains("table queue_log");
        run(sql, "alter table elsewhere rename to queue_log");
        insertEvents(11, 20);
        assertThat(queueLogRows(20))
                .extracting(QueueLogRow::sourceId)
                .containsExactlyElementsOf(ids(1, 20));
    }

    @Test
    void aTableThatIsNotThereYetIsLookedForAndSaidSo() throws Exception {
        run(sql, "drop table queue_log");
        start(queueLog());
        await().atMost(SOON).until(() -> failure(0).contains("there is no such table"));
        createQueueLog();
        insertEvents(1, 2);
        assertThat(queueLogRows(2)).extracting(QueueLogRow::sourceId).containsExactly("1", "2");
        assertThat(failure(0)).isEmpty();
    }

    @Test
    void aTableThatCannotBeReadByIdSaysWhatItNeeds() throws Exception {
        run(sql, "alter table queue_log drop column id");
        run(sql, "alter table cel drop column linkedid");
        start(queueLog());
        start(cel());
        await().atMost(SOON)
                .until(() -> failure(0).contains("add column id bigserial primary key"));
        await().atMost(SOON).until(() -> failure(1).contains("columns are missing: [linkedid]"));
    }

    @Test
    void aRefusedLoginIsToldOnceInPlainWordsAndWithoutThePassword() throws Exception {
        DatabaseSettings wrong = account(server.user(), "wr0ng-secret");
        List<String> log;
        try (LogLines lines = LogLines.all()) {
            AtomicInteger attempts = new AtomicInteger();
            TableSource<QueueLogRow> refused =
                    new TableSource<>(
                            new PbxDatabase(vertx, wrong, "queue_log"),
                            new QueueLogTable(zone()),
                            new StartAt.Beginning(),
                            Duration.ofSeconds(60),
                            Clock.systemUTC());
            start(
                    loop(
                            "queue-log",
                            (position, max) -> {
                                attempts.incrementAndGet();
                                return refused.read(position, max);
                            }));
            await().atMost(SOON).until(() -> attempts.get() >= 4);
            log = lines.lines();
        }
        assertThat(failure(0))
                .contains(
                        "the login is refused",
                        "password authentication failed for user",
                        ", table queue_log")
                .doesNotContain("wr0ng-secret");
        assertThat(log).noneMatch(l -> l.startsWith("ERROR") || l.startsWith("SEVERE"));
        assertThat(log).noneMatch(l -> l.contains("wr0ng-secret"));
        assertThat(log.stream().filter(l -> l.contains("login is refused"))).hasSize(1);
    }

    /**
     * FEATURES O18, O20, O23, O24: the statements of docs/pbx-xivo.md, and the events of Asterisk
     * 11 and 13 alike. A table that an update of the PBX makes anew can be read too.
     */
    @Test
    void o18AnAccountThatMayOnlyReadReadsTheEventsOfEveryAsteriskAlsoOfANewTable()
            throws Exception {
        String stats = "stats_" + database;
        run(sql, "create user " + stats + " with password 'stats'");
        run(sql, "grant select on all tables in schema public to " + stats);
        run(sql, "alter default privileges in schema public grant select on tables to " + stats);
        run(sql, "drop table queue_log");
        createQueueLog();
        account = account(stats, "stats");
        List<String> events =
                List.of(
                        "CHAN_START,CHAN_END,ANSWER,HANGUP,APP_START,BRIDGE_START,BRIDGE_UPDATE,BRIDGE_END,BRIDGE_ENTER,BRIDGE_EXIT,HOLD,UNHOLD,BLINDTRANSFER,ATTENDEDTRANSFER,USER_DEFINED,LINKEDID_END"
                                .split(","));
        for (String event : events) {
            run(
                    sql,
                    "insert into cel (eventtype, eventtime, uniqueid, linkedid) values ('"
                            + event
                            + "', '2026-07-01 12:00:00', 'u1', 'u1')");
        }
        insertEvents(1, 3);
        start(cel());
        start(queueLog());
        assertThat(celRows(events.size()))
                .extracting(CelRow::eventType)
                .containsExactlyElementsOf(events);
        assertThat(queueLogRows(3))
                .extracting(QueueLogRow::event)
                .containsExactly("e1", "e2", "e3");
    }

    @Test
    void aTruncatedTableIsReadFromItsNewBeginning() throws Exception {
        start(queueLog());
        insertAt("2026-07-01 12:00:00", "a", "b", "c");
        queueLogRows(3);
        run(sql, "truncate queue_log restart identity");
        insertAt("2026-07-01 12:00:01", "d");
        assertThat(queueLogRows(4))
                .extracting(r -> r.sourceId() + " " + r.event())
                .containsExactly("1 a", "2 b", "3 c", "r1:1 d");
        insertAt("2026-07-01 12:00:02", "e", "f", "g", "h");
        assertThat(queueLogRows(8))
                .extracting(QueueLogRow::event)
                .containsExactly("a", "b", "c", "d", "e", "f", "g", "h");
        assertThat(loops.getFirst().status().notice().orElseThrow()).contains("made anew 1 times");
    }

    @Test
    void aTableRestoredFromABackupWhileTheAdapterIsDownRepeatsNothingAndLosesNothing()
            throws Exception {
        start(queueLog());
        insertAt("2026-07-01 12:00:00", "a", "b", "c", "d");
        queueLogRows(4);
        loops.removeFirst().close();
        // the backup had a and b; the PBX goes on with other rows 3 to 5
        run(sql, "delete from queue_log where id > 2");
        run(sql, "alter sequence queue_log_id_seq restart with 3");
        insertAt("2026-07-01 13:00:00", "x", "y", "z");
        start(queueLog());
        assertThat(queueLogRows(7))
                .extracting(r -> r.sourceId() + " " + r.event())
                .containsExactly("1 a", "2 b", "3 c", "4 d", "r1:3 x", "r1:4 y", "r1:5 z");
    }

    @Test
    void rowsThatWereRemovedAreNotTakenForANewTable() throws Exception {
        start(queueLog());
        insertAt("2026-07-01 12:00:00", "a", "b", "c");
        queueLogRows(3);
        run(sql, "delete from queue_log where id > 1");
        await().atMost(SOON)
                .until(() -> loops.getFirst().status().notice().orElse("").contains("removed"));
        insertAt("2026-07-01 12:00:05", "d");
        assertThat(queueLogRows(4))
                .extracting(QueueLogRow::sourceId)
                .containsExactly("1", "2", "3", "4");
        run(sql, "delete from queue_log");
        insertAt("2026-07-01 12:00:06", "e");
        assertThat(queueLogRows(5)).extracting(QueueLogRow::sourceId).endsWith("5");
    }

    @Test
    void fromATimeReadsTheRowsOfThatTimeAndLater() throws Exception {
        run(
                sql,
                "insert into queue_log (time, event) select to_char(timestamp '2026-07-01 00:00:00'"
                        + " + g * interval '1 minute', 'YYYY-MM-DD HH24:MI:SS'), 'e' || g from"
                        + " generate_series(1, 3000) g");
        // minute 2990 after midnight in Paris is 2026-07-03 01:50, two hours less in UTC
        StartAt start = StartAt.parse("2026-07-03 01:50:00", zone());
        assertThat(start).isEqualTo(new StartAt.At(Instant.parse("2026-07-02T23:50:00Z")));
        start(loop("queue-log", queueLogSource(start)));
        assertThat(queueLogRows(11))
                .extracting(QueueLogRow::sourceId)
                .containsExactlyElementsOf(ids(2990, 3000));
        insertAt("2026-07-03 02:00:01", "new");
        assertThat(queueLogRows(12)).extracting(QueueLogRow::event).endsWith("new");
    }

    @Test
    void timesMayBeTimestampsWithAZone() throws Exception {
        run(
                sql,
                "alter table queue_log alter column time type timestamptz using time::timestamptz");
        run(sql, "insert into queue_log (time, event) values ('2026-07-01 12:00:00.5+00', 'x')");
        start(queueLog());
        assertThat(queueLogRows(1).getFirst().time())
                .isEqualTo(Instant.parse("2026-07-01T12:00:00.5Z"));
    }

    @Test
    void aTableFullOfHolesIsReadWhollyAndInOrder() throws Exception {
        run(
                sql,
                "insert into queue_log (id, time, event) select 3 * g, '2026-07-01 12:00:00', 'e'"
                        + " from generate_series(1, 1000) g");
        run(sql, "select setval('queue_log_id_seq', 3001)");
        start(queueLog());
        queueLogRows(1000);
        try (Connection late = connect()) { // fills two holes that nobody expects any more
            run(
                    late,
                    "insert into queue_log (id, time, event) values (4, '2026-07-01 12:00:00', 'late')");
            run(
                    late,
                    "insert into queue_log (id, time, event) values (2999, '2026-07-01 12:00:00', 'late')");
        }
        List<QueueLogRow> rows = queueLogRows(1002);
        assertThat(rows.subList(0, 1000))
                .extracting(r -> Integer.parseInt(r.sourceId()))
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(rows.subList(1000, 1002))
                .extracting(QueueLogRow::sourceId)
                .containsExactlyInAnyOrder("4", "2999");
    }

    /** Two transactions that are open for long, with ids below and above what is read. */
    @Test
    void aBatchIsNeverLargerThanItMayBeHoweverManyRowsComeLate() throws Exception {
        String rows =
                "insert into queue_log (id, time, event) select g, '2026-07-01 12:00:00', 'e' from"
                        + " generate_series(%d, %d) g";
        int batch = 10;
        List<String> read = new ArrayList<>();
        try (RecordSource<QueueLogRow> source = queueLogSource(new StartAt.Beginning());
                Connection late = connect()) {
            late.setAutoCommit(false);
            run(late, rows.formatted(2, 99));
            run(late, rows.formatted(101, 105));
            run(sql, rows.formatted(1, 1));
            run(sql, rows.formatted(100, 100));
            run(sql, rows.formatted(106, 106));
            Optional<String> position = Optional.empty();
            for (int look = 0; look < 30; look++) {
                if (look == 1) {
                    late.commit();
                    run(sql, rows.formatted(107, 200));
                }
                Batch<QueueLogRow> found = source.read(position, batch);
                assertThat(found.items()).hasSizeLessThanOrEqualTo(batch);
                found.items()
                        .forEach(i -> read.add(((Item.Row<QueueLogRow>) i).value().sourceId()));
                position = Optional.of(found.position());
            }
        }
        assertThat(read).containsExactlyInAnyOrderElementsOf(ids(1, 200));
    }

    @Test
    void fromNowPassesOverWhatIsThere() throws Exception {
        insertEvents(1, 5);
        start(loop("queue-log", queueLogSource(new StartAt.Now())));
        await().atMost(SOON).until(() -> loops.getFirst().status().failure().isEmpty());
        insertEvents(6, 7);
        assertThat(queueLogRows(2)).extracting(QueueLogRow::sourceId).containsExactly("6", "7");
    }

    private void start(SourceLoop<?> loop) {
        loops.add(loop);
        loop.start();
    }

    private SourceLoop<CelRow> cel() {
        return new SourceLoop<>(
                pbx,
                new SourceLoop.Route<>(
                        "cel",
                        Topics.PBX_CEL,
                        source("cel", new CelTable(zone()), new StartAt.Beginning()),
                        CelRow::sourceId,
                        CelRow::eventTime),
                settings(),
                Duration.ofMillis(50),
                100,
                metrics(),
                Clock.systemUTC());
    }

    private SourceLoop<QueueLogRow> queueLog() {
        return loop("queue-log", queueLogSource(new StartAt.Beginning()));
    }

    private RecordSource<QueueLogRow> queueLogSource(StartAt start) {
        return source("queue_log", new QueueLogTable(zone()), start);
    }

    private SourceLoop<QueueLogRow> loop(String name, RecordSource<QueueLogRow> source) {
        return new SourceLoop<>(
                pbx,
                new SourceLoop.Route<>(
                        name,
                        Topics.PBX_QUEUE_LOG,
                        source,
                        QueueLogRow::sourceId,
                        QueueLogRow::time),
                settings(),
                Duration.ofMillis(50),
                100,
                metrics(),
                Clock.systemUTC());
    }

    private DatabaseSettings account(String user, String password) {
        return new DatabaseSettings(server.host(), server.port(), database, user, password);
    }

    private <T> TableSource<T> source(String table, TableReader<T> reader, StartAt start) {
        return new TableSource<>(
                new PbxDatabase(vertx, account, table),
                reader,
                start,
                Duration.ofSeconds(60),
                Clock.systemUTC());
    }

    /** The recordings are in UTC; the rows of these tests are in the time of Paris. */
    private ZoneId zone() {
        return ZoneId.of(pbx.value().startsWith("theRowsOfARecordedCall") ? "UTC" : "Europe/Paris");
    }

    private static KafkaSettings settings() {
        return new KafkaSettings(Map.of("bootstrap.servers", kafka.bootstrap()), kafka.prefix());
    }

    private static AdapterMetrics metrics() {
        return new AdapterMetrics(new SimpleMeterRegistry());
    }

    private List<QueueLogRow> queueLogRows(int number) {
        await().atMost(SOON)
                .until(() -> ofThisPbx(kafka.read(Topics.PBX_QUEUE_LOG, 0, SOON)).size() >= number);
        return ofThisPbx(kafka.read(Topics.PBX_QUEUE_LOG, 0, SOON));
    }

    private List<CelRow> celRows(int number) {
        await().atMost(SOON)
                .until(() -> ofThisPbx(kafka.read(Topics.PBX_CEL, 0, SOON)).size() >= number);
        return ofThisPbx(kafka.read(Topics.PBX_CEL, 0, SOON));
    }

    private <T> List<T> ofThisPbx(List<Envelope<T>> envelopes) {
        return envelopes.stream().filter(e -> e.pbx().equals(pbx)).map(Envelope::data).toList();
    }

    private List<String> letters() {
        return kafka.readRaw(Topics.DEAD_LETTERS, 0, SOON).stream()
                .filter(r -> new String(r.key(), StandardCharsets.UTF_8).startsWith(pbx + "/"))
                .map(
                        r ->
                                new String(
                                                r.headers().lastHeader("dead_letter_topic").value(),
                                                StandardCharsets.UTF_8)
                                        + ": "
                                        + new String(
                                                r.headers()
                                                        .lastHeader("dead_letter_reason")
                                                        .value(),
                                                StandardCharsets.UTF_8))
                .toList();
    }

    private static List<String> ids(int from, int to) {
        List<String> ids = new ArrayList<>();
        for (int i = from; i <= to; i++) {
            ids.add(Integer.toString(i));
        }
        return ids;
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                server.jdbcUrl(database), server.user(), server.password());
    }

    private static void run(Connection connection, String statement) throws SQLException {
        try (Statement s = connection.createStatement()) {
            s.execute(statement);
        }
    }

    private void insertEvents(int from, int to) throws SQLException {
        for (int i = from; i <= to; i++) {
            run(sql, event("e" + i));
        }
    }

    private void insertAt(String time, String... events) throws SQLException {
        for (String event : events) {
            run(
                    sql,
                    "insert into queue_log (time, event) values ('%s', '%s')"
                            .formatted(time, event));
        }
    }

    private String failure(int loop) {
        return loops.get(loop).status().failure().orElse("");
    }

    private static String event(String name) {
        return "insert into queue_log (time, event) values ('2026-07-01 12:00:00', '" + name + "')";
    }

    private void insertCel(Trace trace) throws SQLException {
        for (JsonNode row : trace.cel()) {
            String json = row.toString().replace("'", "''");
            run(
                    sql,
                    "insert into cel select * from json_populate_record(null::cel, '"
                            + json
                            + "')");
        }
    }

    private void insertQueueLog(Trace trace) throws SQLException {
        for (QueueLogLine line : trace.queueLog()) {
            run(
                    sql,
                    "insert into queue_log (time, callid, queuename, agent, event, data1, data2, data3)"
                            + " values ('%s','%s','%s','%s','%s','%s','%s','%s')"
                                    .formatted(
                                            line.time(),
                                            line.callId(),
                                            line.queue(),
                                            line.agent(),
                                            line.event(),
                                            line.data(1),
                                            line.data(2),
                                            line.data(3)));
        }
    }
}
