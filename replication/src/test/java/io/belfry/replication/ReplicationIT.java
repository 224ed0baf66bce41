package io.belfry.replication;

import static io.belfry.replication.TraceRows.PBX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.belfry.contracts.Envelope;
import io.belfry.contracts.Topics;
import io.belfry.contracts.id.LinkedId;
import io.belfry.contracts.id.UniqueId;
import io.belfry.contracts.pbx.CelRow;
import io.belfry.contracts.pbx.QueueLogRow;
import io.belfry.testing.infra.ElasticsearchTestResource;
import io.belfry.testing.infra.InjectKafka;
import io.belfry.testing.infra.KafkaFixture;
import io.belfry.testing.infra.KafkaTestResource;
import io.belfry.testing.infra.PostgresTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(
        value = PostgresTestResource.class,
        initArgs = @ResourceArg(name = "purpose", value = "replication"))
@QuarkusTestResource(ElasticsearchTestResource.class)
class ReplicationIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @InjectKafka KafkaFixture kafka;
    @Inject DataSource database;
    @Inject ElasticsearchClient search;

    @ConfigProperty(name = "belfry.elasticsearch.index-prefix")
    String indexPrefix;

    @Test
    void an_answered_call_is_in_both_tables_as_the_pbx_logged_it() {
        TraceRows.cel("02-answered_agent_hangs_up").forEach(r -> kafka.send(Topics.PBX_CEL, r));
        TraceRows.queueLog("02-answered_agent_hangs_up")
                .forEach(r -> kafka.send(Topics.PBX_QUEUE_LOG, r));

        await().atMost(SOON)
                .untilAsserted(
                        () -> {
                            // 30 rows in the recorded cel.jsonl, three in queue_log.txt
                            assertThat(
                                            count(
                                                    "select count(*) from cel where linkedid ="
                                                            + " '1795256751.0'"))
                                    .isEqualTo(30);
                            assertThat(
                                            count(
                                                    "select count(*) from queue_log where source_id"
                                                            + " like '02-%'"))
                                    .isEqualTo(3);
                        });
        assertThat(
                        rows(
                                "select eventtype, to_char(eventtime at time zone 'UTC',"
                                        + " 'YYYY-MM-DD HH24:MI:SS.US'), cid_name, cid_num, exten,"
                                        + " context, channame, appname, appdata, amaflags, peer from cel"
                                        + " where pbx = 'pbx1' and source_id = '4'"))
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
                                ""));
        assertThat(
                        rows(
                                "select callid, queuename, agent, event, data1, data2, data3, data4"
                                        + " from queue_log where source_id = '02-answered_agent_hangs_up:2'"))
                .containsExactly(
                        List.of(
                                "1795256751.0",
                                "support",
                                "Agent/1001",
                                "CONNECT",
                                "1",
                                "1795256751.1",
                                "1",
                                ""));
    }

    private static Envelope<QueueLogRow> queueLogRow(
            String id, String queue, String agent, String event, String data1) {
        return new Envelope<>(
                id,
                PBX,
                NOON,
                new QueueLogRow(id, NOON, "c-" + id, queue, agent, event, data1, "", "", "", ""));
    }

    private static Envelope<CelRow> celRow(String id, Instant time, LinkedId linkedId) {
        return new Envelope<>(
                id,
                PBX,
                time,
                new CelRow(
                        id,
                        "CHAN_START",
                        time,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        new UniqueId("u-" + id),
                        linkedId,
                        null,
                        null,
                        null));
    }

    private long count(String sql) {
        return Long.parseLong(rows(sql).getFirst().getFirst());
    }

    private List<List<String>> rows(String sql) {
        try (Connection connection = database.getConnection();
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
}
