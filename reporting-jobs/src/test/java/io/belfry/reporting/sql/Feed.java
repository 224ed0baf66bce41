package io.belfry.reporting.sql;

import io.belfry.contracts.Envelope;
import io.belfry.contracts.Topic;
import io.belfry.contracts.Topics;
import io.belfry.contracts.codec.Decoded;
import io.belfry.contracts.codec.EventCodec;
import io.belfry.contracts.config.QueueConfig;
import io.belfry.contracts.id.LinkedId;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.id.QueueId;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.id.UniqueId;
import io.belfry.contracts.kafka.Received;
import io.belfry.contracts.pbx.CelRow;
import io.belfry.contracts.pbx.ChannelHeld;
import io.belfry.contracts.pbx.ChannelInfo;
import io.belfry.contracts.pbx.ChannelUnheld;
import io.belfry.contracts.pbx.PbxEvent;
import io.belfry.testing.traces.Trace;
import io.belfry.testing.traces.TraceRows;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Records as the loop hands them on, without Kafka. */
final class Feed {

    private final PbxId pbx;
    private final List<Received<?>> records = new ArrayList<>();

    Feed(String pbx) {
        this.pbx = new PbxId(pbx);
    }

    /** The whole recording, in the order of the scenarios; support rests for 3 s. */
    static List<Received<?>> recording(String pbx) {
        Feed feed = new Feed(pbx).rest("support", 3);
        Trace.all().forEach(trace -> feed.scenario(trace.name()));
        return feed.records();
    }

    List<Received<?>> records() {
        return records;
    }

    Feed scenario(String name) {
        TraceRows.cel(name).forEach(row -> add(Topics.PBX_CEL, row));
        TraceRows.queueLog(name).forEach(row -> add(Topics.PBX_QUEUE_LOG, row));
        Trace.scenario(name).amiEvents().stream()
                .filter(e -> List.of("Hold", "Unhold").contains(e.get("Event")))
                .forEach(this::hold);
        return this;
    }

    Feed rest(String queue, int seconds) {
        Instant time = Instant.parse("2026-11-21T09:00:00Z");
        add(
                Topics.CONFIG_QUEUES,
                new Envelope<>(
                        queue,
                        pbx,
                        time,
                        new QueueConfig(
                                new QueueId(1),
                                new QueueName(queue),
                                queue,
                                "3001",
                                "default",
                                seconds,
                                20)));
        return this;
    }

    <T> Feed add(Topic<T> topic, Envelope<T> row) {
        Envelope<T> envelope = new Envelope<>(row.id(), pbx, row.time(), row.data());
        ConsumerRecord<byte[], byte[]> record =
                new ConsumerRecord<>(
                        topic.name(),
                        0,
                        records.size(),
                        topic.key(envelope).toString().getBytes(StandardCharsets.UTF_8),
                        EventCodec.value(envelope.data()));
        records.add(new Received<>(topic, record, new Decoded.Value<>(envelope)));
        return this;
    }

    /** The same row, had it been one of the call {@code live-1}. */
    static Envelope<CelRow> ofAnotherCall(Envelope<CelRow> row) {
        CelRow r = row.data();
        return new Envelope<>(
                "live",
                row.pbx(),
                row.time(),
                new CelRow(
                        "live",
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
                        new UniqueId("live-1"),
                        new LinkedId("live-1"),
                        r.userField(),
                        r.peer(),
                        r.extra()));
    }

    private void hold(Map<String, String> event) {
        Instant time =
                Instant.ofEpochSecond(
                        0,
                        new BigDecimal(event.get("Timestamp")).movePointRight(9).longValueExact());
        hold(
                time,
                event.get("Channel"),
                event.get("Uniqueid"),
                event.get("Linkedid"),
                event.get("Event").equals("Hold"));
    }

    /** AMI Hold or Unhold. */
    Feed hold(Instant time, String name, String uniqueId, String linkedId, boolean held) {
        ChannelInfo channel =
                new ChannelInfo(
                        name,
                        new UniqueId(uniqueId),
                        new LinkedId(linkedId),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null);
        PbxEvent data = held ? new ChannelHeld(channel, null) : new ChannelUnheld(channel);
        return add(Topics.PBX_AMI, new Envelope<>("ami-" + time, pbx, time, data));
    }
}
