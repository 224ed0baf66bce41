package io.belfry.reporting.report.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.id.PbxId;
import io.belfry.reporting.access.Limit;
import io.belfry.reporting.history.Window;
import io.belfry.reporting.history.sql.CallHistories;
import io.belfry.reporting.report.Interval;
import io.belfry.reporting.report.Question;
import io.belfry.reporting.report.Range;
import io.belfry.reporting.report.Report;
import io.belfry.testing.infra.InjectPostgres;
import io.belfry.testing.infra.PostgresExtension;
import io.belfry.testing.infra.PostgresFixture;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * How long reports and histories take over the twelve months of {@code year.sql}. With {@code
 * -Dbelfry.year=true}; takes some minutes and 4 GB, and leaves the figures and the plans in {@code
 * target/year.txt}.
 */
@EnabledIfSystemProperty(named = "belfry.year", matches = "true")
@ExtendWith(PostgresExtension.class)
class YearIT {

    private static final PbxId PBX = new PbxId("year");
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Instant FROM = Instant.parse("2025-10-31T23:00:00Z");
    private static final Instant TO = Instant.parse("2026-10-31T23:00:00Z");
    private static final int ROUNDS = 20;

    @InjectPostgres PostgresFixture postgres;

    @FunctionalInterface
    private interface Reading {
        int rows() throws SQLException;
    }

    @Test
    void p95_of_each_report_over_twelve_months_is_below_a_second() throws Exception {
        Flyway.configure()
                .dataSource(postgres.dataSource())
                .locations("db/reporting")
                .load()
                .migrate();
        String script;
        try (var stream = YearIT.class.getResourceAsStream("/year.sql")) {
            script = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
        for (String statement : script.split(";\n")) {
            if (!statement.isBlank()) {
                postgres.execute(statement);
            }
        }
        postgres.execute("vacuum analyze");

        Reports reports = new Reports(postgres.dataSource());
        List<String> lines = new ArrayList<>();
        Map<String, Duration> slow = new TreeMap<>();
        for (Question question : questions()) {
            String name = name(question);
            Duration p95 = p95(lines, name, () -> reports.read(question).size());
            if (p95.compareTo(Duration.ofSeconds(1)) > 0) {
                slow.put(name, p95);
            }
        }
        CallHistories histories = new CallHistories(postgres.dataSource());
        Map<String, String> devices = Map.of("1042", "PJSIP/1042");
        Window newest = new Window(20, Instant.EPOCH, Optional.empty());
        p95(lines, "history line", () -> histories.ofTelephone(PBX, "PJSIP/1042", newest).size());
        p95(lines, "history agent", () -> histories.ofAgent(PBX, "1042", devices, newest).size());
        p95(
                lines,
                "history queue",
                () -> histories.ofQueues(PBX, "EUE7", Limit.ALL, newest).size());
        p95(
                lines,
                "history customer",
                () -> histories.ofCustomer(PBX, "0600007919", Limit.ALL, Limit.ALL, newest).size());
        for (Question question : questions()) {
            lines.add("");
            lines.add(name(question));
            lines.addAll(reports.explain(question));
        }
        Files.write(Path.of("target/year.txt"), lines);
        assertThat(slow).isEmpty();
    }

    /** Each report: the year by month of all, the year by day of one, a month by day of all. */
    private static List<Question> questions() {
        return Stream.of(Report.values())
                .flatMap(
                        report -> {
                            String key = report.keys().getFirst().name();
                            List<String> one = List.of(key.equals("queue") ? "queue7" : "1042");
                            Instant month = Instant.parse("2026-08-31T22:00:00Z");
                            return Stream.of(
                                    question(report, FROM, TO, Interval.MONTH, Map.of()),
                                    question(report, FROM, TO, Interval.DAY, Map.of(key, one)),
                                    question(
                                            report,
                                            month,
                                            Instant.parse("2026-09-30T22:00:00Z"),
                                            Interval.DAY,
                                            Map.of()));
                        })
                .toList();
    }

    private static Question question(
            Report report,
            Instant from,
            Instant to,
            Interval interval,
            Map<String, List<String>> limits) {
        return new Question(
                report, PBX, new Range(from, to, interval, PARIS), limits, Optional.empty(), 1000);
    }

    private static String name(Question q) {
        return "%s %s..%s by %s %s"
                .formatted(
                        q.report(),
                        q.range().from(),
                        q.range().to(),
                        q.range().interval(),
                        q.limits());
    }

    private static Duration p95(List<String> lines, String name, Reading reading)
            throws SQLException {
        List<Duration> times = new ArrayList<>();
        int rows = 0;
        for (int i = 0; i < ROUNDS; i++) {
            long begun = System.nanoTime();
            rows = reading.rows();
            times.add(Duration.ofNanos(System.nanoTime() - begun));
        }
        assertThat(rows).as(name).isPositive();
        times.sort(null);
        Duration p95 = times.get(ROUNDS * 95 / 100 - 1);
        lines.add("%5d ms p95, %5d rows: %s".formatted(p95.toMillis(), rows, name));
        return p95;
    }
}
