package io.belfry.pbx.source.sql;

import io.belfry.pbx.settings.PbxSettings.DatabaseSettings;
import io.belfry.pbx.source.SourceException;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * One connection to the PBX's database, made when it is needed and given up at the first failure.
 * For one thread.
 */
public final class PbxDatabase implements AutoCloseable {

    private final DatabaseSettings settings;
    private final String table;
    private final PgCalls calls;
    private PgConnection connection;
    private int session;

    /**
     * @param table the one that is read, a name of ours
     */
    public PbxDatabase(Vertx vertx, DatabaseSettings settings, String table) {
        this.settings = settings;
        this.table = table;
        this.calls = new PgCalls(vertx, settings);
    }

    /** {@code user@host:port/name, table t}. */
    String name() {
        return settings.address() + ", table " + table;
    }

    String table() {
        return table;
    }

    /** Another number after each new connection: what was known of the schema may be old. */
    int session() {
        return session;
    }

    /**
     * Runs one statement; its values come as text.
     *
     * @throws SourceException in words for an operator
     */
    RowSet<Row> query(String sql) throws SourceException {
        try {
            if (connection == null) {
                connection = calls.connect();
                session++;
            }
            return calls.query(connection, sql);
        } catch (ExecutionException e) {
            drop();
            throw failed(e.getCause());
        } catch (TimeoutException e) {
            drop();
            throw new SourceException(name() + ": no answer", e);
        } catch (InterruptedException e) {
            drop();
            Thread.currentThread().interrupt();
            throw new SourceException(name() + ": interrupted", e);
        }
    }

    private SourceException failed(Throwable cause) {
        String text = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        if (cause instanceof PgException postgres) {
            text = postgres.getErrorMessage();
            String state = postgres.getSqlState() == null ? "" : postgres.getSqlState();
            if (state.startsWith("28")) {
                text = "the login is refused: " + text;
            } else if (state.equals("42P01")) {
                text = "there is no such table; looking for it again and again";
            } else if (state.equals("42501")) {
                text += "; it needs: grant select on " + table + " to " + settings.username();
            }
        }
        return new SourceException(
                name() + ": " + text.lines().findFirst().orElse("no reason given"), cause);
    }

    private void drop() {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }

    @Override
    public void close() {
        drop();
    }
}
