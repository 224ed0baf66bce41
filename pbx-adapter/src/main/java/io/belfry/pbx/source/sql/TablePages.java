package io.belfry.pbx.source.sql;

import io.belfry.pbx.source.SourceException;
import io.belfry.pbx.source.TablePosition;
import io.belfry.pbx.source.TablePosition.Gap;
import io.belfry.pbx.source.TablePosition.Snapshot;
import io.belfry.pbx.source.TableReader;
import io.belfry.pbx.source.TableRow;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The statements. Each page is one statement: rows and transaction ids of the same snapshot, in the
 * order of the primary key, so that no transaction stays open on the PBX between two pages. {@code
 * txid_*} is what every PostgreSQL from 8.3 on has. The numbers in the statements are longs of our
 * own; no text of anyone is in them.
 */
final class TablePages {

    /** Rows that are tried until one has a time that can be read. */
    private static final int PROBE = 20;

    /** How far the order of times may differ from that of ids. */
    private static final int DISORDER = 1_000;

    private final PbxDatabase database;
    private final String table;
    private final TableReader<?> reader;
    private final InstantSource clock;
    private TableShape shape;
    private int session;

    /** A row with its id. */
    record Found(long id, TableRow row) {}

    /** Rows by id, each once. */
    record Page(Snapshot snapshot, List<Found> rows) {}

    TablePages(PbxDatabase database, TableReader<?> reader, InstantSource clock) {
        this.database = database;
        this.table = database.table();
        this.reader = reader;
        this.clock = clock;
    }

    /**
     * The row of the position, rows beyond it, and those in gaps.
     *
     * @param beyond how many beyond it at most; one more where the row itself is gone
     * @param inGap how many in each gap at most
     */
    Page from(TablePosition position, int beyond, List<Gap> gaps, int inGap)
            throws SourceException {
        StringBuilder parts =
                new StringBuilder(part("id >= " + Math.max(0, position.id()), "id", beyond + 1));
        for (Gap gap : gaps) {
            parts.append(" union all ")
                    .append(part("id between " + gap.from() + " and " + gap.to(), "id", inGap));
        }
        return page(parts.toString());
    }

    /** The end of the table. */
    Page last(int number) throws SourceException {
        return page(part("true", "id desc", number));
    }

    /** The row with that id. */
    Optional<Found> row(long id) throws SourceException {
        return page(part("id = " + id, "id", 1)).rows().stream().findFirst();
    }

    /**
     * The first id from which rows are to be looked at for those of that time or later: found by
     * halving, because the column with the time has no index, and may be text.
     */
    long firstFrom(Instant time, long newest) throws SourceException {
        long low =
                page(part("true", "id", 1)).rows().stream().findFirst().map(Found::id).orElse(1L);
        long least = low;
        long high = Math.max(low, newest + 1);
        while (low < high) {
            long middle = low + (high - low) / 2;
            Optional<Instant> found =
                    page(part("id >= " + middle, "id", PROBE)).rows().stream()
                            .flatMap(f -> reader.time(f.row()).stream())
                            .findFirst();
            if (found.isEmpty() || !found.get().isBefore(time)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return Math.max(least, low - DISORDER);
    }

    private String part(String condition, String order, int limit) throws SourceException {
        return "(select %s from %s where %s order by %s limit %d)"
                .formatted(shape().select(), table, condition, order, limit);
    }

    private Page page(String parts) throws SourceException {
        TableShape current = shape();
        String nothing = ", null::text".repeat(current.columns().size() - 3);
        String sql =
                "select -1::bigint, txid_snapshot_xmin(txid_current_snapshot())::text,"
                        + " txid_snapshot_xmax(txid_current_snapshot())::text,"
                        + " (select coalesce(max(id), 0)::text from "
                        + table
                        + ")"
                        + nothing
                        + " union all "
                        + parts;
        List<Found> rows = new ArrayList<>();
        Snapshot snapshot = null;
        for (Row row : database.query(sql)) {
            long id = row.getLong(0);
            if (id < 0) {
                snapshot =
                        new Snapshot(
                                Long.parseLong(row.getString(1)),
                                Long.parseLong(row.getString(2)),
                                Long.parseLong(row.getString(3)),
                                clock.instant());
            } else {
                rows.add(new Found(id, current.row(row)));
            }
        }
        if (snapshot == null) {
            throw new SourceException(database.name() + ": an answer without snapshot", null);
        }
        rows.sort(Comparator.comparingLong(Found::id));
        return new Page(snapshot, rows);
    }

    /** Looked at anew after each connect. */
    private TableShape shape() throws SourceException {
        if (shape == null || session != database.session()) {
            shape = TableShape.look(database, reader);
            session = database.session();
        }
        return shape;
    }
}
