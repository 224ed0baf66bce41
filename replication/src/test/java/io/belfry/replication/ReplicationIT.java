package io.belfry.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.belfry.contracts.Envelope;
import io.belfry.contracts.Topic;
import io.belfry.contracts.Topics;
import io.belfry.contracts.codec.EventCodec;
import io.belfry.contracts.config.AgentConfig;
import io.belfry.contracts.config.AgentGroupConfig;
import io.belfry.contracts.config.QueueConfig;
import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.GroupId;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.id.QueueId;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.pbx.CelRow;
import io.belfry.contracts.pbx.QueueLogRow;
import io.belfry.replication.StoresTestResource.Stores;
import io.belfry.testing.infra.ElasticsearchFixture;
import io.belfry.testing.infra.InjectKafka;
import io.belfry.testing.infra.KafkaFixture;
import io.belfry.testing.infra.KafkaTestResource;
import io.belfry.testing.traces.TraceRows;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each test uses a PBX of its own: rows of different PBXs never meet. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(StoresTestResource.class)
class ReplicationIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    @InjectKafka KafkaFixture kafka;
    Stores stores;

    @AfterEach
    void plugIn() {
        stores.toPostgres().plug();
        stores.toElasticsearch().plug();
    }

    @Test
    void an_answered_call_is_in_both_tables_as_the_pbx_logged_it() {
        sendCall("answered", "02-answered_agent_hangs_up");

        // 30 rows in the recorded cel.jsonl, three in queue_log.txt
        awaitRows("answered", 30, 3);
        assertThat(
                        rows(
                                "select eventtype, to_char(eventtime at time zone 'UTC',"
                                        + " 'YYYY-MM-DD HH24:MI:SS.US'), cid_name, cid_num, exten,"
                                        + " context, channame, appname, appdata, amaflags, peer,"
                                        + " linkedid from cel where pbx = 'answered' and source_id ="
                                        + " '4'"))
                .containsExactly(
                        List.of(
                                "APP_START",
                                "2026-11-21 10:25:51.935832",
                                "Marie Curie",
                                "0622334455",
                                "support",
                                "incall",
                                "PJSIP/trunk-00000000",
                                "Queue",
                                "support,tTxX,,,60",
                                "3",
                                "",
                                "1795256751.0"));
        assertThat(
                        rows(
                                "select to_char(\"time\" at time zone 'UTC', 'HH24:MI:SS.US'),"
                                        + " callid, queuename, agent, event, data1, data2, data3"
                                        + " from queue_log where pbx = 'answered' and source_id like '%:2'"))
                .containsExactly(
                        List.of(
                                "10:25:52.943573",
                                "1795256751.0",
                                "support",
                                "Agent/1001",
                                "CONNECT",
                                "1",
                                "1795256751.1",
                                "1"));
    }

    @Test
    void reading_the_topics_again_changes_nothing() {
        sendCall("again", "07-queue_timeout");
        awaitRows("again", 27, 4);
        awaitDocuments("again", 4);
        List<List<String>> before = rows("select * from queue_log where pbx = 'again' order by id");

        sendCall("again", "07-queue_timeout");
        send("again", Topics.PBX_QUEUE_LOG, queueLogRow("end", "sales", "NONE", "CLOSED", ""));

        awaitRows("again", 27, 5);
        awaitDocuments("again", 5);
        assertThat(
                        rows(
                                "select * from queue_log where pbx = 'again' and event <> 'CLOSED'"
                                        + " order by id"))
                .isEqualTo(before);
    }

    /** E4, E9: names come from the configuration; what is not known is absent. */
    @Test
    void documents_carry_the_names_of_agents_groups_and_queues() {
        send("names", Topics.CONFIG_AGENT_GROUPS, new AgentGroupConfig(new GroupId(7), "Front"));
        send("names", Topics.CONFIG_AGENTS, agent(11, "1001", "Alice", "Martin"));
        send("names", Topics.CONFIG_QUEUES, queue("support", "Customer support"));

        sendCall("names", "02-answered_agent_hangs_up");

        awaitDocuments("names", 3);
        assertThat(document("names", "CONNECT"))
                .isEqualTo(
                        json(
                                """
                                {"pbx":"names","queuetime":"2026-11-21T10:25:52.943573Z",
                                 "callid":"1795256751.0","event":"CONNECT","queuename":"support",
                                 "queuedisplayname":"Customer support","agentnumber":"1001",
                                 "agentname":"Alice Martin","groupname":"Front","data1":"1",
                                 "data2":"1795256751.1","data3":"1"}
                                """));
        assertThat(document("names", "ENTERQUEUE"))
                .isEqualTo(
                        json(
                                """
                                {"pbx":"names","queuetime":"2026-11-21T10:25:51.936027Z",
                                 "callid":"1795256751.0","event":"ENTERQUEUE","queuename":"support",
                                 "queuedisplayname":"Customer support","data2":"0622334455",
                                 "data3":"1"}
                                """));
        // The spelling of the seed still finds it, through the alias of the index (E3, E4).
        assertThat(
                        search(
                                        "/_search",
                                        "{\"query\":{\"bool\":{\"filter\":["
                                                + "{\"term\":{\"pbx\":\"names\"}},"
                                                + "{\"term\":{\"queudisplayname\":\"Customer"
                                                + " support\"}}]}}}")
                                .at("/hits/total/value")
                                .asInt())
                .isEqualTo(3);
    }

    @Test
    void a_row_of_nulls_and_an_unknown_event_are_kept() {
        send(
                "nulls",
                Topics.PBX_CEL,
                new CelRow(
                        "1", null, null, null, null, null, null, null, null, null, null, null, null,
                        null, null, null, null, null, null, null, null, null),
                "pbx-without-linkedid");
        send("nulls", Topics.PBX_QUEUE_LOG, queueLogRow("q1", "sales", "NONE", "FROBNICATED", "x"));

        awaitRows("nulls", 1, 1);
        awaitDocuments("nulls", 1);
        assertThat(
                        rows(
                                "select eventtype, linkedid, to_char(eventtime at time zone 'UTC',"
                                        + " 'HH24:MI') from cel where pbx = 'nulls'"))
                .containsExactly(java.util.Arrays.asList(null, null, "12:00"));
        assertThat(document("nulls", "FROBNICATED").get("data1").asText()).isEqualTo("x");
    }

    @Test
    void what_cannot_be_read_or_written_is_a_dead_letter_and_the_rest_is_written() {
        String garbage = "{\"event\": [";
        kafka.sendRaw(
                Topics.PBX_QUEUE_LOG.name(),
                "bad/sales".getBytes(StandardCharsets.UTF_8),
                garbage.getBytes(StandardCharsets.UTF_8),
                Map.of(
                        "ce_type", "io.belfry.pbx.QueueLogRow",
                        "ce_id", "1",
                        "ce_source", "bad",
                        "ce_time", "2026-11-21T12:00:00Z"));
        send("bad", Topics.PBX_QUEUE_LOG, queueLogRow("q1", "sales", "NONE", "FULL", ""));
        // PostgreSQL has no text with a NUL in it; Elasticsearch has.
        send("bad", Topics.PBX_QUEUE_LOG, queueLogRow("q2", "sales", "NONE", "FULL", "a\u0000b"));
        // Elasticsearch has no keyword of more than 32,766 bytes; PostgreSQL has.
        send(
                "bad",
                Topics.PBX_QUEUE_LOG,
                queueLogRow("q3", "sales", "NONE", "X".repeat(33_000), ""));
        send("bad", Topics.PBX_QUEUE_LOG, queueLogRow("q4", "sales", "NONE", "FULL", ""));

        awaitRows("bad", 0, 3);
        awaitDocuments("bad", 3); // q1, q2, q4
        List<String> letters =
                kafka.readRaw(Topics.DEAD_LETTERS, 4, SOON).stream()
                        .filter(r -> new String(r.key(), StandardCharsets.UTF_8).startsWith("bad/"))
                        .map(r -> new String(r.value(), StandardCharsets.UTF_8))
                        .toList();
        // the garbage once for each of the two readers, the NUL and the long one once
        assertThat(letters).hasSize(4).filteredOn(garbage::equals).hasSize(2);
        assertThat(letters).filteredOn(l -> l.contains("\"q2\"")).hasSize(1);
        assertThat(letters).filteredOn(l -> l.contains("\"q3\"")).hasSize(1);
    }

    @Test
    void a_row_of_today_goes_to_the_partition_of_the_month() {
        Instant now = Instant.now();
        send(
                "month",
                Topics.PBX_QUEUE_LOG,
                new QueueLogRow("q1", now, "c", "sales", "NONE", "FULL", "", "", "", "", ""));

        awaitRows("month", 0, 1);
        assertThat(rows("select tableoid::regclass::text from queue_log where pbx = 'month'"))
                .containsExactly(
                        List.of(
                                "queue_log_"
                                        + DateTimeFormatter.ofPattern("yyyyMM")
                                                .format(now.atOffset(ZoneOffset.UTC))));
    }

    /** A PBX whose clock is wrong by decades must not make a table per month. */
    @Test
    void a_row_of_another_age_goes_to_the_default_partition() {
        Instant wrong = Instant.parse("1970-01-01T00:00:05Z");
        send(
                "clock",
                Topics.PBX_QUEUE_LOG,
                new QueueLogRow("q1", wrong, "c", "sales", "NONE", "FULL", "", "", "", "", ""));

        awaitRows("clock", 0, 1);
        assertThat(rows("select tableoid::regclass::text from queue_log where pbx = 'clock'"))
                .containsExactly(List.of("queue_log_default"));
    }

    /** D38, E3: one index for each month, all read under the one name, and old ones go. */
    @Test
    void a_document_is_in_the_index_of_its_month_and_old_months_are_deleted() {
        Instant wrong = Instant.parse("1970-01-01T00:00:05Z");
        send("monthly", Topics.PBX_QUEUE_LOG, queueLogRow("q1", "sales", "NONE", "FULL", ""));
        send(
                "monthly",
                Topics.PBX_QUEUE_LOG,
                new QueueLogRow("q2", wrong, "c", "sales", "NONE", "CLOSED", "", "", "", "", ""));

        awaitDocuments("monthly", 2);
        assertThat(indexOf("monthly", "FULL")).isEqualTo("queuelogs-202611");
        assertThat(indexOf("monthly", "CLOSED")).isEqualTo("queuelogs-undated");
        ElasticsearchFixture elasticsearch = stores.elasticsearch();
        await().atMost(SOON)
                .untilAsserted(
                        () ->
                                assertThat(
                                                elasticsearch
                                                        .get(
                                                                "/"
                                                                        + elasticsearch.index(
                                                                                "queuelogs-201001"))
                                                        .status())
                                        .isEqualTo(404));
        assertThat(document("earlier", "CONNECT").isMissingNode())
                .as("what an earlier version wrote is read with the rest")
                .isFalse();
        assertThat(indexOf("earlier", "CONNECT")).isEqualTo("queuelogs-earlier");
    }

    /** D3, D41: an agent that is gone keeps his row, and every version is remembered. */
    @Test
    void configuration_is_kept_with_its_history() {
        // a tombstone carries the time at which it is sent: all of this was before
        Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(600);
        AgentConfig first = agent(11, "1001", "Alice", "Martin");
        AgentConfig second = agent(11, "1001", "Alice", "Curie");
        sendAt("history", Topics.CONFIG_AGENTS, first, start);
        sendAt("history", Topics.CONFIG_AGENTS, first, start.plusSeconds(60));
        sendAt("history", Topics.CONFIG_AGENTS, second, start.plusSeconds(120));
        kafka.sendRaw(
                Topics.CONFIG_AGENTS.name(),
                "history/11".getBytes(StandardCharsets.UTF_8),
                null,
                Map.of());
        await().atMost(SOON)
                .untilAsserted(
                        () ->
                                assertThat(agentRows("history"))
                                        .containsExactly(List.of("11", "1001", "Curie", "f")));
        // read again from the start: older than what is known
        sendAt("history", Topics.CONFIG_AGENTS, first, start);
        sendAt("history", Topics.CONFIG_AGENTS, agent(12, "1002", "Bob", "Durand"), start);

        await().atMost(SOON)
                .untilAsserted(
                        () ->
                                assertThat(agentRows("history"))
                                        .containsExactly(
                                                List.of("11", "1001", "Curie", "f"),
                                                List.of("12", "1002", "Durand", "t")));
        assertThat(
                        rows(
                                "select data ->> 'lastName', extract(epoch from valid_from)::bigint,"
                                        + " valid_to is null from configuration_history where pbx ="
                                        + " 'history' and object_id = '11' order by id"))
                .containsExactly(
                        List.of("Martin", Long.toString(start.getEpochSecond()), "f"),
                        List.of("Curie", Long.toString(start.getEpochSecond() + 120), "f"));
    }

    @Test
    void without_elasticsearch_rows_are_written_and_later_documents_too() {
        stores.toElasticsearch().unplug();

        sendCall("no-search", "05-abandon_ringing");

        awaitRows("no-search", 17, 3);
        awaitReadiness(503, "elasticsearch", "failing since");
        stores.toElasticsearch().plug();
        awaitDocuments("no-search", 3);
        awaitReadiness(200, "elasticsearch", "writing");
    }

    @Test
    void without_postgresql_documents_are_written_and_later_rows_too() {
        stores.toPostgres().unplug();

        sendCall("no-sql", "05-abandon_ringing");

        awaitDocuments("no-sql", 3);
        await().atMost(SOON)
                .untilAsserted(
                        () ->
                                RestAssured.when()
                                        .get("/q/health/ready")
                                        .then()
                                        .statusCode(503)
                                        .body(data("postgresql"), containsString("failing since")));
        stores.toPostgres().plug();
        awaitRows("no-sql", 17, 3);
        awaitReadiness(200, "postgresql", "writing");
    }

    private void awaitReadiness(int status, String store, String text) {
        await().atMost(SOON)
                .untilAsserted(
                        () ->
                                RestAssured.when()
                                        .get("/q/health/ready")
                                        .then()
                                        .statusCode(status)
                                        .body(data(store), containsString(text)));
    }

    private static String data(String store) {
        return "checks.find { it.name == 'replication' }.data." + store;
    }

    private void sendCall(String pbx, String scenario) {
        TraceRows.cel(scenario).forEach(r -> sendAt(pbx, Topics.PBX_CEL, r.data(), r.time()));
        TraceRows.queueLog(scenario)
                .forEach(r -> sendAt(pbx, Topics.PBX_QUEUE_LOG, r.data(), r.time()));
    }

    private <T> void send(String pbx, Topic<T> topic, T data) {
        sendAt(pbx, topic, data, NOON);
    }

    private <T> void sendAt(String pbx, Topic<T> topic, T data, Instant time) {
        kafka.send(topic, new Envelope<>(pbx + time, new PbxId(pbx), time, data));
    }

    /** Under a key of the test's own: that of the topic would need fields the value has not. */
    private <T> void send(String pbx, Topic<T> topic, T data, String object) {
        kafka.sendRaw(
                topic.name(),
                (pbx + "/" + object).getBytes(StandardCharsets.UTF_8),
                EventCodec.value(data),
                Map.of(
                        "ce_type",
                        "io.belfry.pbx.CelRow",
                        "ce_id",
                        "1",
                        "ce_source",
                        pbx,
                        "ce_time",
                        NOON.toString()));
    }

    private static QueueLogRow queueLogRow(
            String id, String queue, String agent, String event, String data1) {
        return new QueueLogRow(id, NOON, "c-" + id, queue, agent, event, data1, "", "", "", "");
    }

    private static AgentConfig agent(int id, String number, String first, String last) {
        return new AgentConfig(
                new AgentId(id),
                new AgentNumber(number),
                first,
                last,
                new GroupId(7),
                null,
                "default");
    }

    private static QueueConfig queue(String name, String displayName) {
        return new QueueConfig(
                new QueueId(3), new QueueName(name), displayName, "3001", "default", 3, 15);
    }

    private List<List<String>> agentRows(String pbx) {
        return rows(
                "select id, number, lastname, active from agentfeatures where pbx = '"
                        + pbx
                        + "' order by id");
    }

    private void awaitRows(String pbx, int cel, int queueLog) {
        await().atMost(SOON)
                .untilAsserted(
                        () -> {
                            assertThat(count("cel", pbx)).isEqualTo(cel);
                            assertThat(count("queue_log", pbx)).isEqualTo(queueLog);
                        });
    }

    private int count(String table, String pbx) {
        return Integer.parseInt(
                rows("select count(*) from " + table + " where pbx = '" + pbx + "'")
                        .getFirst()
                        .getFirst());
    }

    private List<List<String>> rows(String sql) {
        try (Connection connection = stores.postgres().connect();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet result = statement.executeQuery()) {
            List<List<String>> rows = new ArrayList<>();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(result.getString(i));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private void awaitDocuments(String pbx, int count) {
        await().atMost(SOON)
                .untilAsserted(
                        () -> {
                            search("/_refresh", "");
                            assertThat(
                                            search(
                                                            "/_count",
                                                            "{\"query\":{\"term\":{\"pbx\":\""
                                                                    + pbx
                                                                    + "\"}}}")
                                                    .path("count")
                                                    .asInt())
                                    .isEqualTo(count);
                        });
    }

    private JsonNode document(String pbx, String event) {
        return hit(pbx, event).path("_source");
    }

    /** The name of the index without the prefix of the test. */
    private String indexOf(String pbx, String event) {
        return hit(pbx, event)
                .path("_index")
                .asText()
                .substring(stores.elasticsearch().indexPrefix().length());
    }

    private JsonNode hit(String pbx, String event) {
        return search(
                        "/_search",
                        "{\"query\":{\"bool\":{\"filter\":[{\"match\":{\"pbx\":\"%s\"}},{\"match\":{\"event\":\"%s\"}}]}}}"
                                .formatted(pbx, event))
                .at("/hits/hits/0");
    }

    private JsonNode search(String path, String body) {
        ElasticsearchFixture elasticsearch = stores.elasticsearch();
        return elasticsearch
                .send("POST", "/" + elasticsearch.index("queuelogs") + path, body)
                .body();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
