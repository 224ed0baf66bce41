package io.belfry.pbx.source.sql;

import io.belfry.pbx.source.Batch;
import io.belfry.pbx.source.Item;
import io.belfry.pbx.source.RecordSource;
import io.belfry.pbx.source.SourceException;
import io.belfry.pbx.source.StartAt;
import io.belfry.pbx.source.TableAnchor;
import io.belfry.pbx.source.TableFilter;
import io.belfry.pbx.source.TablePosition;
import io.belfry.pbx.source.TablePosition.Gap;
import io.belfry.pbx.source.TablePosition.Snapshot;
import io.belfry.pbx.source.TableReader;
import io.belfry.pbx.source.sql.TablePages.Found;
import io.belfry.pbx.source.sql.TablePages.Page;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Reads a table by its serial id, the missing ids included, and notices when it was truncated or
 * restored from a backup (docs/adr/0004-no-row-is-skipped.md).
 */
public final class TableSource<T> implements RecordSource<T> {

    private static final Logger LOG = Logger.getLogger(TableSource.class);

    /** Gaps that one statement looks into; rows in them are at most half of a batch. */
    private static final int GAPS_AT_ONCE = 200;

    private static final int LAST = 100;

    private final PbxDatabase database;
    private final TablePages pages;
    private final String name;
    private final TableReader<T> reader;
    private final StartAt start;
    private final Duration grace;
    private long searchedTo;

    /**
     * @param grace how long a missing id is looked for at least
     */
    public TableSource(
            PbxDatabase database,
            TableReader<T> reader,
            StartAt start,
            Duration grace,
            InstantSource clock) {
        this.database = database;
        this.pages = new TablePages(database, reader, clock);
        this.name = database.name();
        this.reader = reader;
        this.start = start;
        this.grace = grace;
    }

    @Override
    public Batch<T> read(Optional<String> stored, int max) throws SourceException {
        if (stored.isPresent()) {
            return read(TablePosition.parse(stored.get()), max);
        }
        return switch (start) {
            case StartAt.Beginning _ -> read(TablePosition.start(), max);
            case StartAt.Now _ -> passOver();
            case StartAt.At(Instant time) -> {
                long newest = pages.last(1).snapshot().newest();
                TableFilter filter = TableFilter.from(time, newest);
                yield read(
                        newest == 0
                                ? TablePosition.start()
                                : TablePosition.before(pages.firstFrom(time, newest), filter, 0),
                        max);
            }
        };
    }

    private Batch<T> read(TablePosition from, int max) throws SourceException {
        int inGaps = Math.max(1, max / 2);
        List<Gap> gaps = from.search(GAPS_AT_ONCE, inGaps, searchedTo);
        searchedTo = gaps.isEmpty() ? 0 : gaps.getLast().to();
        long missing = gaps.stream().mapToLong(Gap::ids).sum();
        int most = (int) Math.max(1, max - Math.min(missing, inGaps));
        Page page = pages.from(from, most, gaps, inGaps);
        Snapshot snapshot = page.snapshot();
        Optional<String> older = Optional.empty();
        List<Long> late = new ArrayList<>();
        List<Long> beyond = new ArrayList<>();
        TableAnchor anchor = from.anchor();
        for (Found found : page.rows()) {
            if (found.id() == from.id()) {
                if (anchor != null && anchor.contradicts(found.id(), found.row())) {
                    return anew(from, snapshot, "is another one now");
                }
                anchor = anchor(found, anchor);
            } else if (found.id() < from.id()) {
                late.add(found.id());
            } else if (beyond.size() < most) {
                beyond.add(found.id());
            }
        }
        if (snapshot.newest() > 0 && snapshot.newest() < from.id()) {
            Optional<Found> newest = pages.row(snapshot.newest());
            if (newest.isPresent()
                    && (anchor == null || anchor.before(reader.time(newest.get().row())))) {
                return anew(from, snapshot, "is gone, and there are later ones with smaller ids");
            }
            older = Optional.of("the newest rows were removed, or an older backup was restored");
        }
        TablePosition next =
                from.after(late, searched(gaps, late, inGaps), beyond, snapshot, grace);
        List<Item<T>> items = new ArrayList<>();
        Optional<Instant> reached = Optional.empty();
        for (Found found : page.rows()) {
            if (found.id() == from.id() || found.id() > next.id()) {
                continue;
            }
            Optional<Instant> time = reader.time(found.row());
            if (from.filter() == null || from.filter().takes(found.id(), time)) {
                items.add(reader.read(from.sourceId(found.id()), found.row(), time));
            }
            if (found.id() == next.id()) {
                anchor = anchor(found, anchor);
            }
            if (time.isPresent()) {
                reached = time;
            }
        }
        return batch(
                from, next.with(anchor), items, beyond.size() >= most, snapshot, reached, older);
    }

    private Batch<T> batch(
            TablePosition from,
            TablePosition next,
            List<Item<T>> items,
            boolean full,
            Snapshot snapshot,
            Optional<Instant> reached,
            Optional<String> older) {
        long done = next.id() - Math.max(0, from.id());
        return new Batch<>(
                items,
                next.text(),
                full && done > 0,
                done,
                Math.max(0, snapshot.newest() - next.id()),
                reached,
                older.or(next::waiting).or(() -> madeAnew(next)));
    }

    private Optional<String> madeAnew(TablePosition position) {
        return position.restarts() == 0
                ? Optional.empty()
                : Optional.of(
                        "the table was made anew %d times; ids of its rows begin with r%d:"
                                .formatted(position.restarts(), position.restarts()));
    }

    /** The gaps that a page showed as a whole: its limit did not end within them. */
    private static Set<Gap> searched(List<Gap> gaps, List<Long> late, int most) {
        Set<Gap> whole = new HashSet<>(gaps);
        if (late.size() >= most) {
            whole.removeIf(
                    g -> late.stream().filter(i -> i >= g.from() && i <= g.to()).count() >= most);
        }
        return whole;
    }

    /** Goes on with the rows that were written after the last one that was read. */
    private Batch<T> anew(TablePosition from, Snapshot snapshot, String what)
            throws SourceException {
        TableFilter filter = TableFilter.after(from.anchor(), snapshot.newest());
        long first = filter == null ? 1 : pages.firstFrom(filter.time(), snapshot.newest());
        TablePosition next = TablePosition.before(first, filter, from.restarts() + 1);
        LOG.errorf(
                "%s: row %d %s: the table was truncated or restored from a backup. Going on from id"
                        + " %d with the rows that are later than the last one read; their ids begin"
                        + " with r%d: from now on",
                name, from.id(), what, next.id() + 1, next.restarts());
        return new Batch<>(
                List.of(),
                next.text(),
                true,
                0,
                snapshot.newest() - next.id(),
                Optional.empty(),
                madeAnew(next));
    }

    /** The end of the table, with the gaps near it. */
    private Batch<T> passOver() throws SourceException {
        Page page = pages.last(LAST);
        List<Long> ids = page.rows().stream().map(Found::id).toList();
        TablePosition end =
                ids.isEmpty()
                        ? TablePosition.start()
                        : new TablePosition(ids.getFirst() - 1, null, null, null, null, 0);
        TablePosition next = end.after(List.of(), Set.of(), ids, page.snapshot(), grace);
        TableAnchor anchor = page.rows().isEmpty() ? null : anchor(page.rows().getLast(), null);
        return new Batch<>(
                List.of(),
                next.with(anchor).text(),
                false,
                0,
                0,
                Optional.empty(),
                Optional.empty());
    }

    private TableAnchor anchor(Found found, TableAnchor last) {
        return TableAnchor.of(found.id(), found.row(), reader.time(found.row()), last);
    }

    @Override
    public void close() {
        database.close();
    }
}
