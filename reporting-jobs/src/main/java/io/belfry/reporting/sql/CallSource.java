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
    static List<CallRows> read(Sql sql, PbxId pbx, Set<String> calls) throws SQLException {
        Map<String, List<CelRow>> cel = ReportingSink.CEL.of(sql, pbx, calls);
        Set<String> channels = new LinkedHashSet<>(calls);
        cel.values()
                .forEach(
                        rows ->
                                rows.stream()
                                        .filter(row -> row.uniqueId() != null)
                                        .forEach(row -> channels.add(row.uniqueId().value())));
        Map<String, List<QueueLogRow>> queueLog = ReportingSink.QUEUE_LOG.of(sql, pbx, channels);
        Map<String, String> homes = homes(sql, pbx, queueLog.keySet());
        Map<String, Map<String, List<QueueLogRow>>> byCall = new HashMap<>();
        queueLog.forEach(
                (channel, rows) ->
                        byCall.computeIfAbsent(homes.get(channel), c -> new HashMap<>())
                                .put(channel, rows));
        Map<String, List<HoldSignal>> holds = Holds.of(sql, pbx, calls);
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
