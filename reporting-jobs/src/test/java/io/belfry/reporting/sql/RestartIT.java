package io.belfry.reporting.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.belfry.contracts.Topics;
import io.belfry.contracts.kafka.BatchHandler;
import io.belfry.contracts.kafka.BatchLoop;
import io.belfry.testing.infra.InjectKafka;
import io.belfry.testing.infra.InjectPostgres;
import io.belfry.testing.infra.KafkaExtension;
import io.belfry.testing.infra.KafkaFixture;
import io.belfry.testing.infra.PostgresExtension;
import io.belfry.testing.infra.PostgresFixture;
import io.belfry.testing.traces.TraceRows;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The service dies and comes back; nothing is lost and nothing is counted twice. */
@ExtendWith({KafkaExtension.class, PostgresExtension.class})
class RestartIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String SCENARIO = "02-answered_agent_hangs_up";

    private static final Rules RULES =
            new Rules(Set.of("from-extern"), Optional.empty(), Duration.ofDays(8));

    @InjectKafka KafkaFixture kafka;
    @InjectPostgres PostgresFixture postgres;

    private DataSource database;

    @BeforeEach
    void migrate() {
        database = postgres.dataSource();
        Flyway.configure().dataSource(database).locations("db/reporting").load().migrate();
    }

    @Test
    void a_death_between_the_write_and_the_commit_in_the_middle_of_a_call_changes_nothing()
            throws Exception {
        var cel = TraceRows.cel(SCENARIO);
        var log = TraceRows.queueLog(SCENARIO);
        ReportingSink sink = new ReportingSink(database, RULES);
        CountDownLatch written = new CountDownLatch(1);
        cel.subList(0, 12).forEach(row -> kafka.send(Topics.PBX_CEL, row));
        log.subList(0, 2).forEach(row -> kafka.send(Topics.PBX_QUEUE_LOG, row));

        // Writes, and "dies" before Kafka hears of it: the position is never committed.
        try (BatchLoop dying =
                loop(
                        batch -> {
                            sink.handle(batch);
                            written.countDown();
                            throw new IllegalStateException("killed");
                        })) {
            dying.start();
            assertThat(written.await(60, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
        }

        cel.subList(12, cel.size()).forEach(row -> kafka.send(Topics.PBX_CEL, row));
        log.subList(2, log.size()).forEach(row -> kafka.send(Topics.PBX_QUEUE_LOG, row));
        try (BatchLoop next = loop(sink)) {
            next.start();
            // the values of CallFoldTest, QueuePassesTest; one call entered and was answered
            await().atMost(SOON)
                    .untilAsserted(
                            () -> {
                                assertThat(
                                                rows(
                                                        "select uniqueid || ' ' || status || ' ' ||"
                                                                + " to_char(end_time at time zone"
                                                                + " 'UTC', 'HH24:MI:SS.US') from"
                                                                + " call_data"))
                                        .containsExactly("1795256751.0 answered 10:25:55.962769");
                                assertThat(
                                                rows(
                                                        "select status || ' ' || total_ring_seconds"
                                                                + " || ' ' || agent_num || ' ' ||"
                                                                + " to_char(hangup_time at time zone"
                                                                + " 'UTC', 'HH24:MI:SS.US') from"
                                                                + " call_on_queue"))
                                        .containsExactly("answered 1 1001 10:25:55.961033");
                                assertThat(
                                                rows(
                                                        "select queue || ' ' || total || ' ' ||"
                                                                + " answered from"
                                                                + " stat_queue_periodic"))
                                        .containsExactly("support 1 1");
                            });
        }
    }

    @Test
    void a_late_row_of_a_call_whose_rows_are_forgotten_does_not_spoil_it() throws Exception {
        var cel = TraceRows.cel(SCENARIO);
        var log = TraceRows.queueLog(SCENARIO);
        Forgetting forgetting = new Forgetting(database);
        try (BatchLoop loop = loop(new ReportingSink(database, RULES))) {
            loop.start();
            cel.forEach(row -> kafka.send(Topics.PBX_CEL, row));
            log.forEach(row -> kafka.send(Topics.PBX_QUEUE_LOG, row));
            awaitWorkingRows(33); // 30 of CEL, 3 of queue_log
            List<String> before = derived();
            assertThat(forgetting.forgetCallsBefore(Instant.parse("2026-11-21T10:25:00Z")))
                    .isZero();
            assertThat(forgetting.forgetCallsBefore(Instant.parse("2026-11-22T00:00:00Z")))
                    .isEqualTo(33);

            kafka.send(Topics.PBX_CEL, cel.getLast());
            kafka.send(Topics.PBX_QUEUE_LOG, log.getLast());

            awaitWorkingRows(2);
            assertThat(before).hasSize(3);
            assertThat(derived()).isEqualTo(before);
        }
    }

    private void awaitWorkingRows(int count) {
        await().atMost(SOON)
                .untilAsserted(
                        () ->
                                assertThat(
                                                rows(
                                                        "select (select count(*) from reporting_cel)"
                                                                + " + (select count(*) from"
                                                                + " reporting_queue_log)"))
                                        .containsExactly(Integer.toString(count)));
    }

    private List<String> derived() throws SQLException {
        return rows(
                "select t::text from call_data t union all select t::text from call_on_queue t union"
                        + " all select t::text from stat_queue_periodic t");
    }

    private BatchLoop loop(BatchHandler handler) {
        return new BatchLoop(
                "reporting",
                ReportingSink.TOPICS,
                kafka.prefix(),
                Map.of("bootstrap.servers", kafka.bootstrap()),
                handler,
                Clock.systemUTC(),
                line -> {});
    }

    private List<String> rows(String sql) throws SQLException {
        return postgres.column(sql);
    }
}
