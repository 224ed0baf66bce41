package io.belfry.reporting.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.Topics;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.kafka.Received;
import io.belfry.reporting.golden.Golden;
import io.belfry.testing.traces.Trace;
import io.belfry.testing.traces.TraceRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/**
 * The tables hold what was worked out by hand, whatever the order of the rows, and the live path,
 * the 15-minute job and a recomputation agree to the row.
 */
class DerivedTablesIT {

    private static final Instant FROM = Instant.parse("2026-11-21T10:00:00Z");
    private static final Instant TO = Instant.parse("2026-11-21T11:00:00Z");
    private static final DataSource DATABASE = XivoStats.create("derived");
    private static final Rules RULES = XivoStats.RULES;

    private final ReportingSink sink = new ReportingSink(DATABASE, RULES);
    private final QuarterJob job = new QuarterJob(DATABASE);

    @Test
    void the_recorded_day_leaves_the_golden_rows() throws Exception {
        sink.handle(Feed.recording("golden"));
        job.run();

        assertThat(tables("golden")).isEqualTo(Golden.all());
    }

    @Test
    void rows_that_come_in_any_order_and_twice_leave_the_same() throws Exception {
        List<Received<?>> rows = new ArrayList<>(Feed.recording("disorder"));
        rows.addAll(rows.subList(0, rows.size() / 3));
        Collections.shuffle(rows, new Random(7));
        for (int i = 0; i < rows.size(); i += 150) {
            sink.handle(rows.subList(i, Math.min(i + 150, rows.size())));
            if (i % 450 == 0) {
                job.run();
            }
        }
        job.run();

        assertThat(tables("disorder")).isEqualTo(Golden.all());
    }

    @Test
    void a_recomputation_makes_the_rows_of_the_live_path_out_of_nothing() throws Exception {
        RawTables.fill(DATABASE, "anew");
        execute("insert into reporting_wrapup values ('anew', 'support', '2026-11-21 09:00Z', 3)");
        Feed holds = new Feed("anew");
        Trace.all().forEach(trace -> holds.scenario(trace.name()));
        sink.handle(
                holds.records().stream().filter(r -> r.topic().equals(Topics.PBX_AMI)).toList());
        execute(
                "update reporting_progress set watermark = '2026-11-21 10:31:23.117663Z' where pbx = 'anew'");
        List<Instant> progress = new ArrayList<>();

        long calls = recompute("anew", progress);

        // 46 linked ids have a CHAN_START
        assertThat(calls).isEqualTo(Golden.all().get("call_data").size());
        assertThat(progress).containsExactly(TO);
        assertThat(tables("anew")).isEqualTo(Golden.all());
    }

    @Test
    void a_recomputation_mends_what_was_lost_or_wrong_and_leaves_the_rest() throws Exception {
        List<Received<?>> rows = Feed.recording("mend");
        RawTables.fill(DATABASE, "mend");
        sink.handle(rows);
        job.run();
        execute(
                "delete from reporting_cel where pbx = 'mend'",
                "delete from reporting_queue_log where pbx = 'mend'",
                "delete from call_data where pbx = 'mend' and uniqueid = '1795256911.90'",
                "update call_on_queue set status = 'closed', talk_seconds = 99 where pbx = 'mend' and callid = '1795256751.0'",
                "insert into call_on_queue (pbx, callid, queue_time, total_ring_seconds, queue_ref, linkedid) values ('mend', 'ghost', '2026-11-21 10:20Z', 0, 'support', 'ghost')",
                "update stat_queue_periodic set total = 77 where pbx = 'mend'",
                "delete from stat_agent_periodic where pbx = 'mend'",
                "delete from stat_agent_specific where pbx = 'mend'");
        String id = "select id from call_data where pbx = 'mend' and uniqueid = '1795256751.0'";
        List<String> before = query(id);

        recompute("mend", new ArrayList<>());

        assertThat(tables("mend")).isEqualTo(Golden.all());
        assertThat(query(id)).isEqualTo(before);
    }

    /** The holds of the recording are known from AMI only, as on every stock Asterisk. */
    @Test
    void holds_of_long_ago_survive_a_recomputation() throws Exception {
        RawTables.fill(DATABASE, "held");
        sink.handle(Feed.recording("held"));
        job.run();
        new Forgetting(DATABASE).forgetCallsBefore(TO);
        assertThat(query("select count(*) from reporting_cel where pbx = 'held'"))
                .containsExactly("0");

        recompute("held", new ArrayList<>());

        assertThat(tables("held")).isEqualTo(Golden.all());
    }

    @Test
    void a_call_that_goes_on_while_the_past_is_recomputed_stays_as_the_live_path_made_it()
            throws Exception {
        RawTables.fill(DATABASE, "busy");
        List<Received<?>> rows = Feed.recording("busy");
        sink.handle(rows);
        job.run();
        List<Received<?>> news =
                new Feed("busy")
                        .add(
                                Topics.PBX_CEL,
                                Feed.ofAnotherCall(
                                        TraceRows.cel("02-answered_agent_hangs_up").getFirst()))
                        .records();

        Recomputation recomputation = new Recomputation(DATABASE, RULES);
        recomputation.run(
                new PbxId("busy"),
                FROM,
                TO,
                2,
                (until, calls) -> {
                    try {
                        sink.handle(news);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                });
        job.run();

        Map<String, List<String>> tables = tables("busy");
        assertThat(tables.get("call_data"))
                .contains(
                        "live-1 | 53001 | 25:51.922952 | - | - | - | - | false | incoming | 0622334455 | - | - | - | PJSIP/trunk");
        tables.get("call_data").removeIf(line -> line.startsWith("live-1"));
        assertThat(tables).isEqualTo(Golden.all());
    }

    /** The last queue_log row of a call comes a day late: its quarter is put right by itself. */
    @Test
    void a_quarter_that_changes_late_is_recomputed_by_the_next_run() throws Exception {
        List<Received<?>> rows = new ArrayList<>(Feed.recording("late"));
        Received<?> complete =
                rows.stream()
                        .filter(r -> new String(r.record().value()).contains("\"COMPLETEAGENT\""))
                        .findFirst()
                        .orElseThrow();
        rows.remove(complete);
        sink.handle(rows);
        assertThat(job.run()).isEqualTo(2);
        assertThat(job.run()).as("nothing has changed").isZero();

        sink.handle(List.of(complete));

        assertThat(job.run()).as("one quarter has").isEqualTo(1);
        assertThat(tables("late")).isEqualTo(Golden.all());
    }

    /** D28, D29: t1 and t2 for all queues, and for one. */
    @Test
    void thresholds_are_settings_of_all_queues_or_of_one() throws Exception {
        sink.handle(Feed.recording("limits"));
        execute("insert into queue_threshold_time values ('support', 2, 5)");
        try {
            job.run();
        } finally {
            execute("delete from queue_threshold_time");
        }

        // waits of answered calls of support before 10:30, CONNECT data1: 02, 03: 1, 1; 04: 1, 5;
        // 08: 7;
        // 13: 4; 14: 1; 16: 5, 9; 18 to 25, eight calls: 1. Less than 2: 12; from 2 to 5: 5, 4, 5;
        // more: 7, 9.
        // waits of abandoned ones: 05: 2; 06: 4; 09: 4; 16: 2; 17: 2: all from 2 to 5.
        assertThat(
                        query(
                                "select concat_ws(' ', sum(answer_less_t1), sum(answer_btw_t1_t2), sum(abandoned_btw_t1_t2), sum(abandoned_more_t2)) from stat_queue_specific where pbx = 'limits' and queue_ref = 'support' and \"time\" = '2026-11-21 10:15Z'"))
                .containsExactly("12 3 5 0");
        // sales has the usual 15 and 20: abandoned after 1 s
        assertThat(
                        query(
                                "select concat_ws(' ', sum(nb_abandoned), sum(abandoned_btw_t1_t2), sum(abandoned_more_t2)) from stat_queue_specific where pbx = 'limits' and queue_ref = 'sales'"))
                .containsExactly("1 0 0");
    }

    /** The last row of a call, LINKEDID_END, never comes, nor do those of its last channels. */
    @Test
    void a_call_of_which_nothing_is_heard_for_days_ends_with_what_was_heard_last()
            throws Exception {
        List<Received<?>> begun = new Feed("mute").scenario("26-internal_call").records();
        // until both are in the bridge, 10:29:38.939773
        sink.handle(begun.subList(0, 7));
        String end =
                "select coalesce(to_char(end_time at time zone 'UTC', 'HH24:MI:SS.US'), '-') from call_data where pbx = 'mute'";

        sink.handle(new Feed("mute").rest("support", 0).scenario("01-agent_login").records());
        sink.endSilentCalls(TO);
        assertThat(query(end)).containsExactly("-");

        // nine days later
        execute("update reporting_progress set watermark = '2026-11-30 10:00Z' where pbx = 'mute'");
        sink.endSilentCalls(TO);
        assertThat(query(end)).containsExactly("10:29:38.939773");
    }

    /** An agent who is logged in when nothing happens is counted on by the clock. */
    @Test
    void what_lasts_is_counted_by_the_clock_until_the_pbx_is_silent_for_a_day() throws Exception {
        sink.handle(new Feed("silent").scenario("01-agent_login").records());
        String logins =
                "select to_char(\"time\" at time zone 'UTC', 'HH24:MI') || ' ' || extract(epoch from login_time) from stat_agent_periodic where pbx = 'silent' and agent = '1001' order by \"time\"";
        // login 10:25:50.462802, last row 10:25:50.466075
        assertThat(query(logins)).containsExactly("10:15 0.003273");

        sink.catchUp(Instant.parse("2026-11-21T10:50:00Z"), false);
        assertThat(query(logins)).as("rows are on the way").containsExactly("10:15 0.003273");

        sink.catchUp(Instant.parse("2026-11-21T10:50:00Z"), true);
        // 10:25:50.462802 - 10:30 = 249.537198; 900; 5 minutes
        assertThat(query(logins))
                .containsExactly("10:15 249.537198", "10:30 900.000000", "10:45 300.000000");

        sink.catchUp(Instant.parse("2026-11-22T10:51:00Z"), true);
        assertThat(query(logins)).hasSize(3);
    }

    private long recompute(String pbx, List<Instant> progress) throws Exception {
        return new Recomputation(DATABASE, RULES)
                .run(new PbxId(pbx), FROM, TO, 2, (until, calls) -> progress.add(until));
    }

    private static Map<String, List<String>> tables(String pbx) throws SQLException {
        Map<String, List<String>> tables = new TreeMap<>();
        Tables.of(DATABASE, pbx).forEach((table, rows) -> tables.put(table, new ArrayList<>(rows)));
        return tables;
    }

    private static void execute(String... statements) throws SQLException {
        try (Connection connection = DATABASE.getConnection()) {
            for (String statement : statements) {
                new Sql(connection).update(statement);
            }
        }
    }

    private static List<String> query(String sql) throws SQLException {
        try (Connection connection = DATABASE.getConnection()) {
            return new Sql(connection).query(sql, row -> row.getString(1));
        }
    }
}
