package io.belfry.reporting.status.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.id.PbxId;
import io.belfry.reporting.status.SourceTimes;
import io.belfry.reporting.status.TableStatus;
import io.belfry.testing.infra.InjectPostgres;
import io.belfry.testing.infra.PostgresExtension;
import io.belfry.testing.infra.PostgresFixture;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How far the tables are (D47); the times are made up. */
@ExtendWith(PostgresExtension.class)
class TableStatusesIT {

    private static final PbxId PBX = new PbxId("pbx1");
    private static final Instant TEN = Instant.parse("2026-11-21T10:00:00Z");

    @InjectPostgres PostgresFixture postgres;

    @Test
    void tables_of_a_service_that_never_ran_are_missing() throws SQLException {
        migrate("db/reporting", "flyway_history_reporting");

        assertThat(read(new SourceTimes(null, null)))
                .startsWith("cel MISSING null null", "queue_log MISSING null null")
                .contains("call_data EMPTY null null", "stat_agent_specific OK null 0");
    }

    @Test
    void each_table_is_measured_by_what_should_be_in_it() throws SQLException {
        migrate("db/reporting", "flyway_history_reporting");
        migrate(
                "filesystem:../replication/src/main/resources/db/replication",
                "flyway_history_replication");
        postgres.execute(
                "insert into cel (pbx, source_id, eventtime) values ('pbx1', '1', '2026-11-21 09:59Z'), ('other', '1', '2026-11-21 11:00Z')");
        postgres.execute(
                "insert into queue_log (pbx, source_id, \"time\") values ('pbx1', '1', '2026-11-21 09:50Z')");
        postgres.execute(
                "insert into call_data (pbx, uniqueid, start_time, transfered, call_direction) values ('pbx1', '1', '2026-11-21 08:00Z', false, 'internal')");
        postgres.execute("insert into reporting_progress values ('pbx1', '2026-11-21 09:56Z')");
        // of the half hour before, the first quarter was over 15 minutes ago
        postgres.execute(
                "insert into reporting_dirty values ('pbx1', '2026-11-21 09:30Z'), ('pbx1', '2026-11-21 09:45Z')");

        assertThat(read(new SourceTimes(TEN, TEN.minusSeconds(60))))
                .containsExactly(
                        "cel OK 2026-11-21T09:59:00Z 60",
                        "queue_log LATE 2026-11-21T09:50:00Z 540",
                        "call_data OK 2026-11-21T08:00:00Z 240",
                        "call_on_queue OK null 240",
                        "stat_queue_periodic OK null 240",
                        "stat_agent_periodic OK null 240",
                        "stat_queue_specific OK null 900",
                        "stat_agent_specific OK null 900",
                        "stat_agent_queue_specific OK null 900");

        postgres.execute("insert into reporting_dirty values ('pbx1', '2026-11-21 09:15Z')");
        assertThat(read(new SourceTimes(TEN, TEN))).contains("stat_queue_specific LATE null 1800");
        assertThat(statuses().pbxs()).containsExactly(PBX);
    }

    private List<String> read(SourceTimes source) throws SQLException {
        return statuses().of(PBX, source, TEN).stream().map(s -> text(s)).toList();
    }

    private TableStatuses statuses() {
        return new TableStatuses(postgres.dataSource());
    }

    private static String text(TableStatus s) {
        return s.table() + " " + s.state() + " " + s.last() + " " + s.lagSeconds();
    }

    private void migrate(String location, String history) {
        Flyway.configure()
                .dataSource(postgres.dataSource())
                .locations(location)
                .table(history)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }
}
