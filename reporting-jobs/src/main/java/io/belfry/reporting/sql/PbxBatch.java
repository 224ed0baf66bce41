package io.belfry.reporting.sql;

import io.belfry.contracts.Envelope;
import io.belfry.contracts.Topics;
import io.belfry.contracts.config.QueueConfig;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.kafka.Received;
import io.belfry.contracts.kafka.RejectedException;
import io.belfry.contracts.pbx.CelRow;
import io.belfry.contracts.pbx.ChannelHeld;
import io.belfry.contracts.pbx.ChannelInfo;
import io.belfry.contracts.pbx.ChannelUnheld;
import io.belfry.contracts.pbx.PbxEvent;
import io.belfry.contracts.pbx.QueueLogRow;
import io.belfry.reporting.agent.AgentEvents;
import io.belfry.reporting.call.HoldSignal;
import io.belfry.reporting.call.SeatLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** What a batch says of one PBX. */
final class PbxBatch {

    /** Call ids in queue_log that are no calls; logins have ids of many kinds. */
    private static final Set<String> NO_CALL = Set.of("", "NONE", "MANAGER", "REALTIME");

    private final List<WorkingRows.Entry> cel = new ArrayList<>();

    private final List<WorkingRows.Entry> queueLog = new ArrayList<>();
    private final List<AgentDays.Entry> agents = new ArrayList<>();
    private final List<Holds.Entry> holds = new ArrayList<>();
    private final List<Rest> rests = new ArrayList<>();
    private final Set<Instant> starts = new TreeSet<>();
    private final Set<Instant> moments = new TreeSet<>();
    private final Map<String, SeatLog.Change> seats = new LinkedHashMap<>();

    /** A queue's rest after a call, from a time on. */
    record Rest(QueueName queue, Instant from, int seconds) {}

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
            received.valueOf(Topics.PBX_AMI).ifPresent(event -> part(parts, event).add(event));
            received.valueOf(Topics.CONFIG_QUEUES)
                    .ifPresent(queue -> part(parts, queue).configure(queue));
        }
        return parts;
    }

    List<WorkingRows.Entry> cel() {
        return cel;
    }

    List<WorkingRows.Entry> queueLog() {
        return queueLog;
    }

    /** Rows of agents' days. */
    List<AgentDays.Entry> agents() {
        return agents;
    }

    List<Holds.Entry> holds() {
        return holds;
    }

    List<Rest> rests() {
        return rests;
    }

    /** When the PBX was started. */
    Set<Instant> starts() {
        return starts;
    }

    /** The times of all rows of the logs. */
    Set<Instant> moments() {
        return moments;
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
                            row.sourceId(),
                            row.eventTime(),
                            row.linkedId().value(),
                            Objects.toString(row.uniqueId(), null),
                            json));
        }
        moments.add(row.eventTime());
    }

    private void add(QueueLogRow row, byte[] json) throws RejectedException {
        requireNames(row.sourceId(), row.time());
        SeatLog.change(row).ifPresent(change -> seats.put(row.sourceId(), change));
        if (row.callId() != null && !NO_CALL.contains(row.callId()) && row.queue().isPresent()) {
            queueLog.add(
                    new WorkingRows.Entry(
                            row.sourceId(), row.time(), row.callId(), row.queueName(), json));
        }
        AgentEvents.agentOf(row)
                .ifPresent(
                        agent ->
                                agents.add(
                                        new AgentDays.Entry(
                                                row.sourceId(),
                                                row.time(),
                                                agent,
                                                row.event(),
                                                json)));
        if (AgentEvents.isStart(row)) {
            starts.add(row.time());
        } else {
            moments.add(row.time());
        }
    }

    private void add(Envelope<PbxEvent> event) {
        ChannelInfo channel =
                event.data() instanceof ChannelHeld held
                        ? held.channel()
                        : event.data() instanceof ChannelUnheld unheld ? unheld.channel() : null;
        if (channel != null && channel.linkedId() != null && channel.uniqueId() != null) {
            holds.add(
                    new Holds.Entry(
                            channel.linkedId(),
                            new HoldSignal(
                                    event.time(),
                                    channel.uniqueId(),
                                    channel.name(),
                                    event.data() instanceof ChannelHeld)));
        }
    }

    private void configure(Envelope<QueueConfig> queue) {
        rests.add(new Rest(queue.data().name(), queue.time(), queue.data().wrapUpSeconds()));
    }

    private static void requireNames(String sourceId, Instant time) throws RejectedException {
        if (sourceId == null || time == null) {
            throw new RejectedException("sourceId or time of the row is missing", null);
        }
    }
}
