package io.belfry.reporting.report.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.id.PbxId;
import io.belfry.reporting.access.People;
import io.belfry.testing.http.Callers;
import io.belfry.testing.infra.InjectKafka;
import io.belfry.testing.infra.KafkaFixture;
import io.belfry.testing.infra.KafkaTestResource;
import io.belfry.testing.infra.PostgresTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures worked out by hand from the rows of {@link #ROWS}. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(
        value = PostgresTestResource.class,
        initArgs = @ResourceArg(name = "purpose", value = "reporting"))
class ReportsIT {

    private static final PbxId PBX = new PbxId("reports");
    private static final String NOVEMBER = "from=2026-11-01&to=2026-12-01&zone=Europe/Paris";

    /** Two quarters of a morning in November, and the first of December in Paris. */
    private static final List<String> ROWS =
            List.of(
                    """
                    insert into stat_queue_periodic ("time", queue, answered, abandoned, total, "full", closed, joinempty, leaveempty, divert_ca_ratio, divert_waittime, timeout, pbx) values
                    ('2026-11-21 09:00Z', 'support', 3, 1, 5, 0, 2, 1, 0, 0, 0, 1, 'reports'),
                    ('2026-11-21 09:15Z', 'support', 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 'reports'),
                    ('2026-11-21 09:00Z', 'sales', 2, 2, 4, 0, 0, 0, 0, 0, 0, 0, 'reports'),
                    ('2026-11-30 23:00Z', 'support', 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 'reports'),
                    ('2026-11-21 09:00Z', 'support', 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 'other pbx')
                    on conflict do nothing
                    """,
                    """
                    insert into stat_queue_specific ("time", queue_ref, dst_num, nb_offered, nb_abandoned, sum_resp_delay, answer_less_t1, abandoned_btw_t1_t2, answer_btw_t1_t2, abandoned_more_t2, communication_time, hold_time, wrapup_time, pbx) values
                    ('2026-11-21 09:00Z', 'support', '53001', 5, 1, 30, 2, 0, 1, 1, 300, 10, 15, 'reports'),
                    ('2026-11-21 09:15Z', 'support', '53001', 1, 0, 5, 1, 0, 0, 0, 61, 0, 5, 'reports'),
                    ('2026-11-21 09:00Z', 'sales', '53002', 3, 1, 8, 2, 1, 0, 0, 100, 0, 0, 'reports'),
                    ('2026-11-21 09:00Z', 'sales', '53009', 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 'reports'),
                    ('2026-11-30 23:00Z', 'support', '53001', 1, 0, 20, 0, 0, 1, 0, 60, 0, 0, 'reports')
                    on conflict do nothing
                    """,
                    """
                    insert into stat_agent_queue_specific ("time", agent_num, queue_ref, dst_num, nb_answered_calls, communication_time, hold_time, wrapup_time, pbx) values
                    ('2026-11-21 09:00Z', '1001', 'support', '53001', 2, 200, 10, 10, 'reports'),
                    ('2026-11-21 09:00Z', '1002', 'support', '53001', 1, 100, 0, 5, 'reports'),
                    ('2026-11-21 09:15Z', '1001', 'support', '53001', 1, 61, 0, 5, 'reports'),
                    ('2026-11-21 09:00Z', '1002', 'sales', '53002', 2, 100, 0, 0, 'reports')
                    on conflict do nothing
                    """,
                    """
                    insert into stat_agent_periodic ("time", agent, login_time, pause_time, wrapup_time, pbx) values
                    ('2026-11-21 09:00Z', '1001', '15 minutes', '3 minutes', '10 seconds', 'reports'),
                    ('2026-11-21 09:00Z', '1002', '10 minutes', '0.4 seconds', '5 seconds', 'reports'),
                    ('2026-11-21 09:15Z', '1002', '15 minutes', '0.4 seconds', '0 seconds', 'reports')
                    on conflict do nothing
                    """,
                    """
                    insert into stat_agent_specific ("time", agent_num, nb_offered, nb_answered, conversation_time, ringing_time, nb_outgoing_calls, conversation_time_outgoing_calls, hold_time, nb_received_internal_calls, conversation_time_received_internal_calls, nb_transfered_intern, nb_transfered_extern, nb_emitted_internal_calls, conversation_time_emitted_internal_calls, nb_incoming_calls, conversation_time_incoming_calls, pbx) values
                    ('2026-11-21 09:00Z', '1001', 3, 2, 200, 12, 1, 100, 10, 0, 0, 1, 0, 1, 20, 0, 0, 'reports')
                    on conflict do nothing
                    """,
                    """
                    insert into stat_agent_pause ("time", agent, reason, pause_time, pbx) values
                    ('2026-11-21 09:00Z', '1001', 'lunch', '2 minutes', 'reports'),
                    ('2026-11-21 09:00Z', '1001', '', '1 minute', 'reports'),
                    ('2026-11-21 09:00Z', '1002', 'lunch', '0.4 seconds', 'reports'),
                    ('2026-11-21 09:15Z', '1002', 'lunch', '0.4 seconds', 'reports')
                    on conflict do nothing
                    """,
                    // a call in each quarter of three local days
                    """
                    insert into stat_queue_periodic ("time", queue, answered, abandoned, total, "full", closed, joinempty, leaveempty, divert_ca_ratio, divert_waittime, timeout, pbx)
                    select q, 'night', 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 'reports'
                    from (values ('2026-03-28 23:00Z'::timestamptz, '2026-03-29 22:00Z'::timestamptz),
                                 ('2026-06-20 22:00Z', '2026-06-21 22:00Z'),
                                 ('2026-10-24 22:00Z', '2026-10-25 23:00Z')) day(a, b),
                         generate_series(a, b - interval '1 second', '15 minutes') q
                    on conflict do nothing
                    """);

    private static boolean filled;

    @InjectKafka KafkaFixture kafka;
    @Inject DataSource database;

    @BeforeEach
    void fill() throws SQLException {
        if (filled) {
            return;
        }
        filled = true;
        new People(kafka, PBX).announce();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String rows : ROWS) {
                statement.executeUpdate(rows);
            }
        }
    }

    /** Support: 3 of 6 before t1; 35 s for 4 answers; (361 + 20) s for 4 calls. */
    @Test
    void queues_by_month() {
        JsonPath report =
                read(
                        "admin",
                        "queues?interval=month&from=2026-11-01&to=2027-01-01&zone=Europe/Paris");

        assertThat(report.getList("rows")).hasSize(3);
        assertThat(report.getMap("rows[0]"))
                .containsEntry("queue", "sales")
                .containsEntry("offered", 4)
                .containsEntry("answered", 2)
                .containsEntry("abandoned", 2)
                .containsEntry("averageAnswerSeconds", 4.0f)
                .containsEntry("averageHandlingSeconds", 50.0f);
        Map<String, Object> support = report.getMap("rows[1]");
        assertThat(support)
                .containsEntry("from", "2026-11-01T00:00:00+01:00")
                .containsEntry("to", "2026-12-01T00:00:00+01:00")
                .containsEntry("queue", "support")
                .containsEntry("offered", 6)
                .containsEntry("answered", 4)
                .containsEntry("abandoned", 1)
                .containsEntry("timedOut", 1)
                .containsEntry("turnedAway", 3)
                .containsEntry("answeredBeforeT1", 3)
                .containsEntry("answeredByT2", 4)
                .containsEntry("abandonedAfterT2", 1)
                .containsEntry("waitSeconds", 35)
                .containsEntry("talkSeconds", 361)
                .containsEntry("holdSeconds", 10)
                .containsEntry("wrapupSeconds", 20)
                .containsEntry("serviceLevelPercent", 50.0f)
                .containsEntry("serviceLevelT2Percent", 66.7f)
                .containsEntry("abandonedPercent", 16.7f)
                .containsEntry("averageAnswerSeconds", 8.8f)
                .containsEntry("averageHandlingSeconds", 95.3f);
        assertThat(report.getMap("rows[2]"))
                .containsEntry("from", "2026-12-01T00:00:00+01:00")
                .containsEntry("offered", 1)
                .containsEntry("serviceLevelPercent", 0.0f)
                .containsEntry("averageAnswerSeconds", 20.0f);
    }

    @Test
    void numbers_of_queues() {
        JsonPath report = read("admin", "numbers?" + NOVEMBER);

        assertThat(report.getList("rows.number")).containsExactly("53002", "53009", "53001");
        assertThat(report.getMap("rows[0]"))
                .containsEntry("offered", 3)
                .containsEntry("answered", 2)
                .containsEntry("serviceLevelPercent", 66.7f);
        assertThat(report.getMap("rows[1]"))
                .containsEntry("answered", 0)
                .containsEntry("abandonedPercent", 100.0f)
                .containsEntry("averageAnswerSeconds", null);
        assertThat(read("admin", "numbers?number=53009&" + NOVEMBER).getList("rows.queue"))
                .containsExactly("sales");
    }

    /** 1001: (200 + 100 + 20 + 10) s of 900 - 180; (200 + 10) s for 2 calls. */
    @Test
    void agents() {
        JsonPath report = read("admin", "agents?interval=day&" + NOVEMBER);

        assertThat(report.getList("rows")).hasSize(2);
        assertThat(report.getMap("rows[0]"))
                .containsEntry("from", "2026-11-21T00:00:00+01:00")
                .containsEntry("agent", "1001")
                .containsEntry("loginSeconds", 900)
                .containsEntry("pauseSeconds", 180)
                .containsEntry("offered", 3)
                .containsEntry("answered", 2)
                .containsEntry("ringNoAnswer", 1)
                .containsEntry("transferredInside", 1)
                .containsEntry("transferredOutside", 0)
                .containsEntry("outgoing", 1)
                .containsEntry("averageHandlingSeconds", 105.0f)
                .containsEntry("occupancyPercent", 45.8f);
        // 0.8 s of pause
        assertThat(report.getMap("rows[1]"))
                .containsEntry("agent", "1002")
                .containsEntry("loginSeconds", 1500)
                .containsEntry("pauseSeconds", 1)
                .containsEntry("averageHandlingSeconds", null);
    }

    @Test
    void answered_calls_by_agent_and_queue() {
        JsonPath report = read("admin", "agent-queues?" + NOVEMBER);

        assertThat(report.<Map<String, Object>>getList("rows"))
                .extracting(r -> r.get("agent") + " " + r.get("queue") + " " + r.get("answered"))
                .containsExactly("1001 support 3", "1002 sales 2", "1002 support 1");
        // (261 + 15) / 3
        assertThat(report.getMap("rows[0]")).containsEntry("averageHandlingSeconds", 92.0f);
    }

    @Test
    void pauses_by_reason() {
        assertThat(read("admin", "pauses?" + NOVEMBER).<Map<String, Object>>getList("rows"))
                .extracting(
                        r -> r.get("agent") + " " + r.get("reason") + " " + r.get("pauseSeconds"))
                .containsExactly("1001  60", "1001 lunch 120", "1002 lunch 1");
        assertThat(read("admin", "pauses?reason=lunch&" + NOVEMBER).getList("rows")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-29, 2026-03-30, quarter, 92", "2026-06-21, 2026-06-22, quarter, 96",
        "2026-10-25, 2026-10-26, quarter, 100", "2026-03-29, 2026-03-30, hour, 23",
        "2026-10-25, 2026-10-26, hour, 25", "2026-10-25, 2026-10-26, day, 1"
    })
    void a_local_day_has_its_quarters_and_hours(
            String from, String to, String interval, int intervals) {
        JsonPath report =
                read(
                        "admin",
                        "queues?queue=night&zone=Europe/Paris&from=%s&to=%s&interval=%s"
                                .formatted(from, to, interval));

        List<Integer> offered = report.getList("rows.offered");
        assertThat(offered).hasSize(intervals);
        assertThat(offered.stream().mapToInt(n -> n).sum())
                .isEqualTo(from.startsWith("2026-03") ? 92 : from.startsWith("2026-10") ? 100 : 96);
    }

    @Test
    void the_hour_that_comes_twice_is_two_hours() {
        assertThat(
                        read(
                                        "admin",
                                        "queues?queue=night&zone=Europe/Paris&from=2026-10-25&to=2026-10-26&interval=hour")
                                .getList("rows.from"))
                .contains("2026-10-25T02:00:00+02:00", "2026-10-25T02:00:00+01:00");
    }

    @Test
    void pages_follow_each_other_without_gap_or_repetition() {
        String query =
                "queues?interval=quarter&limit=2&from=2026-11-21T00:00:00Z&to=2026-12-02T00:00:00Z";
        List<String> told = new ArrayList<>();
        String next = "";
        for (int page = 0; page < 4 && next != null; page++) {
            JsonPath report = read("admin", query + next);
            report.<Map<String, Object>>getList("rows")
                    .forEach(r -> told.add(r.get("queue") + " " + r.get("offered")));
            next = report.getString("next");
            next = next == null ? null : "&after=" + next;
        }

        assertThat(told).containsExactly("sales 4", "support 5", "support 1", "support 1");
        assertThat(next).isNull();
    }

    @Test
    void a_report_as_csv() {
        Response response = new People(kafka, PBX).get("admin", "/reports/pauses/csv?" + NOVEMBER);

        assertThat(response.contentType()).startsWith("text/csv");
        assertThat(response.asString())
                .isEqualTo(
                        """
                        from,to,agent,reason,pauseSeconds
                        2026-11-01T00:00:00+01:00,2026-12-01T00:00:00+01:00,1001,,60
                        2026-11-01T00:00:00+01:00,2026-12-01T00:00:00+01:00,1001,lunch,120
                        2026-11-01T00:00:00+01:00,2026-12-01T00:00:00+01:00,1002,lunch,1
                        """
                                .replace("\n", "\r\n"));
    }

    @Test
    void a_supervisor_reads_his_queues_and_groups_A39_A40() {
        assertThat(read("sophie", "queues?" + NOVEMBER).getList("rows.queue"))
                .containsExactly("sales");
        assertThat(read("sophie", "queues?queue=support&" + NOVEMBER).getList("rows")).isEmpty();
        assertThat(read("sophie", "agents?" + NOVEMBER).getList("rows.agent"))
                .containsExactly("1002");
        assertThat(read("sophie", "agent-queues?" + NOVEMBER).getList("rows.queue"))
                .containsExactly("sales");
        assertThat(read("sophie", "pauses?agent=1001&" + NOVEMBER).getList("rows")).isEmpty();
    }

    @Test
    void others_do_not() {
        given().get("/reports/queues?" + NOVEMBER).then().statusCode(401);
        People people = new People(kafka, PBX);
        Callers.problem(people.get("alice", "/reports/queues?" + NOVEMBER), 403);
        // rights that were never published are none
        Callers.problem(people.get("unheard-of", "/reports/queues?" + NOVEMBER), 403);
    }

    @ParameterizedTest
    @CsvSource({
        "queues?to=2026-12-01, from must be a date",
        "queues?from=2026-11-01&to=yesterday, to must be a date",
        "queues?from=2026-12-01&to=2026-11-01, to must be after from",
        "queues?from=2026-11-01T00:01:00Z&to=2026-12-01, quarter of an hour",
        "queues?from=2026-01-01&to=2026-12-01&interval=quarter, 92 days",
        "queues?from=2026-11-01&to=2026-12-01&interval=week, interval must be",
        "queues?from=2026-11-01&to=2026-12-01&zone=Mars, zone must be",
        "queues?from=2026-11-01&to=2026-12-01&limit=0, limit must be",
        "queues?from=2026-11-01&to=2026-12-01&after=x, after must be"
    })
    void what_is_wrong_is_explained(String query, String detail) {
        Response response = new People(kafka, PBX).get("admin", "/reports/" + query);

        Callers.problem(response, 400);
        assertThat(response.jsonPath().getString("detail")).contains(detail);
    }

    @Test
    void every_figure_has_a_meaning() {
        JsonPath columns = read("admin", "columns");

        assertThat(columns.getList("report"))
                .containsExactly("queues", "numbers", "agents", "agent-queues", "pauses");
        assertThat(columns.getString("figures[0].serviceLevelPercent")).contains("t1");
    }

    private JsonPath read(String login, String path) {
        Response response = new People(kafka, PBX).get(login, "/reports/" + path);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        return response.jsonPath();
    }
}
