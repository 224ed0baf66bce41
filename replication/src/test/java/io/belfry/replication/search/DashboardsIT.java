package io.belfry.replication.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.belfry.contracts.Envelope;
import io.belfry.contracts.config.AgentConfig;
import io.belfry.contracts.config.AgentGroupConfig;
import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.GroupId;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.pbx.QueueLogRow;
import io.belfry.replication.document.Directory;
import io.belfry.replication.document.QueueLogDocument;
import io.belfry.testing.infra.ElasticsearchExtension;
import io.belfry.testing.infra.ElasticsearchFixture;
import io.belfry.testing.infra.InjectElasticsearch;
import io.belfry.testing.infra.InjectPostgres;
import io.belfry.testing.infra.PostgresExtension;
import io.belfry.testing.infra.PostgresFixture;
import io.belfry.testing.traces.Trace;
import io.belfry.testing.traces.TraceRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the panels show of the recorded day is what SQL says of the same rows (E11, E13). */
@ExtendWith({PostgresExtension.class, ElasticsearchExtension.class})
class DashboardsIT {

    private static final String PBX = "panels";
    private static final String FROM = "2026-11-21T10:00:00Z";
    private static final String TO = "2026-11-21T11:00:00Z";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of series and the events they count. */
    private static final String COUNTED =
            """
            select %s, s.series, count(*)::numeric from queue_log join (values %s) s(series, event) using (event)
            where pbx = 'panels' group by 1, 2
            """;

    private static final String MINUTE =
            "to_char(date_trunc('minute', \"time\") at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')";
    private static final String CALLS =
            "('entered', 'ENTERQUEUE'), ('answered', 'CONNECT'), ('abandoned', 'ABANDON')";
    private static final String OF_AGENTS =
            """
            select %s, case event when 'CONNECT' then 'answered' else 'ring_no_answer' end, count(*)::numeric
            from queue_log where pbx = 'panels' and agent like 'Agent/%%'
            and (event = 'CONNECT' or event = 'RINGNOANSWER' and data1::numeric > 0) group by 1, 2
            """;
    private static final String TALK =
            """
            select %1$s, '%2$s', %3$s(data2::numeric) from queue_log
            where pbx = 'panels' and event in ('COMPLETEAGENT', 'COMPLETECALLER') and agent like 'Agent/%%' group by 1
            """;

    /** The same numbers as each panel shows: x, series, value. */
    private static final Map<String, String> SQL =
            Map.of(
                    "belfry-queues-calls-over-time",
                    COUNTED.formatted(MINUTE, CALLS),
                    "belfry-queues-calls",
                    COUNTED.formatted("queuename", CALLS),
                    "belfry-queues-diversions",
                    COUNTED.formatted(
                            "queuename",
                            "('full', 'FULL'), ('closed', 'CLOSED'), ('joinempty', 'JOINEMPTY'), ('leaveempty', 'EXITEMPTY'), ('leaveempty', 'LEAVEEMPTY'), ('timeout', 'EXITWITHTIMEOUT'), ('divert_ca_ratio', 'DIVERT_CA_RATIO'), ('divert_waittime', 'DIVERT_HOLDTIME')"),
                    "belfry-queues-waits",
                    """
                    select queuename, 'answered', avg(data1::numeric) from queue_log where pbx = 'panels' and event = 'CONNECT' group by 1
                    union all
                    select queuename, 'longest', max(data1::numeric) from queue_log where pbx = 'panels' and event = 'CONNECT' group by 1
                    union all
                    select queuename, 'abandoned', avg(data3::numeric) from queue_log where pbx = 'panels' and event = 'ABANDON' group by 1
                    """,
                    "belfry-queues-talks",
                    """
                    select queuename, 'average', avg(data2::numeric) from queue_log
                    where pbx = 'panels' and event in ('COMPLETEAGENT', 'COMPLETECALLER') group by 1
                    """,
                    "belfry-agents-answered",
                    OF_AGENTS.formatted("substr(agent, 7)"),
                    "belfry-agents-groups",
                    OF_AGENTS.formatted("case agent when 'Agent/1001' then 'blue' else 'red' end"),
                    "belfry-agents-logins",
                    COUNTED.formatted(
                            MINUTE,
                            "('login', 'AGENTCALLBACKLOGIN'), ('login', 'AGENTLOGIN'), ('logoff', 'AGENTCALLBACKLOGOFF'), ('logoff', 'AGENTLOGOFF')"),
                    "belfry-agents-pauses",
                    """
                    select substr(agent, 7), coalesce(nullif(data1, ''), '-'), count(*)::numeric from queue_log
                    where pbx = 'panels' and event = 'PAUSEALL' and agent like 'Agent/%' group by 1, 2
                    """,
                    "belfry-agents-talks",
                    TALK.formatted("substr(agent, 7)", "sum", "sum"));

    @InjectPostgres static PostgresFixture postgres;
    @InjectElasticsearch static ElasticsearchFixture elasticsearch;

    @BeforeAll
    static void the_recorded_day_is_in_both() throws IOException, SQLException {
        Flyway.configure()
                .dataSource(postgres.dataSource())
                .locations("filesystem:src/main/resources/db/replication")
                .load()
                .migrate();
        Directory directory = new Directory();
        PbxId pbx = new PbxId(PBX);
        directory.learn(pbx, new AgentGroupConfig(new GroupId(1), "blue"));
        directory.learn(pbx, new AgentGroupConfig(new GroupId(2), "red"));
        directory.learn(pbx, agent(1, "1001", 1));
        directory.learn(pbx, agent(2, "1002", 2));
        StringBuilder bulk = new StringBuilder();
        try (Connection connection = postgres.connect();
                PreparedStatement insert =
                        connection.prepareStatement(
                                "insert into queue_log (pbx, source_id, \"time\", callid, queuename, agent, event, data1, data2, data3, data4, data5) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (Trace trace : Trace.all()) {
                for (Envelope<QueueLogRow> row : TraceRows.queueLog(trace.name())) {
                    add(insert, row.data());
                    QueueLogDocument document =
                            QueueLogDocument.of(
                                    new Envelope<>(row.id(), pbx, row.time(), row.data()),
                                    directory);
                    bulk.append(
                                    JSON.writeValueAsString(
                                            Map.of("index", Map.of("_id", document.id()))))
                            .append('\n')
                            .append(JSON.writeValueAsString(document.fields()))
                            .append('\n');
                }
            }
            insert.executeBatch();
        }
        String index = "/" + elasticsearch.index("queuelogs");
        String mapping = Files.readString(Path.of("src/main/resources/search/queuelogs.json"));
        assertThat(elasticsearch.send("PUT", index, mapping).status()).isEqualTo(200);
        var stored = elasticsearch.send("POST", index + "/_bulk?refresh=true", bulk.toString());
        assertThat(stored.body().path("errors").asBoolean(true)).as("%s", stored.body()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"queues", "agents"})
    void each_panel_shows_what_sql_says(String dashboard) throws IOException, SQLException {
        for (Panel panel : Panel.of(dashboard)) {
            var answer =
                    elasticsearch.send(
                            "POST",
                            "/" + elasticsearch.index("queuelogs") + "/_search",
                            panel.query(PBX, "1m", FROM, TO));
            assertThat(answer.status()).as("%s: %s", panel.id(), answer.body()).isEqualTo(200);
            assertThat(panel.shown(answer.body()))
                    .as(panel.id())
                    .isNotEmpty()
                    .isEqualTo(sql(panel.id()));
        }
    }

    /** Kibana refuses a file, or shows an empty frame, where a reference leads nowhere. */
    @ParameterizedTest
    @ValueSource(strings = {"queues", "agents"})
    void all_references_lead_to_objects_of_the_same_file(String dashboard) throws IOException {
        Set<String> known = new HashSet<>();
        for (JsonNode object : Panel.objects(dashboard)) {
            for (JsonNode reference : object.get("references")) {
                assertThat(known)
                        .contains(
                                reference.get("type").asText()
                                        + " "
                                        + reference.get("id").asText());
            }
            known.add(object.get("type").asText() + " " + object.get("id").asText());
            if (object.get("type").asText().equals("dashboard")) {
                JsonNode panels = JSON.readTree(object.at("/attributes/panelsJSON").asText());
                assertThat(panels).hasSameSizeAs(Panel.of(dashboard));
                for (int i = 0; i < panels.size(); i++) {
                    JsonNode panel = panels.get(i);
                    assertThat(object.at("/references/" + i + "/name").asText())
                            .isEqualTo(
                                    panel.get("panelIndex").asText()
                                            + ":"
                                            + panel.get("panelRefName").asText());
                }
            }
        }
        assertThat(known)
                .contains("index-pattern belfry-queuelogs", "dashboard belfry-" + dashboard);
    }

    @Test
    void every_panel_has_its_sql() throws IOException {
        Set<String> ids = new HashSet<>();
        Panel.of("queues").forEach(panel -> ids.add(panel.id()));
        Panel.of("agents").forEach(panel -> ids.add(panel.id()));
        assertThat(ids).isEqualTo(SQL.keySet());
    }

    private static Map<String, String> sql(String panel) throws SQLException {
        Map<String, String> numbers = new TreeMap<>();
        try (Connection connection = postgres.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(SQL.get(panel))) {
            while (rows.next()) {
                if (rows.getDouble(3) != 0) {
                    numbers.put(
                            rows.getString(1) + " " + rows.getString(2),
                            "%.3f".formatted(rows.getDouble(3)));
                }
            }
        }
        return numbers;
    }

    private static void add(PreparedStatement insert, QueueLogRow row) throws SQLException {
        List<String> texts =
                Arrays.asList(
                        row.callId(),
                        row.queueName(),
                        row.agent(),
                        row.event(),
                        row.data1(),
                        row.data2(),
                        row.data3(),
                        row.data4(),
                        row.data5());
        insert.setString(1, PBX);
        insert.setString(2, row.sourceId());
        insert.setObject(3, OffsetDateTime.ofInstant(row.time(), ZoneOffset.UTC));
        for (int i = 0; i < texts.size(); i++) {
            insert.setString(i + 4, texts.get(i));
        }
        insert.addBatch();
    }

    private static AgentConfig agent(int id, String number, int group) {
        return new AgentConfig(
                new AgentId(id),
                new AgentNumber(number),
                "A",
                "B",
                new GroupId(group),
                null,
                "default");
    }
}
