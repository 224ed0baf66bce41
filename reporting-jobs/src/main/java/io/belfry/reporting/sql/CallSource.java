package io.belfry.reporting.sql;

import io.belfry.contracts.id.LinkedId;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.pbx.CelRow;
import io.belfry.contracts.pbx.QueueLogRow;
import io.belfry.reporting.call.HoldSignal;
import io.belfry.reporting.fact.CallRows;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The kept rows, put together by call. */
final class CallSource {

    private CallSource() {}

    /** The calls that channels belong to: those they began in; an unknown one is its own call. */
    static Map<String, String> homes(Sql sql, PbxId pbx, Collection<String> channels)
            throws SQLException {
        Map<String, String> homes = new HashMap<>();
        channels.forEach(channel -> homes.put(channel, channel));
        sql.query(
                "select distinct on (uniqueid) uniqueid, linkedid from reporting_cel where pbx = ? and uniqueid = any(?) order by uniqueid, moment, arrival",
                row -> homes.put(row.getString(1), row.getString(2)),
                pbx.value(),
                sql.texts(channels));
        return homes;
    }

    /** All that is kept of those calls. */
    static List<CallRows> kept(Sql sql, PbxId pbx, Set<String> calls) throws SQLException {
        Map<String, List<CelRow>> cel = ReportingSink.CEL.of(sql, pbx, calls);
        Map<String, List<QueueLogRow>> queueLog =
                ReportingSink.QUEUE_LOG.of(sql, pbx, channels(calls, cel));
        Map<String, String> homes = homes(sql, pbx, queueLog.keySet());
        return join(calls, cel, queueLog, homes, Holds.of(sql, pbx, calls));
    }

    /**
     * All that replication has of those calls; of a call that it has not wholly yet, what is kept.
     */
    static List<CallRows> replicated(Sql sql, PbxId pbx, Set<String> calls) throws SQLException {
        Map<String, List<CelRow>> cel =
                fuller(RawRows.cel(sql, pbx, calls), ReportingSink.CEL.of(sql, pbx, calls));
        Set<String> channels = channels(calls, cel);
        Map<String, List<QueueLogRow>> queueLog =
                fuller(
                        RawRows.queueLog(sql, pbx, channels),
                        ReportingSink.QUEUE_LOG.of(sql, pbx, channels));
        Map<String, String> homes = new HashMap<>();
        queueLog.keySet().forEach(channel -> homes.put(channel, channel));
        homes.putAll(RawRows.homes(cel.values(), queueLog.keySet()));
        return join(calls, cel, queueLog, homes, Holds.of(sql, pbx, calls));
    }

    private static <R> Map<String, List<R>> fuller(
            Map<String, List<R>> replicated, Map<String, List<R>> kept) {
        Map<String, List<R>> rows = new HashMap<>(replicated);
        kept.forEach((call, of) -> rows.merge(call, of, (a, b) -> a.size() >= b.size() ? a : b));
        return rows;
    }

    private static Set<String> channels(Set<String> calls, Map<String, List<CelRow>> cel) {
        Set<String> channels = new LinkedHashSet<>(calls);
        cel.values()
                .forEach(
                        rows ->
                                rows.stream()
                                        .filter(row -> row.uniqueId() != null)
                                        .forEach(row -> channels.add(row.uniqueId().value())));
        return channels;
    }

    private static List<CallRows> join(
            Set<String> calls,
            Map<String, List<CelRow>> cel,
            Map<String, List<QueueLogRow>> queueLog,
            Map<String, String> homes,
            Map<String, List<HoldSignal>> holds) {
        Map<String, Map<String, List<QueueLogRow>>> byCall = new HashMap<>();
        queueLog.forEach(
                (channel, rows) ->
                        byCall.computeIfAbsent(homes.get(channel), c -> new HashMap<>())
                                .put(channel, rows));
        List<CallRows> found = new ArrayList<>();
        for (String call : calls) {
            found.add(
                    new CallRows(
                            new LinkedId(call),
                            cel.getOrDefault(call, List.of()),
                            byCall.getOrDefault(call, Map.of()),
                            holds.getOrDefault(call, List.of())));
        }
        return found;
    }
}
