package io.belfry.reporting.sql;

import io.belfry.testing.traces.Trace;
import io.belfry.testing.traces.TraceRows;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The rows of the recording in the tables of replication. */
final class RawTables {

    private RawTables() {}

    /** Fills them. */
    static void fill(DataSource database, String pbx) throws SQLException {
        try (Connection connection = database.getConnection()) {
            CopyRows cel =
                    new CopyRows(
                            "cel (pbx, source_id, eventtype, eventtime, userdeftype, cid_name, cid_num, cid_ani, cid_rdnis, cid_dnid, exten, context, channame, appname, appdata, amaflags, accountcode, peeraccount, uniqueid, linkedid, userfield, peer, extra)");
            CopyRows log =
                    new CopyRows(
                            "queue_log (pbx, source_id, \"time\", callid, queuename, agent, event, data1, data2, data3, data4, data5)");
            for (Trace trace : Trace.all()) {
                TraceRows.cel(trace.name())
                        .forEach(
                                e -> {
                                    var r = e.data();
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
                                });
                TraceRows.queueLog(trace.name())
                        .forEach(
                                e -> {
                                    var r = e.data();
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
                                });
            }
            cel.write(connection);
            log.write(connection);
        }
    }
}
