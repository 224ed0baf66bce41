package io.belfry.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.belfry.contracts.Envelope;
import io.belfry.contracts.Topics;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.pbx.CelRow;
import io.belfry.contracts.pbx.QueueLogRow;
import io.belfry.reporting.app.Reporting;
import io.belfry.testing.infra.InjectKafka;
import io.belfry.testing.infra.KafkaFixture;
import io.belfry.testing.infra.KafkaTestResource;
import io.belfry.testing.infra.PostgresTestResource;
import io.belfry.testing.traces.Trace;
import io.belfry.testing.traces.TraceRows;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** Each test uses a PBX of its own: rows of different PBXs never meet. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(
        value = PostgresTestResource.class,
        initArgs = @ResourceArg(name = "purpose", value = "reporting"))
class ReportingIT {

    private static final Duration SOON = Duration.ofSeconds(40);

    @InjectKafka KafkaFixture kafka;
    @Inject DataSource database;
    @Inject Reporting reporting;

    /** Expected values: see QueuePassesTest, CallFoldTest and QueueIntervalTest. */
    @Test
    void the_recorded_day_is_derived_and_reading_it_again_changes_nothing() {
        sendAll("day");

        await().atMost(SOON).untilAsserted(() -> assertTheRecordedDay("day"));
        List<List<String>> before = derived("day");

        long records = reporting.state().records();
        sendAll("day");
        // 1,088 CEL rows and 187 of queue_log: all scenarios, QUEUESTART was before the first
        await().atMost(SOON)
                .untilAsserted(
                        () ->
                                assertThat(reporting.state().records())
                                        .isGreaterThanOrEqualTo(records + 1088));
        assertThat(derived("day")).isEqualTo(before);
    }

    @Test
    void a_call_is_followed_while_it_goes_on() {
        List<Envelope<CelRow>> cel = TraceRows.cel("02-answered_agent_hangs_up");
        List<Envelope<QueueLogRow>> log = TraceRows.queueLog("02-answered_agent_hangs_up");

        send("live", cel.subList(0, 9), log.subList(0, 1));

        // queued, the agent has just answered, no CONNECT yet
        await().atMost(SOON)
                .untilAsserted(
                        () -> {
                            assertThat(calls("live"))
                                    .containsExactly(
                                            List.of("1795256751.0", "0622334455", "answered", "-"));
                            assertThat(passes("live"))
                                    .containsExactly(List.of("1795256751.0", "support", "-", "0"));
                            assertThat(quarters("live"))
                                    .containsExactly(List.of("support", "1", "0", "0"));
                        });

        send("live", cel.subList(9, cel.size()), log.subList(1, log.size()));

        await().atMost(SOON)
                .untilAsserted(
                        () -> {
                            assertThat(calls("live"))
                                    .containsExactly(
                                            List.of(
                                                    "1795256751.0",
                                                    "0622334455",
                                                    "answered",
                                                    "2026-11-21 10:25:55.962769"));
                            assertThat(passes("live"))
                                    .containsExactly(
                                            List.of("1795256751.0", "support", "answered", "1"));
                            assertThat(quarters("live"))
                                    .containsExactly(List.of("support", "1", "1", "0"));
                        });
    }

    /** The two topics are read at their own pace: logins may come after the call they concern. */
    @Test
    void an_agent_is_named_also_when_the_login_is_read_after_the_call() {
        send("late", TraceRows.cel("26-internal_call"), List.of());
        await().atMost(SOON)
                .untilAsserted(
                        () ->
                                assertThat(
                                                rows(
                                                        "select coalesce(src_agent, '-') from"
                                                                + " call_data where pbx = 'late'"))
                                        .containsExactly(List.of("-")));

        send("late", List.of(), TraceRows.queueLog("01-agent_login"));

        await().atMost(SOON)
                .untilAsserted(
                        () ->
                                assertThat(
                                                rows(
                                                        "select src_agent, coalesce(dst_agent, '-')"
                                                                + " from call_data where pbx = 'late'"))
                                        .containsExactly(List.of("1001", "-")));
    }

    @Test
    void a_bad_record_becomes_a_dead_letter_and_the_next_call_is_derived() {
        String garbage = "{\"linkedId\": [";
        kafka.sendRaw(
                Topics.PBX_CEL.name(),
                "bad/1.0".getBytes(StandardCharsets.UTF_8),
                garbage.getBytes(StandardCharsets.UTF_8),
                Map.of(
                        "ce_type", "io.belfry.pbx.CelRow",
                        "ce_id", "1",
                        "ce_source", "bad",
                        "ce_time", "2026-11-21T10:00:00Z"));
        // No source id: the row has no name, so nobody could tell it from its repetition.
        kafka.sendRaw(
                Topics.PBX_QUEUE_LOG.name(),
                "bad/support".getBytes(StandardCharsets.UTF_8),
                "{\"event\":\"ENTERQUEUE\",\"queueName\":\"support\"}"
                        .getBytes(StandardCharsets.UTF_8),
                Map.of(
                        "ce_type", "io.belfry.pbx.QueueLogRow",
                        "ce_id", "2",
                        "ce_source", "bad",
                        "ce_time", "2026-11-21T10:00:00Z"));
        send("bad", TraceRows.cel("05-abandon_ringing"), TraceRows.queueLog("05-abandon_ringing"));

        await().atMost(SOON)
                .untilAsserted(
                        () -> {
                            assertThat(calls("bad"))
                                    .containsExactly(
                                            List.of(
                                                    "1795256779.16",
                                                    "0145678901",
                                                    "-",
                                                    "2026-11-21 10:26:21.599924"));
                            assertThat(passes("bad"))
                                    .containsExactly(
                                            List.of("1795256779.16", "support", "abandoned", "2"));
                        });
        List<ConsumerRecord<byte[], byte[]>> letters =
                kafka.readRaw(Topics.DEAD_LETTERS, 2, SOON).stream()
                        .filter(r -> new String(r.key(), StandardCharsets.UTF_8).startsWith("bad/"))
                        .toList();
        assertThat(letters)
                .extracting(r -> new String(r.value(), StandardCharsets.UTF_8))
                .containsExactlyInAnyOrder(
                        garbage, "{\"event\":\"ENTERQUEUE\",\"queueName\":\"support\"}");
    }

    @Test
    void readiness_says_that_it_writes() {
        RestAssured.when()
                .get("/q/health/ready")
                .then()
                .statusCode(200)
                .body(
                        "checks.find { it.name == 'reporting' }.data.postgresql",
                        org.hamcrest.Matchers.equalTo("writing"));
    }

    private void assertTheRecordedDay(String pbx) {
        assertThat(quarters(pbx))
                .containsExactly(
                        List.of("sales", "2", "0", "1"),
                        List.of("support", "23", "17", "5"),
                        List.of("poolq", "1", "1", "0"),
                        List.of("support", "6", "6", "0"));
        assertThat(
                        rows(
                                "select status::text, count(*) from call_on_queue where pbx = '"
                                        + pbx
                                        + "' group by 1 order by 1"))
                .containsExactly(
                        List.of("abandoned", "6"),
                        List.of("answered", "24"),
                        List.of("full", "1"),
                        List.of("joinempty", "1"),
                        List.of("leaveempty", "1"),
                        List.of("timeout", "1"));
        assertThat(
                        rows(
                                "select dst_num, call_direction::text, transfered::text,"
                                        + " transfer_direction::text, ring_duration_on_answer,"
                                        + " src_interface from call_data where pbx = '"
                                        + pbx
                                        + "' and uniqueid = '1795256911.90' and end_time is not"
                                        + " null"))
                .containsExactly(
                        List.of("53001", "incoming", "true", "internal", "1", "PJSIP/trunk"));
        assertThat(
                        rows(
                                "select src_agent from call_data where pbx = '"
                                        + pbx
                                        + "' and uniqueid = '1795256994.128'"))
                .containsExactly(List.of("1001"));
    }

    private void sendAll(String pbx) {
        for (Trace trace : Trace.all()) {
            send(pbx, TraceRows.cel(trace.name()), TraceRows.queueLog(trace.name()));
        }
    }

    private void send(
            String pbx, List<Envelope<CelRow>> cel, List<Envelope<QueueLogRow>> queueLog) {
        cel.forEach(row -> kafka.send(Topics.PBX_CEL, of(pbx, row)));
        queueLog.forEach(row -> kafka.send(Topics.PBX_QUEUE_LOG, of(pbx, row)));
    }

    private static <T> Envelope<T> of(String pbx, Envelope<T> row) {
        return new Envelope<>(row.id(), new PbxId(pbx), row.time(), row.data());
    }

    private List<List<String>> calls(String pbx) {
        return rows(
                "select uniqueid, src_num, coalesce(status::text, '-'), coalesce(to_char(end_time at"
                        + " time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'), '-') from call_data where pbx"
                        + " = '"
                        + pbx
                        + "' order by start_time");
    }

    private List<List<String>> passes(String pbx) {
        return rows(
                "select callid, queue_ref, coalesce(status::text, '-'), total_ring_seconds from"
                        + " call_on_queue where pbx = '"
                        + pbx
                        + "' order by queue_time");
    }

    private List<List<String>> quarters(String pbx) {
        return rows(
                "select queue, total, answered, abandoned from stat_queue_periodic where pbx = '"
                        + pbx
                        + "' order by \"time\", queue");
    }

    /** Every derived row, row ids included. */
    private List<List<String>> derived(String pbx) {
        List<List<String>> all = new ArrayList<>();
        for (String table : List.of("call_data", "call_on_queue", "stat_queue_periodic")) {
            all.addAll(
                    rows(
                            "select t::text from "
                                    + table
                                    + " t where pbx = '"
                                    + pbx
                                    + "' order by id"));
        }
        return all;
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
