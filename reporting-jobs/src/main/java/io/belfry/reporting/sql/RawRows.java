package io.belfry.reporting.sql;

import io.belfry.contracts.id.LinkedId;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.id.UniqueId;
import io.belfry.contracts.pbx.CelRow;
import io.belfry.contracts.pbx.QueueLogRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The tables {@code cel} and {@code queue_log} that replication fills (D34). */
final class RawRows {

    private RawRows() {}

    /** The time of the oldest row of CEL; what was before has been purged or never was. */
    static Optional<Instant> oldest(Sql sql, PbxId pbx) throws SQLException {
        return sql
                .query(
                        "select eventtime from cel where pbx = ? order by eventtime limit 1",
                        row -> Sql.instant(row, "eventtime"),
                        pbx.value())
                .stream()
                .findFirst();
    }

    /** Calls with a row from {@code from} to before {@code to}. */
    static List<String> calls(Sql sql, PbxId pbx, Instant from, Instant to) throws SQLException {
        return sql.query(
                """
                select linkedid from cel where pbx = ? and eventtime >= ? and eventtime < ?
                and linkedid <> ''
                union
                select q.callid from queue_log q where q.pbx = ? and q."time" >= ? and q."time" < ?
                and exists (select from cel c where c.linkedid = q.callid and c.pbx = q.pbx)
                """,
                row -> row.getString(1),
                pbx.value(),
                from,
                to,
                pbx.value(),
                from,
                to);
    }

    /** Call ids of passes through queues from {@code from} to before {@code to}. */
    static List<String> queueCalls(Sql sql, PbxId pbx, Instant from, Instant to)
            throws SQLException {
        return sql.query(
                "select distinct callid from queue_log where pbx = ? and \"time\" >= ? and \"time\" < ? and queuename <> 'NONE' and queuename <> '' and callid not in ('', 'NONE', 'MANAGER', 'REALTIME')",
                row -> row.getString(1),
                pbx.value(),
                from,
                to);
    }

    static Map<String, List<CelRow>> cel(Sql sql, PbxId pbx, Collection<String> calls)
            throws SQLException {
        Map<String, List<CelRow>> rows = new HashMap<>();
        sql.query(
                "select * from cel where pbx = ? and linkedid = any(?) order by eventtime, id",
                row ->
                        rows.computeIfAbsent(row.getString("linkedid"), c -> new ArrayList<>())
                                .add(cel(row)),
                pbx.value(),
                sql.texts(calls));
        return rows;
    }

    /**
     * The calls that channels began in, as far as those rows tell: a channel that was rung there,
     * or began the call. A transferred channel is in the rows of two calls, and began in one.
     */
    static Map<String, String> homes(Collection<List<CelRow>> calls, Collection<String> channels) {
        Map<String, String> homes = new HashMap<>();
        for (List<CelRow> rows : calls) {
            for (CelRow row : rows) {
                if ("CHAN_START".equals(row.eventType())
                        && row.uniqueId() != null
                        && channels.contains(row.uniqueId().value())) {
                    homes.put(row.uniqueId().value(), row.linkedId().value());
                }
            }
        }
        return homes;
    }

    static Map<String, List<QueueLogRow>> queueLog(Sql sql, PbxId pbx, Collection<String> callIds)
            throws SQLException {
        Map<String, List<QueueLogRow>> rows = new HashMap<>();
        sql.query(
                "select * from queue_log where pbx = ? and callid = any(?) and queuename <> 'NONE' and queuename <> '' order by \"time\", id",
                row ->
                        rows.computeIfAbsent(row.getString("callid"), c -> new ArrayList<>())
                                .add(queueLog(row)),
                pbx.value(),
                sql.texts(callIds));
        return rows;
    }

    /** Rows that tell of agents' days and of starts of the PBX. */
    static List<QueueLogRow> agents(Sql sql, PbxId pbx, Instant from, Instant to)
            throws SQLException {
        return sql.query(
                "select * from queue_log where pbx = ? and \"time\" >= ? and \"time\" < ? and (agent like 'Agent/%' or event like 'AGENT%' or event = 'QUEUESTART') order by \"time\", id",
                RawRows::queueLog, pbx.value(), from, to);
    }

    /** The times of the last rows before those times. */
    static List<Instant> lastBefore(Sql sql, PbxId pbx, Collection<Instant> times)
            throws SQLException {
        return sql
                .query(
                        """
                select greatest(
                    (select max(eventtime) from cel where pbx = ? and eventtime < t),
                    (select max("time") from queue_log where pbx = ? and "time" < t)) as moment
                from unnest(?::timestamptz[]) t
                """,
                        row -> Sql.instant(row, "moment"),
                        pbx.value(),
                        pbx.value(),
                        sql.texts(times.stream().map(Instant::toString).toList()))
                .stream()
                .filter(Objects::nonNull)
                .toList();
    }

    private static CelRow cel(ResultSet row) throws SQLException {
        String uniqueId = row.getString("uniqueid");
        return new CelRow(
                row.getString("source_id"),
                row.getString("eventtype"),
                Sql.instant(row, "eventtime"),
                row.getString("userdeftype"),
                row.getString("cid_name"),
                row.getString("cid_num"),
                row.getString("cid_ani"),
                row.getString("cid_rdnis"),
                row.getString("cid_dnid"),
                row.getString("exten"),
                row.getString("context"),
                row.getString("channame"),
                row.getString("appname"),
                row.getString("appdata"),
                (Integer) row.getObject("amaflags"),
                row.getString("accountcode"),
                row.getString("peeraccount"),
                uniqueId == null || uniqueId.isBlank() ? null : new UniqueId(uniqueId),
                new LinkedId(row.getString("linkedid")),
                row.getString("userfield"),
                row.getString("peer"),
                row.getString("extra"));
    }

    private static QueueLogRow queueLog(ResultSet row) throws SQLException {
        return new QueueLogRow(
                row.getString("source_id"),
                Sql.instant(row, "time"),
                row.getString("callid"),
                row.getString("queuename"),
                row.getString("agent"),
                row.getString("event"),
                row.getString("data1"),
                row.getString("data2"),
                row.getString("data3"),
                row.getString("data4"),
                row.getString("data5"));
    }
}
