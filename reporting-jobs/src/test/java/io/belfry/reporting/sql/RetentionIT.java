package io.belfry.reporting.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.Envelope;
import io.belfry.contracts.Topics;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.kafka.Received;
import io.belfry.contracts.pbx.QueueLogRow;
import io.belfry.reporting.golden.Golden;
import io.belfry.reporting.retention.MonthPartition;
import io.belfry.reporting.retention.RetentionPlan;
import io.belfry.testing.infra.InjectPostgres;
import io.belfry.testing.infra.PostgresExtension;
import io.belfry.testing.infra.PostgresFixture;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The history lies in months, and months go (D38, D39). */
@ExtendWith(PostgresExtension.class)
class RetentionIT {

    private static final Instant FROM = Instant.parse("2026-11-21T10:00:00Z");
    private static final Instant TO = Instant.parse("2026-11-21T11:00:00Z");
    private static final Instant NEXT_YEAR = Instant.parse("2027-01-15T00:00:00Z");
    private static final Rules RULES =
            new Rules(Set.of("from-extern"), Optional.empty(), Duration.ofDays(8));

    @InjectPostgres PostgresFixture postgres;
    private DataSource database;

    @BeforeEach
    void connect() {
        database = postgres.dataSource();
    }

    /** The database of an earlier version, with calls of two months and one of another age. */
    @Test
    void the_migration_keeps_every_row_and_puts_it_into_its_month() throws Exception {
        reporting().target("2").load().migrate();
        postgres.execute(
                """
                insert into call_data (pbx, uniqueid, start_time, transfered, call_direction)
                    values ('p', 'a', '2024-03-31 23:59:59.999Z', false, 'incoming'),
                           ('p', 'b', '2024-04-01 00:00Z', true, 'outgoing'),
                           ('p', 'c', '1970-01-01 00:00Z', false, 'internal');
                insert into attached_data (id_call_data, key, value) values (1, 'k', 'v'), (3, 'k', 'w');
                insert into call_element (call_data_id, start_time) values (2, '2024-04-01 00:00:05Z');
                insert into call_on_queue (pbx, callid, queue_time, total_ring_seconds, queue_ref, linkedid)
                    values ('p', 'a', '2024-03-31 23:00Z', 7, 'q', 'a');
                insert into hold_periods (pbx, linkedid, start) values ('p', 'b', '2024-04-02 00:00Z');
                insert into reporting_hold (pbx, linkedid, uniqueid, moment, channel, held)
                    values ('p', 'b', 'b', '2024-04-02 00:00Z', 'PJSIP/1-1', true);
                """);

        reporting().load().migrate();

        assertThat(
                        postgres.column(
                                "select concat_ws(' ', tableoid::regclass, id, uniqueid, transfered, call_direction) from call_data order by id"))
                .containsExactly(
                        "call_data_202403 1 a f incoming",
                        "call_data_202404 2 b t outgoing",
                        "call_data_default 3 c f internal");
        assertThat(
                        postgres.column(
                                "select concat_ws(' ', tableoid::regclass, id_call_data, key, value) from attached_data order by id"))
                .containsExactly("attached_data_202403 1 k v", "attached_data_default 3 k w");
        for (String table :
                List.of(
                        "call_element_202404",
                        "call_on_queue_202403",
                        "hold_periods_202404",
                        "reporting_hold_202404")) {
            assertThat(postgres.column("select count(*) from " + table))
                    .as(table)
                    .containsExactly("1");
        }
        postgres.execute(
                "insert into call_data (pbx, uniqueid, start_time, transfered, call_direction) values ('p', 'd', '2024-04-01 00:00Z', false, 'incoming')");
        assertThat(postgres.column("select id from call_data where uniqueid = 'd'"))
                .as("numbers go on")
                .containsExactly("4");
    }

    @Test
    void months_that_are_old_go_and_the_figures_stay_whatever_comes_late() throws Exception {
        reporting().load().migrate();
        replication().load().migrate();
        new ReportingSink(database, RULES).handle(Feed.recording("old"));
        new QuarterJob(database).run();
        RawTables.fill(database, "old");
        assertThat(postgres.column("select distinct tableoid::regclass from cel"))
                .containsExactly("cel_default");
        postgres.execute(
                "select ensure_month_partition('cel', '2026-11-21 10:00Z'), ensure_month_partition('queue_log', '2026-11-21 10:00Z')");
        assertThat(
                        postgres.column(
                                "select tableoid::regclass || ' ' || count(*) from cel group by tableoid"))
                .as("a partition made late takes its rows: 1,088 are recorded")
                .containsExactly("cel_202611 1088");
        Retention retention =
                new Retention(database, InstantSource.fixed(NEXT_YEAR), Optional.of(4));

        RetentionPlan plan = retention.plan(Optional.empty());

        assertThat(plan.partitions())
                .extracting(MonthPartition::name)
                .containsExactly(
                        "attached_data_202611",
                        "call_data_202611",
                        "call_element_202611",
                        "call_on_queue_202611",
                        "cel_202611",
                        "hold_periods_202611",
                        "queue_log_202611",
                        "reporting_agent_fact_202611",
                        "reporting_hold_202611");
        assertThat(retention.plan(Optional.of(7)).partitions())
                .as("seven weeks before is 27 November")
                .isEmpty();
        assertThat(tables()).as("a plan changes nothing").isEqualTo(Golden.all());

        List<String> log = new ArrayList<>();
        retention.run(log::add);

        Map<String, List<String>> figures = new TreeMap<>(Golden.all());
        figures.keySet().removeIf(t -> !t.startsWith("stat_") && !t.equals("agent_position"));
        assertThat(log).hasSize(1).first().asString().startsWith("history of 2026-11 dropped");
        assertThat(tables()).isEqualTo(figures);
        assertThat(retention.plan(Optional.empty()).partitions()).isEmpty();

        // A call of the dropped month after all; and who asks for that month is not obeyed.
        new ReportingSink(database, RULES).handle(lateCall());
        new QuarterJob(database).run();
        assertThat(postgres.column("select tableoid::regclass from call_on_queue"))
                .containsExactly("call_on_queue_202611");
        assertThat(
                        new Recomputation(database, RULES)
                                .run(new PbxId("old"), FROM, TO, 1, (until, calls) -> {}))
                .isZero();
        Map<String, List<String>> after = tables();
        after.remove("call_on_queue");
        assertThat(after).isEqualTo(figures);
    }

    @Test
    void the_partitions_of_this_month_and_the_next_are_made_ahead() throws Exception {
        reporting().load().migrate();
        Instant now = Instant.now();

        new Retention(database, InstantSource.fixed(now), Optional.empty()).makeAhead();

        assertThat(
                        new TreeSet<>(
                                postgres.column(
                                        "select relname from pg_class where relname ~ '^call_data_[0-9]+$'")))
                .isEqualTo(
                        new TreeSet<>(
                                postgres.column(
                                        "select 'call_data_' || to_char(timestamptz '"
                                                + now
                                                + "' at time zone 'UTC' + m * interval '1 month', 'YYYYMM') from generate_series(0, 1) m")));
    }

    private static List<Received<?>> lateCall() {
        return new Feed("old")
                .add(
                        Topics.PBX_QUEUE_LOG,
                        new Envelope<>(
                                "late",
                                new PbxId("old"),
                                FROM.plusSeconds(1000),
                                new QueueLogRow(
                                        "late",
                                        FROM.plusSeconds(1000),
                                        "late-1",
                                        "support",
                                        "NONE",
                                        "ENTERQUEUE",
                                        "",
                                        "1",
                                        "1",
                                        "",
                                        "")))
                .records();
    }

    private FluentConfiguration reporting() {
        return Flyway.configure().dataSource(database).locations("db/reporting");
    }

    private FluentConfiguration replication() {
        return Flyway.configure()
                .dataSource(database)
                .locations("filesystem:../replication/src/main/resources/db")
                .table("flyway_history_replication")
                .baselineOnMigrate(true)
                .baselineVersion("0");
    }

    private Map<String, List<String>> tables() throws SQLException {
        Map<String, List<String>> tables = new TreeMap<>();
        Tables.of(database, "old")
                .forEach((table, rows) -> tables.put(table, new ArrayList<>(rows)));
        return tables;
    }
}
