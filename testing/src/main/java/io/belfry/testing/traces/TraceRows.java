package io.belfry.testing.traces;

import com.fasterxml.jackson.databind.JsonNode;
import io.belfry.contracts.Envelope;
import io.belfry.contracts.id.LinkedId;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.id.UniqueId;
import io.belfry.contracts.pbx.CelRow;
import io.belfry.contracts.pbx.QueueLogRow;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The rows of a recorded scenario as the adapter publishes them. */
public final class TraceRows {

    public static final PbxId PBX = new PbxId("pbx1");

    private TraceRows() {}

    /** Source ids are the name of the scenario and the place in its queue_log, from 1. */
    public static List<Envelope<QueueLogRow>> queueLog(String scenario) {
        List<Envelope<QueueLogRow>> rows = new ArrayList<>();
        for (QueueLogLine line : Trace.scenario(scenario).queueLog()) {
            String id = scenario + ":" + (rows.size() + 1);
            Instant time =
                    LocalDateTime.parse(line.time().replace(' ', 'T')).toInstant(ZoneOffset.UTC);
            rows.add(
                    new Envelope<>(
                            id,
                            PBX,
                            time,
                            new QueueLogRow(
                                    id,
                                    time,
                                    line.callId(),
                                    line.queue(),
                                    line.agent(),
                                    line.event(),
                                    line.data(1),
                                    line.data(2),
                                    line.data(3),
                                    line.data(4),
                                    line.data(5))));
        }
        return rows;
    }

    /** Source ids are those of the recorded table. */
    public static List<Envelope<CelRow>> cel(String scenario) {
        return Trace.scenario(scenario).cel().stream().map(TraceRows::cel).toList();
    }

    private static Envelope<CelRow> cel(JsonNode row) {
        Instant time = LocalDateTime.parse(row.get("eventtime").asText()).toInstant(ZoneOffset.UTC);
        String id = row.get("id").asText();
        return new Envelope<>(
                id,
                PBX,
                time,
                new CelRow(
                        id,
                        text(row, "eventtype"),
                        time,
                        text(row, "userdeftype"),
                        text(row, "cid_name"),
                        text(row, "cid_num"),
                        text(row, "cid_ani"),
                        text(row, "cid_rdnis"),
                        text(row, "cid_dnid"),
                        text(row, "exten"),
                        text(row, "context"),
                        text(row, "channame"),
                        text(row, "appname"),
                        text(row, "appdata"),
                        row.get("amaflags").asInt(),
                        text(row, "accountcode"),
                        text(row, "peeraccount"),
                        new UniqueId(text(row, "uniqueid")),
                        new LinkedId(text(row, "linkedid")),
                        text(row, "userfield"),
                        text(row, "peer"),
                        text(row, "extra")));
    }

    private static String text(JsonNode row, String column) {
        return row.get(column).isNull() ? null : row.get(column).asText();
    }
}
