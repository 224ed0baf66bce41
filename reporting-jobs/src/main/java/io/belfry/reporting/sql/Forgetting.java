package io.belfry.reporting.sql;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import javax.sql.DataSource;

/** Forgets the log rows that derivation needs no longer; what was derived from them stays. */
@Singleton
public class Forgetting {

    private final DataSource database;

    Forgetting(DataSource database) {
        this.database = database;
    }

    /**
     * Forgets the rows of calls that were last heard of before that time.
     *
     * @return how many rows that were
     */
    public int forgetCallsBefore(Instant time) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Sql sql = new Sql(connection);
            return ReportingSink.CEL.forget(sql, time) + ReportingSink.QUEUE_LOG.forget(sql, time);
        }
    }
}
