package io.belfry.pbx.source.sql;

import io.belfry.pbx.settings.PbxSettings.DatabaseSettings;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Asks the PBX's database and waits for the answer, but not for long. For one thread. */
public final class PgCalls {

    /** How long an answer is waited for where nothing else is said. */
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Logger LOG = Logger.getLogger(PgCalls.class);
    private static final int CONNECT_MILLIS = 10_000;

    private final Vertx vertx;
    private final DatabaseSettings database;
    private final Duration patience;
    private Context context;

    public PgCalls(Vertx vertx, DatabaseSettings database) {
        this(vertx, database, PATIENCE);
    }

    /**
     * @param patience how long each answer is waited for
     */
    public PgCalls(Vertx vertx, DatabaseSettings database, Duration patience) {
        this.vertx = vertx;
        this.database = database;
        this.patience = patience;
    }

    /**
     * A new connection. One that comes when nobody waits for it any more is closed.
     *
     * @throws ExecutionException when the database refuses it or cannot be reached
     */
    public PgConnection connect()
            throws ExecutionException, TimeoutException, InterruptedException {
        CompletableFuture<PgConnection> connection =
                begin(() -> PgConnection.connect(vertx, options()));
        try {
            return answer(connection);
        } catch (TimeoutException | InterruptedException e) {
            connection.thenAccept(PgConnection::close);
            throw e;
        }
    }

    /** Runs one statement without parameters. */
    public RowSet<Row> query(PgConnection connection, String sql)
            throws ExecutionException, TimeoutException, InterruptedException {
        return answer(begin(() -> connection.query(sql).execute()));
    }

    /** Runs one statement with parameters {@code $1}, {@code $2}, …. */
    public RowSet<Row> query(PgConnection connection, String sql, Object... values)
            throws ExecutionException, TimeoutException, InterruptedException {
        Tuple parameters = Tuple.from(values);
        return answer(begin(() -> connection.preparedQuery(sql).execute(parameters)));
    }

    /**
     * On a context of its own, whose handler takes what the client throws beside the result: after
     * a refused login it completes the same result twice.
     */
    private <R> CompletableFuture<R> begin(Supplier<Future<R>> work) {
        if (context == null) {
            context = vertx.getOrCreateContext();
            context.exceptionHandler(
                    e -> LOG.debug("beside the result of " + database.address(), e));
        }
        CompletableFuture<R> result = new CompletableFuture<>();
        context.runOnContext(
                _ ->
                        work.get()
                                .onSuccess(result::complete)
                                .onFailure(result::completeExceptionally));
        return result;
    }

    private <R> R answer(CompletableFuture<R> result)
            throws ExecutionException, TimeoutException, InterruptedException {
        return result.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private PgConnectOptions options() {
        PgConnectOptions options =
                new PgConnectOptions()
                        .setHost(database.host())
                        .setPort(database.port())
                        .setDatabase(database.name())
                        .setUser(database.username())
                        .setPassword(database.password())
                        .addProperty("application_name", "belfry pbx-adapter")
                        .addProperty("DateStyle", "ISO");
        options.setConnectTimeout(CONNECT_MILLIS);
        options.setTcpKeepAlive(true);
        return options;
    }
}
