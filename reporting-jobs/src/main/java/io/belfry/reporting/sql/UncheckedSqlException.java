package io.belfry.reporting.sql;

import java.sql.SQLException;

/** An SQLException on its way through code that knows no SQL. */
final class UncheckedSqlException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final SQLException sqlException;

    UncheckedSqlException(SQLException cause) {
        super(cause);
        this.sqlException = cause;
    }

    SQLException sqlException() {
        return sqlException;
    }
}
