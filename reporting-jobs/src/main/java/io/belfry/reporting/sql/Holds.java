package io.belfry.reporting.sql;

import io.belfry.contracts.id.LinkedId;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.id.UniqueId;
import io.belfry.reporting.call.HoldSignal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Holds that AMI told of. They are kept as long as the calls: no table of replication has them, and
 * a recomputation needs them.
 */
final class Holds {

    /** A signal of a call. */
    record Entry(LinkedId call, HoldSignal signal) {}

    private Holds() {}

    /** Takes the signals that are not known yet; the calls they belong to. */
    static Set<String> take(Sql sql, PbxId pbx, List<Entry> entries) throws SQLException {
        MonthPartitions.ensure(sql, entries.stream().map(e -> e.signal().time()).toList());
        int[] added =
                sql.batch(
                        "insert into reporting_hold (pbx, linkedid, uniqueid, moment, channel, held) values (?, ?, ?, ?, ?, ?) on conflict do nothing",
                        entries.stream()
                                .map(
                                        e ->
                                                new Object[] {
                                                    pbx.value(),
                                                    e.call().value(),
                                                    e.signal().channel().value(),
                                                    e.signal().time(),
                                                    e.signal().channelName(),
                                                    e.signal().held()
                                                })
                                .toList());
        Set<String> calls = new LinkedHashSet<>();
        for (int i = 0; i < added.length; i++) {
            if (added[i] > 0) {
                calls.add(entries.get(i).call().value());
            }
        }
        return calls;
    }

    /** The signals of those calls, by call, each in order. */
    static Map<String, List<HoldSignal>> of(Sql sql, PbxId pbx, Collection<String> calls)
            throws SQLException {
        Map<String, List<HoldSignal>> signals = new HashMap<>();
        sql.query(
                "select linkedid, uniqueid, moment, channel, held from reporting_hold where pbx = ? and linkedid = any(?) order by moment, held",
                row ->
                        signals.computeIfAbsent(
                                        row.getString("linkedid"), call -> new ArrayList<>())
                                .add(
                                        new HoldSignal(
                                                Sql.instant(row, "moment"),
                                                new UniqueId(row.getString("uniqueid")),
                                                row.getString("channel"),
                                                row.getBoolean("held"))),
                pbx.value(),
                sql.texts(calls));
        return signals;
    }
}
