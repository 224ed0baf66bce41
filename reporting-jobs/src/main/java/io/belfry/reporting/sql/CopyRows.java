package io.belfry.reporting.sql;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/** Rows for COPY in text format; null is an unknown value. */
final class CopyRows {

    private final String target;
    private final StringBuilder text = new StringBuilder();

    /**
     * @param target table and columns, e.g. {@code t (a, b)}
     */
    CopyRows(String target) {
        this.target = target;
    }

    /** Adds a row; values as their {@code toString} says. */
    CopyRows row(Object... values) {
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                text.append('\t');
            }
            if (values[i] == null) {
                text.append("\\N");
            } else {
                escape(values[i].toString());
            }
        }
        text.append('\n');
        return this;
    }

    /** Writes the rows and forgets them. */
    void write(Connection connection) throws SQLException {
        if (text.isEmpty()) {
            return;
        }
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + target + " from stdin", new StringReader(text.toString()));
        } catch (IOException e) {
            throw new SQLException(e);
        }
        text.setLength(0);
    }

    private void escape(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
    }
}
