package io.belfry.bench.sql;

import io.belfry.bench.run.BenchFailed;
import io.belfry.standalone.embedded.PostgresAdmin;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;

/** A queue_log as XiVO has it, with rows as a day of calls leaves them. */
final class BacklogTable {

    /** Until the adapter is to see it. */
    private static final String HIDDEN = "queue_log_to_come";

    private final PostgresAdmin admin;
    private final String database;

    BacklogTable(PostgresAdmin admin, String database) {
        this.admin = admin;
        this.database = database;
    }

    /** With ids from 1. */
    void fill(int rows) {
        run(
                "create table "
                        + HIDDEN
                        + " (\"time\" varchar(26), callid varchar(32), queuename varchar(50), agent"
                        + " varchar(50), event varchar(20), data1 text, data2 text, data3 text,"
                        + " data4 text, data5 text, id bigserial primary key)");
        run(
                """
                insert into %s (time, callid, queuename, agent, event, data1, data2, data3, data4, data5)
                select to_char(timestamp '2026-11-01 08:00:00' + g * interval '20 milliseconds',
                               'YYYY-MM-DD HH24:MI:SS.US'),
                       (1793520000 + g / 4)::text || '.' || g / 4,
                       (array['support', 'sales', 'billing', 'night'])[1 + g / 4 %% 4],
                       case g %% 4 when 1 then 'NONE' else 'Agent/' || 1001 + g / 4 %% 200 end,
                       (array['ENTERQUEUE', 'RINGNOANSWER', 'CONNECT', 'COMPLETECALLER'])[1 + g %% 4],
                       (g %% 60)::text,
                       case when g %% 4 = 2 then (1793520000 + g / 4)::text || '.' || g / 4 + 1
                            else '' end,
                       (g %% 9)::text, '', ''
                from generate_series(1, %d) g
                """
                        .formatted(HIDDEN, rows));
        run("analyze " + HIDDEN);
    }

    /** From now on the adapter finds it. */
    void show() {
        run("alter table " + HIDDEN + " rename to queue_log");
    }

    /** Nanoseconds that {@code COPY … TO STDOUT} of all of it takes. */
    long copyNanos() {
        try (Connection connection = admin.connect(database)) {
            long start = System.nanoTime();
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("copy " + HIDDEN + " to stdout", OutputStream.nullOutputStream());
            return System.nanoTime() - start;
        } catch (SQLException | IOException e) {
            throw new BenchFailed("copy: " + e.getMessage());
        }
    }

    private void run(String sql) {
        try (Connection connection = admin.connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new BenchFailed(e.getMessage());
        }
    }
}
