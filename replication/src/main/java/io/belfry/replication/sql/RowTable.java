package io.belfry.replication.sql;

import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.pbx.CelRow;
import io.belfry.contracts.pbx.QueueLogRow;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table of log rows, written many at a time and each row once (FEATURES D34).
 *
 * @param name of the table
 * @param time by which it is partitioned
 */
record RowTable<R>(String name, Function<R, Instant> time, List<Column<R>> columns) {

    /** A row and the PBX that logged it. */
    record FromPbx<T>(PbxId pbx, Instant time, T row) {}

    static final RowTable<FromPbx<CelRow>> CEL =
            new RowTable<>(
                    "cel",
                    FromPbx::time,
                    List.of(
                            Column.text("pbx", r -> r.pbx().value()),
                            Column.text("source_id", r -> r.row().sourceId()),
                            Column.text("eventtype", r -> r.row().eventType()),
                            Column.time("eventtime", FromPbx::time),
                            Column.text("userdeftype", r -> r.row().userDefType()),
                            Column.text("cid_name", r -> r.row().cidName()),
                            Column.text("cid_num", r -> r.row().cidNum()),
                            Column.text("cid_ani", r -> r.row().cidAni()),
                            Column.text("cid_rdnis", r -> r.row().cidRdnis()),
                            Column.text("cid_dnid", r -> r.row().cidDnid()),
                            Column.text("exten", r -> r.row().exten()),
                            Column.text("context", r -> r.row().context()),
                            Column.text("channame", r -> r.row().channelName()),
                            Column.text("appname", r -> r.row().appName()),
                            Column.text("appdata", r -> r.row().appData()),
                            Column.integer("amaflags", r -> r.row().amaFlags()),
                            Column.text("accountcode", r -> r.row().accountCode()),
                            Column.text("peeraccount", r -> r.row().peerAccount()),
                            Column.text("uniqueid", r -> id(r.row().uniqueId())),
                            Column.text("linkedid", r -> id(r.row().linkedId())),
                            Column.text("userfield", r -> r.row().userField()),
                            Column.text("peer", r -> r.row().peer()),
                            Column.text("extra", r -> r.row().extra())));

    static final RowTable<FromPbx<QueueLogRow>> QUEUE_LOG =
            new RowTable<>(
                    "queue_log",
                    FromPbx::time,
                    List.of(
                            Column.text("pbx", r -> r.pbx().value()),
                            Column.text("source_id", r -> r.row().sourceId()),
                            Column.time("\"time\"", FromPbx::time),
                            Column.text("callid", r -> r.row().callId()),
                            Column.text("queuename", r -> r.row().queueName()),
                            Column.text("agent", r -> r.row().agent()),
                            Column.text("event", r -> r.row().event()),
                            Column.text("data1", r -> r.row().data1()),
                            Column.text("data2", r -> r.row().data2()),
                            Column.text("data3", r -> r.row().data3()),
                            Column.text("data4", r -> r.row().data4()),
                            Column.text("data5", r -> r.row().data5())));

    /** Takes one array per column; a row that is there already stays as it is. */
    String insert() {
        String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        String arrays =
                IntStream.range(0, columns.size())
                        .mapToObj(i -> "$" + (i + 1) + "::" + columns.get(i).type().sql() + "[]")
                        .collect(Collectors.joining(", "));
        return "insert into %s (%s) select * from unnest(%s) on conflict do nothing"
                .formatted(name, names, arrays);
    }

    /** The arrays {@link #insert()} takes. */
    Tuple arrays(List<R> rows) {
        Tuple tuple = Tuple.tuple();
        columns.forEach(column -> tuple.addValue(column.array(rows)));
        return tuple;
    }

    private static String id(Record typed) {
        return Objects.toString(typed, null);
    }
}
