package io.belfry.reporting.sql;

import io.belfry.contracts.Envelope;
import io.belfry.contracts.Topics;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.kafka.Received;
import io.belfry.contracts.kafka.RejectedException;
import io.belfry.contracts.pbx.CelRow;
import io.belfry.contracts.pbx.QueueLogRow;
import io.belfry.reporting.call.SeatLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a batch says of one PBX. */
final class PbxBatch {

    /** Call ids in queue_log that are no calls; logins have ids of many kinds. */
    private static final Set<String> NO_CALL = Set.of("", "NONE", "MANAGER", "REALTIME");

    private final List<WorkingRows.Entry> cel = new ArrayList<>();

    private final List<WorkingRows.Entry> queueLog = new ArrayList<>();
    private final Map<String, SeatLog.Change> seats = new LinkedHashMap<>();

    /** The batch by PBX. */
    static Map<PbxId, PbxBatch> split(List<Received<?>> batch) throws RejectedException {
        Map<PbxId, PbxBatch> parts = new LinkedHashMap<>();
        for (Received<?> received : batch) {
            Envelope<CelRow> cel = received.valueOf(Topics.PBX_CEL).orElse(null);
            if (cel != null) {
                part(parts, cel).add(cel.data(), received.record().value());
            }
            Envelope<QueueLogRow> log = received.valueOf(Topics.PBX_QUEUE_LOG).orElse(null);
            if (log != null) {
                part(parts, log).add(log.data(), received.record().value());
            }
        }
        return parts;
    }

    List<WorkingRows.Entry> cel() {
        return cel;
    }

    List<WorkingRows.Entry> queueLog() {
        return queueLog;
    }

    /** Comings and goings of agents by source id. */
    Map<String, SeatLog.Change> seats() {
        return seats;
    }

    private static PbxBatch part(Map<PbxId, PbxBatch> parts, Envelope<?> envelope) {
        return parts.computeIfAbsent(envelope.pbx(), pbx -> new PbxBatch());
    }

    /** A row without a linked id belongs to no call: nothing can be derived from it. */
    private void add(CelRow row, byte[] json) throws RejectedException {
        requireNames(row.sourceId(), row.eventTime());
        if (row.linkedId() != null) {
            cel.add(
                    new WorkingRows.Entry(
                            row.sourceId(), row.eventTime(), row.linkedId().value(), json));
        }
    }

    private void add(QueueLogRow row, byte[] json) throws RejectedException {
        requireNames(row.sourceId(), row.time());
        SeatLog.change(row).ifPresent(change -> seats.put(row.sourceId(), change));
        if (row.callId() != null && !NO_CALL.contains(row.callId()) && row.queue().isPresent()) {
            queueLog.add(new WorkingRows.Entry(row.sourceId(), row.time(), row.callId(), json));
        }
    }

    private static void requireNames(String sourceId, Instant time) throws RejectedException {
        if (sourceId == null || time == null) {
            throw new RejectedException("sourceId or time of the row is missing", null);
        }
    }
}
