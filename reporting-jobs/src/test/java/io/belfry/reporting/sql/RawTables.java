package io.belfry.reporting.sql;

import io.belfry.contracts.pbx.CelRow;
import io.belfry.contracts.pbx.QueueLogRow;
import io.belfry.testing.traces.Trace;
import io.belfry.testing.traces.TraceRows;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Fills the tables of replication with the rows of one PBX. */
final class RawTables {
    private final CopyRows cel =
            new CopyRows(
                    "cel (pbx, source_id, eventtype, eventtime, userdeftype, cid_name, cid_num, cid_ani, cid_rdnis, cid_dnid, exten, context, channame, appname, appdata, amaflags, accountcode, peeraccount, uniqueid, linkedid, userfield, peer, extra)");
    private final CopyRows log =
            new CopyRows(
                    "queue_log (pbx, source_id, \"time\", callid, queuename, agent, event, data1, data2, data3, data4, data5)");
    private final String pbx;

    RawTables(String pbx) {
        this.pbx = pbx;
    }

    /** The rows of the recording. */
    static void fill(DataSource database, String pbx) throws SQLException {
        RawTables tables = new RawTables(pbx);
        for (Trace trace : Trace.all()) {
            TraceRows.cel(trace.name()).forEach(row -> tables.add(row.data()));
            TraceRows.queueLog(trace.name()).forEach(row -> tables.add(row.data()));
        }
        tables.write(database);
    }

    void add(CelRow r) {
        cel.row(
                pbx,
                r.sourceId(),
                r.eventType(),
                r.eventTime(),
                r.userDefType(),
                r.cidName(),
                r.cidNum(),
                r.cidAni(),
                r.cidRdnis(),
                r.cidDnid(),
                r.exten(),
                r.context(),
                r.channelName(),
                r.appName(),
                r.appData(),
                r.amaFlags(),
                r.accountCode(),
                r.peerAccount(),
                r.uniqueId(),
                r.linkedId(),
                r.userField(),
                r.peer(),
                r.extra());
    }

    void add(QueueLogRow r) {
        log.row(
                pbx,
                r.sourceId(),
                r.time(),
                r.callId(),
                r.queueName(),
                r.agent(),
                r.event(),
                r.data1(),
                r.data2(),
                r.data3(),
                r.data4(),
                r.data5());
    }

    /** Writes the rows that were added, and forgets them. */
    void write(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection()) {
            cel.write(connection);
            log.write(connection);
        }
    }
}
