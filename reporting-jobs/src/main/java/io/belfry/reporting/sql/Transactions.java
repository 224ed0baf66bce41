package io.belfry.reporting.sql;

import io.belfry.contracts.id.PbxId;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** All or nothing. */
final class Transactions {

    /** What is done in one transaction. */
    @FunctionalInterface
    interface Work {
        void on(Sql sql) throws SQLException;
    }

    private Transactions() {}

    static void run(DataSource database, Work work) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                work.on(new Sql(connection));
                connection.commit();
            } catch (UncheckedSqlException e) {
                connection.rollback();
                throw e.sqlException();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    /**
     * Who writes what is derived from one PBX does so one after the other: two replicas may hold it
     * for a moment while partitions move, and a recomputation puts its results in place.
     */
    static void lock(Sql sql, PbxId pbx) throws SQLException {
        sql.query(
                "select pg_advisory_xact_lock(hashtext('reporting'), hashtext(?))",
                row -> 0,
                pbx.value());
    }
}
