package io.belfry.reporting.sql;

import io.belfry.contracts.id.PbxId;
import io.belfry.reporting.call.SignsOfLife;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** When a PBX was started, and the last thing it had logged before. */
final class PbxStarts {

    private PbxStarts() {}

    /**
     * Notes starts, and rows that show that the PBX lived longer than was known.
     *
     * @param starts times of QUEUESTART rows
     * @param rows times of all rows that were read
     * @return calls whose end may be another one now
     */
    static Set<String> take(
            Sql sql, PbxId pbx, Collection<Instant> starts, Collection<Instant> rows)
            throws SQLException {
        Set<String> calls = new LinkedHashSet<>();
        for (Instant start : starts) {
            int added =
                    sql.update(
                            """
                            insert into reporting_start (pbx, moment, last_sign)
                            select ?, ?, coalesce(greatest(
                                (select max(moment) from reporting_cel where pbx = ? and moment < ?),
                                (select max(moment) from reporting_queue_log where pbx = ? and moment < ?),
                                (select max(moment) from reporting_agent_log where pbx = ? and moment < ?)), ?)
                            on conflict do nothing
                            """,
                            pbx.value(),
                            start,
                            pbx.value(),
                            start,
                            pbx.value(),
                            start,
                            pbx.value(),
                            start,
                            start);
            if (added > 0) {
                calls.addAll(openAt(sql, pbx, start, start));
            }
        }
        for (Map.Entry<Instant, Instant> start : load(sql, pbx).entrySet()) {
            Optional<Instant> latest =
                    rows.stream()
                            .filter(row -> row.isBefore(start.getKey()))
                            .max(Instant::compareTo)
                            .filter(row -> row.isAfter(start.getValue()));
            if (latest.isPresent()) {
                sql.update(
                        "update reporting_start set last_sign = ? where pbx = ? and moment = ?",
                        latest.get(),
                        pbx.value(),
                        start.getKey());
                calls.addAll(openAt(sql, pbx, start.getKey(), start.getValue()));
            }
        }
        return calls;
    }

    /** The starts of a PBX. */
    static SignsOfLife of(Sql sql, PbxId pbx) throws SQLException {
        TreeMap<Instant, Instant> starts = load(sql, pbx);
        return time -> Optional.ofNullable(starts.higherEntry(time)).map(Map.Entry::getValue);
    }

    private static TreeMap<Instant, Instant> load(Sql sql, PbxId pbx) throws SQLException {
        TreeMap<Instant, Instant> starts = new TreeMap<>();
        sql.query(
                "select moment, last_sign from reporting_start where pbx = ?",
                row -> starts.put(Sql.instant(row, "moment"), Sql.instant(row, "last_sign")),
                pbx.value());
        return starts;
    }

    /** Calls that had begun before a start and have no end, or had one with that last sign. */
    private static Set<String> openAt(Sql sql, PbxId pbx, Instant start, Instant sign)
            throws SQLException {
        Set<String> calls =
                new LinkedHashSet<>(
                        sql.query(
                                "select uniqueid from call_data where pbx = ? and start_time < ? and (end_time is null or end_time = ?)",
                                row -> row.getString(1),
                                pbx.value(),
                                start,
                                sign));
        calls.addAll(
                sql.query(
                        "select linkedid from call_on_queue where pbx = ? and queue_time < ? and (hangup_time is null or hangup_time = ?)",
                        row -> row.getString(1),
                        pbx.value(),
                        start,
                        sign));
        return calls;
    }
}
