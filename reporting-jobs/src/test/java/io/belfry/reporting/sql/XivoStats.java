package io.belfry.reporting.sql;

import io.belfry.testing.infra.PostgresFixture;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** A database {@code xivo_stats}: both services own tables of it. */
final class XivoStats {
    static final Rules RULES =
            new Rules(Set.of("from-extern"), Optional.empty(), Duration.ofDays(8));

    private XivoStats() {}

    static DataSource create(String purpose) {
        DataSource database = PostgresFixture.create(purpose).dataSource();
        Flyway.configure().dataSource(database).locations("db/reporting").load().migrate();
        Flyway.configure()
                .dataSource(database)
                .locations("filesystem:../replication/src/main/resources/db")
                .table("flyway_history_replication")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
        return database;
    }
}
