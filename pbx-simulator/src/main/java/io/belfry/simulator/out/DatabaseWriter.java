package io.belfry.simulator.out;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Writes {@code cel} and {@code queue_log} rows to PostgreSQL in the order in which they were said,
 * times in UTC, ids from the tables' sequences. When the database is away it tries again every
 * second; rows wait in a bounded buffer, and when that is full the simulation stands still rather
 * than lose one.
 */
public final class DatabaseWriter implements Consumer<List<Output>>, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(DatabaseWriter.class.getName());
    private static final int BUFFER = 50_000;
    private static final int BATCH = 500;
    private static final int VALID_SECONDS = 2;
    private static final DateTimeFormatter QUEUE_LOG_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);
    private static final String INSERT_CEL =
            "insert into cel (eventtype, eventtime, userdeftype, cid_name, cid_num, cid_ani,"
                    + " cid_rdnis, cid_dnid, exten, context, channame, appname, appdata, amaflags,"
                    + " accountcode, peeraccount, uniqueid, linkedid, userfield, peer, extra)"
                    + " values (?,?,?,?,?,?,'',?,?,?,?,?,?,3,'','',?,?,'',?,?)";
    private static final String INSERT_QUEUE_LOG =
            "insert into queue_log (\"time\", callid, queuename, agent, event, data1, data2, data3,"
                    + " data4, data5) values (?,?,?,?,?,?,?,?,?,?)";

    private final String url;
    private final String user;
    private final String password;
    private final BlockingQueue<Output> rows = new ArrayBlockingQueue<>(BUFFER);
    private final Thread thread;
    private volatile boolean running = true;
    private Connection connection;

    /** Connects and makes the tables if they are missing. */
    public DatabaseWriter(String url, String user, String password) throws SQLException {
        this.url = url;
        this.user = user;
        this.password = password;
        connect();
        thread = Thread.ofPlatform().name("database-writer").start(this::run);
    }

    /** Latest event time in the tables, microseconds since the epoch; 0 if they are empty. */
    public long lastMicros() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result =
                        statement.executeQuery(
                                "select greatest((select max(eventtime) from cel),"
                                        + " (select max(\"time\")::timestamp from queue_log))")) {
            result.next();
            LocalDateTime last = result.getObject(1, LocalDateTime.class);
            return last == null
                    ? 0
                    : last.toEpochSecond(ZoneOffset.UTC) * 1_000_000 + last.getNano() / 1000;
        }
    }

    @Override
    public void accept(List<Output> outputs) {
        try {
            for (Output output : outputs) {
                if (!(output instanceof AmiEvent)) {
                    rows.put(output);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Writes what is waiting, then disconnects. */
    @Override
    public void close() {
        running = false;
        try {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        disconnect();
    }

    private void run() {
        List<Output> batch = new ArrayList<>(BATCH);
        while (running || !rows.isEmpty()) {
            try {
                if (batch.isEmpty()) {
                    Output first = rows.poll(50, TimeUnit.MILLISECONDS);
                    if (first == null) {
                        continue;
                    }
                    batch.add(first);
                    rows.drainTo(batch, BATCH - 1);
                }
                write(batch);
                batch.clear();
            } catch (SQLException e) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "database: {0}; trying again, {1} rows wait",
                        e.getMessage(),
                        rows.size() + batch.size());
                disconnect();
                if (!running) {
                    return;
                }
                pause();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void write(List<Output> batch) throws SQLException {
        if (connection == null || !connection.isValid(VALID_SECONDS)) {
            disconnect();
            connect();
        }
        try (PreparedStatement cel = connection.prepareStatement(INSERT_CEL);
                PreparedStatement log = connection.prepareStatement(INSERT_QUEUE_LOG)) {
            for (Output output : batch) {
                switch (output) {
                    case CelRow row -> add(cel, row);
                    case QueueLogRow row -> add(log, row);
                    case AmiEvent event -> throw new IllegalStateException(event.name());
                }
            }
            cel.executeBatch();
            log.executeBatch();
        }
        connection.commit();
    }

    private static void add(PreparedStatement s, CelRow r) throws SQLException {
        int i = 1;
        s.setString(i++, r.eventType());
        s.setObject(i++, LocalDateTime.ofInstant(instant(r.timeMicros()), ZoneOffset.UTC));
        for (String value :
                List.of(
                        r.userDefType(),
                        r.cidName(),
                        r.cidNum(),
                        r.cidAni(),
                        r.cidDnid(),
                        r.exten(),
                        r.context(),
                        r.chanName(),
                        r.appName(),
                        r.appData(),
                        r.uniqueId(),
                        r.linkedId(),
                        r.peer(),
                        r.extra())) {
            s.setString(i++, value);
        }
        s.addBatch();
    }

    private static void add(PreparedStatement s, QueueLogRow r) throws SQLException {
        s.setString(1, QUEUE_LOG_TIME.format(instant(r.timeMicros())));
        s.setString(2, r.callId());
        s.setString(3, r.queue());
        s.setString(4, r.agent());
        s.setString(5, r.event());
        for (int i = 0; i < 5; i++) {
            s.setString(6 + i, r.data().get(i));
        }
        s.addBatch();
    }

    private static Instant instant(long micros) {
        return Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1000);
    }

    private void connect() throws SQLException {
        connection = DriverManager.getConnection(url, user, password);
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(schema());
        }
        connection.commit();
    }

    private void disconnect() {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                LOG.log(System.Logger.Level.DEBUG, "closing the database connection", e);
            }
            connection = null;
        }
    }

    private static void pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String schema() {
        try (InputStream in = DatabaseWriter.class.getResourceAsStream("schema.sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("schema.sql", e);
        }
    }
}
