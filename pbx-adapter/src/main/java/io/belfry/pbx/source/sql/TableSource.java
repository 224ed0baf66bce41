package io.belfry.pbx.source.sql;

import io.belfry.pbx.source.Batch;
import io.belfry.pbx.source.Item;
import io.belfry.pbx.source.RecordSource;
import io.belfry.pbx.source.RowReader;
import io.belfry.pbx.source.SourceException;
import io.belfry.pbx.source.TablePosition;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Reads a table by its serial id, the missing ids included (docs/adr/0004-no-row-is-skipped.md).
 * One statement gives rows and transaction ids of the same snapshot. {@code txid_*} is what every
 * PostgreSQL from 8.3 on has.
 */
public final class TableSource<T> implements RecordSource<T> {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Pool pool;
    private final String address;
    private final String table;
    private final RowReader<T> reader;
    private final boolean fromNow;
    private final Duration grace;
    private final InstantSource clock;

    /**
     * @param address of the database, for messages
     * @param table a name of ours, not of a user
     * @param fromNow whether the first start passes over what is there
     * @param grace how long a missing id is looked for at least
     */
    public TableSource(
            Pool pool,
            String address,
            String table,
            RowReader<T> reader,
            boolean fromNow,
            Duration grace,
            InstantSource clock) {
        this.pool = pool;
        this.address = address;
        this.table = table;
        this.reader = reader;
        this.fromNow = fromNow;
        this.grace = grace;
        this.clock = clock;
    }

    @Override
    public Batch<T> read(Optional<String> position, int max) throws SourceException {
        if (position.isEmpty() && fromNow) {
            return passOver();
        }
        TablePosition from = position.map(TablePosition::parse).orElse(TablePosition.start());
        List<Item<T>> items = new ArrayList<>();
        List<Long> ids = new ArrayList<>();
        long newest = 0;
        TablePosition.Snapshot snapshot = null;
        for (Row row : query(from, max)) {
            snapshot = snapshot(row);
            newest = row.getLong("newest");
            Long id = row.getLong("id");
            if (id != null) {
                ids.add(id);
                items.add(reader.read(id.toString(), row.getString("json")));
            }
        }
        if (newest > 0 && newest < from.id()) {
            throw new SourceException(
                    "%s, table %s: the newest id is %d, but %d was read before: the table was made anew"
                            .formatted(address, table, newest, from.id()),
                    null);
        }
        TablePosition next = from.after(ids, snapshot, grace);
        return new Batch<>(items, next.text(), Math.max(0, newest - next.id()));
    }

    /** The end of the table, with the gaps near it. */
    private Batch<T> passOver() throws SourceException {
        List<Long> last = new ArrayList<>();
        TablePosition.Snapshot snapshot = null;
        String sql =
                "select t.id::bigint as id, txid_snapshot_xmin(txid_current_snapshot()) as lo,"
                        + " txid_snapshot_xmax(txid_current_snapshot()) as hi from"
                        + " (select id from "
                        + table
                        + " order by id desc limit 100) t order by t.id";
        for (Row row : await(sql, Tuple.tuple())) {
            snapshot = snapshot(row);
            last.add(row.getLong("id"));
        }
        TablePosition end = new TablePosition(last.isEmpty() ? 0 : last.getFirst() - 1, List.of());
        return new Batch<>(
                List.of(),
                last.isEmpty() ? end.text() : end.after(last, snapshot, grace).text(),
                0);
    }

    private RowSet<Row> query(TablePosition from, int max) throws SourceException {
        StringBuilder rows = new StringBuilder(part("id > $1"));
        for (TablePosition.Gap gap : from.gaps()) {
            // longs of our own, no text of anyone
            rows.append(" union all ")
                    .append(part("id between " + gap.from() + " and " + gap.to()));
        }
        String sql =
                "with s as (select txid_snapshot_xmin(txid_current_snapshot()) as lo,"
                        + " txid_snapshot_xmax(txid_current_snapshot()) as hi)"
                        + " select s.lo, s.hi, (select coalesce(max(id), 0)::bigint from "
                        + table
                        + ") as newest, r.id::bigint as id, row_to_json(r)::text as json"
                        + " from s left join ("
                        + rows
                        + ") r on true order by r.id";
        return await(sql, Tuple.of(Math.max(0, from.id()), max));
    }

    private String part(String condition) {
        return "(select * from " + table + " where " + condition + " order by id limit $2)";
    }

    private TablePosition.Snapshot snapshot(Row row) {
        return new TablePosition.Snapshot(row.getLong("lo"), row.getLong("hi"), clock.instant());
    }

    private RowSet<Row> await(String sql, Tuple values) throws SourceException {
        try {
            return pool.preparedQuery(sql)
                    .execute(values)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw failed(e.getCause());
        } catch (TimeoutException e) {
            throw new SourceException(address + ", table " + table + ": no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(e);
        }
    }

    private SourceException failed(Throwable cause) {
        return new SourceException(address + ", table " + table + ": " + cause.getMessage(), cause);
    }

    @Override
    public void close() {
        pool.close();
    }
}
