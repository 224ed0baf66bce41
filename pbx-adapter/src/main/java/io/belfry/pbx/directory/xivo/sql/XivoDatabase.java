package io.belfry.pbx.directory.xivo.sql;

import io.belfry.pbx.directory.Directory;
import io.belfry.pbx.directory.DirectoryException;
import io.belfry.pbx.directory.DirectorySource;
import io.belfry.pbx.directory.LoadedDirectory;
import io.belfry.pbx.directory.xivo.XivoDirectory;
import io.belfry.pbx.directory.xivo.XivoOptions;
import io.belfry.pbx.directory.xivo.XivoRow;
import io.belfry.pbx.directory.xivo.XivoRows;
import io.belfry.pbx.directory.xivo.XivoTable;
import io.belfry.pbx.settings.PbxSettings.DatabaseSettings;
import io.belfry.pbx.source.sql.PgCalls;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * Reads the tables of a XiVO in one read-only transaction, so that they fit each other, over a
 * connection that lives no longer than that.
 */
public final class XivoDatabase implements DirectorySource {

    private final DatabaseSettings database;
    private final XivoOptions options;
    private final PgCalls calls;

    public XivoDatabase(Vertx vertx, DatabaseSettings database, XivoOptions options) {
        this.database = database;
        this.options = options;
        this.calls = new PgCalls(vertx, database);
    }

    /**
     * The directory. A XiVO without any user, line, agent and queue is not believed: tables are
     * empty while an upgrade or a restore fills them.
     */
    @Override
    public LoadedDirectory load() throws DirectoryException {
        LoadedDirectory loaded = XivoDirectory.of(rows(), options);
        Directory directory = loaded.directory();
        if (directory.users().isEmpty()
                && directory.lines().isEmpty()
                && directory.agents().isEmpty()
                && directory.queues().isEmpty()) {
            throw new DirectoryException(
                    database.address() + ": no user, line, agent or queue: not believed");
        }
        return loaded;
    }

    private XivoRows rows() throws DirectoryException {
        PgConnection connection = await(calls::connect);
        try {
            query(connection, "begin transaction isolation level repeatable read, read only");
            Catalogue catalogue = new Catalogue(query(connection, Catalogue.SQL));
            List<String> missing = new ArrayList<>();
            Map<XivoTable, List<XivoRow>> rows = new EnumMap<>(XivoTable.class);
            for (XivoTable table : XivoTable.values()) {
                List<String> columns = catalogue.columns(table, missing);
                if (!columns.isEmpty()) {
                    rows.put(table, rows(connection, table, columns));
                }
            }
            return new XivoRows(rows, List.copyOf(missing));
        } catch (Catalogue.NoXivoException e) {
            throw new DirectoryException(database.address() + ": " + e.getMessage());
        } finally {
            connection.close();
        }
    }

    private List<XivoRow> rows(PgConnection connection, XivoTable table, List<String> columns)
            throws DirectoryException {
        String names =
                columns.stream().map(c -> "\"" + c + "\"::text").collect(Collectors.joining(", "));
        List<XivoRow> rows = new ArrayList<>();
        for (Row row :
                query(connection, "select %s from \"%s\"".formatted(names, table.tableName()))) {
            Map<String, String> values = new HashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                values.put(columns.get(i), row.getString(i));
            }
            rows.add(new XivoRow(table, values));
        }
        return rows;
    }

    private RowSet<Row> query(PgConnection connection, String sql) throws DirectoryException {
        return await(() -> calls.query(connection, sql));
    }

    /** A question to the database. */
    @FunctionalInterface
    private interface Question<T> {
        T ask() throws ExecutionException, TimeoutException, InterruptedException;
    }

    private <T> T await(Question<T> question) throws DirectoryException {
        try {
            return question.ask();
        } catch (ExecutionException e) {
            throw failed(e.getCause());
        } catch (TimeoutException e) {
            throw new DirectoryException(
                    database.address() + ": no answer in " + PgCalls.PATIENCE.toSeconds() + " s",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(e);
        }
    }

    private DirectoryException failed(Throwable cause) {
        return new DirectoryException(database.address() + ": " + cause.getMessage(), cause);
    }
}
