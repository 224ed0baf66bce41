package io.belfry.reporting.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.belfry.contracts.codec.EventCodec;
import io.belfry.contracts.id.PbxId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The log rows the derivation works on, by call. A row is taken once, however often it is
 * delivered.
 */
final class WorkingRows<R> {

    private static final ObjectMapper JSON = EventCodec.mapperCopy();

    /**
     * A row to take.
     *
     * @param detail goes into the additional column, if there is one
     */
    record Entry(String sourceId, Instant moment, String call, String detail, byte[] json) {}

    private final String table;
    private final String callColumn;
    private final String detailColumn;
    private final Class<R> type;

    WorkingRows(String table, String callColumn, String detailColumn, Class<R> type) {
        this.table = table;
        this.callColumn = callColumn;
        this.detailColumn = detailColumn;
        this.type = type;
    }

    /** Takes the rows that are not known yet; the calls they belong to. */
    Set<String> take(Sql sql, PbxId pbx, List<Entry> entries) throws SQLException {
        List<Object[]> arguments = new ArrayList<>();
        for (Entry entry : entries) {
            String json = new String(entry.json(), java.nio.charset.StandardCharsets.UTF_8);
            arguments.add(
                    new Object[] {
                        pbx.value(),
                        entry.sourceId(),
                        entry.moment(),
                        entry.call(),
                        entry.detail(),
                        json
                    });
        }
        int[] added =
                sql.batch(
                        "insert into %s (pbx, source_id, moment, %s, %s, data) values (?, ?, ?, ?, ?, ?::jsonb) on conflict do nothing"
                                .formatted(table, callColumn, detailColumn),
                        arguments);
        Set<String> calls = new LinkedHashSet<>();
        for (int i = 0; i < added.length; i++) {
            if (added[i] > 0) {
                calls.add(entries.get(i).call());
            }
        }
        return calls;
    }

    /** All rows of those calls, each in the order of time and, within the same instant, arrival. */
    Map<String, List<R>> of(Sql sql, PbxId pbx, Collection<String> calls) throws SQLException {
        Map<String, List<R>> rows = new HashMap<>();
        sql.query(
                "select %s, data from %s where pbx = ? and %s = any(?) order by moment, arrival"
                        .formatted(callColumn, table, callColumn),
                row ->
                        rows.computeIfAbsent(row.getString(1), call -> new ArrayList<>())
                                .add(parse(row.getString(2))),
                pbx.value(),
                sql.texts(calls));
        return rows;
    }

    /** Calls with a row at that time or later. */
    List<String> since(Sql sql, PbxId pbx, Instant time) throws SQLException {
        return sql.query(
                "select distinct %s from %s where pbx = ? and moment >= ?"
                        .formatted(callColumn, table),
                row -> row.getString(1),
                pbx.value(),
                time);
    }

    /** Forgets calls that have ended and whose last row is older; how many rows those were. */
    int forget(Sql sql, Instant before) throws SQLException {
        return sql.update(
                "delete from %1$s old where old.moment < ? and not exists (select from %1$s young where young.pbx = old.pbx and young.%2$s = old.%2$s and young.moment >= ?) and not exists (select from call_data c where c.pbx = old.pbx and c.uniqueid = old.%2$s and c.end_time is null)"
                        .formatted(table, callColumn),
                before,
                before);
    }

    private R parse(String json) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(table + " holds what is no " + type, e);
        }
    }
}
