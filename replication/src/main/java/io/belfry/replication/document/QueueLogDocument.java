package io.belfry.replication.document;

import io.belfry.contracts.Envelope;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.pbx.QueueLogRow;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A row of queue_log as the index {@code queuelogs} has it (E4). What is not known is absent, not
 * empty (E9). Every event is indexed, also those nobody has heard of (E7).
 *
 * @param id the same whenever the row is indexed again (E10)
 */
public record QueueLogDocument(String id, Map<String, Object> fields) {

    /** The document of that row, with the names of the directory. */
    public static QueueLogDocument of(Envelope<QueueLogRow> envelope, Directory directory) {
        QueueLogRow row = envelope.data();
        PbxId pbx = envelope.pbx();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("pbx", pbx.value());
        fields.put("queuetime", Objects.requireNonNullElse(row.time(), envelope.time()).toString());
        put(fields, "callid", "NONE".equals(row.callId()) ? null : row.callId());
        put(fields, "event", row.event());
        row.queue()
                .ifPresent(
                        queue -> {
                            put(fields, "queuename", queue.value());
                            directory
                                    .displayName(pbx, queue)
                                    .ifPresent(name -> put(fields, "queuedisplayname", name));
                        });
        row.agentNumber()
                .ifPresent(
                        number -> {
                            put(fields, "agentnumber", number.value());
                            directory
                                    .agentName(pbx, number)
                                    .ifPresent(name -> put(fields, "agentname", name));
                            directory
                                    .groupName(pbx, number)
                                    .ifPresent(name -> put(fields, "groupname", name));
                        });
        put(fields, "data1", row.data1());
        put(fields, "data2", row.data2());
        put(fields, "data3", row.data3());
        put(fields, "data4", row.data4());
        put(fields, "data5", row.data5());
        return new QueueLogDocument(pbx.value() + "-" + row.sourceId(), fields);
    }

    private static void put(Map<String, Object> fields, String name, String value) {
        if (value != null && !value.isEmpty()) {
            fields.put(name, value);
        }
    }
}
