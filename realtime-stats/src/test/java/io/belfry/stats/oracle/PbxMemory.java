package io.belfry.stats.oracle;

import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.id.UniqueId;
import io.belfry.contracts.pbx.AgentConnected;
import io.belfry.contracts.pbx.ChannelCreated;
import io.belfry.contracts.pbx.ChannelEvent;
import io.belfry.contracts.pbx.ChannelHungUp;
import io.belfry.contracts.pbx.ChannelInfo;
import io.belfry.contracts.pbx.ChannelSnapshot;
import io.belfry.contracts.pbx.PbxEvent;
import io.belfry.contracts.pbx.QueueCallerJoined;
import io.belfry.contracts.pbx.QueueCallerLeft;
import io.belfry.contracts.pbx.QueueCallerSnapshot;
import io.belfry.contracts.pbx.QueueMember;
import io.belfry.contracts.pbx.QueueMemberAdded;
import io.belfry.contracts.pbx.QueueMemberChanged;
import io.belfry.contracts.pbx.QueueMemberRemoved;
import io.belfry.contracts.pbx.QueueMemberSnapshot;
import io.belfry.contracts.pbx.QueueSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a PBX would say if it were asked for everything: enough to make a snapshot. */
final class PbxMemory {

    private record Caller(QueueName queue, ChannelInfo channel, Instant at) {}

    private final Map<UniqueId, ChannelInfo> channels = new LinkedHashMap<>();
    private final Map<UniqueId, Instant> created = new LinkedHashMap<>();
    private final Map<String, QueueMember> members = new LinkedHashMap<>();
    private final Map<UniqueId, Caller> callers = new LinkedHashMap<>();
    private final Map<QueueName, Integer> holds = new LinkedHashMap<>();

    /** A PBX that knows its queues and nothing else. */
    PbxMemory restarted() {
        PbxMemory fresh = new PbxMemory();
        holds.keySet().forEach(queue -> fresh.holds.put(queue, 0));
        return fresh;
    }

    void on(Instant at, PbxEvent event) {
        if (event instanceof ChannelEvent of && of.channel() != null) {
            UniqueId id = of.channel().uniqueId();
            if (event instanceof ChannelHungUp) {
                channels.remove(id);
                created.remove(id);
            } else if (event instanceof ChannelCreated || channels.containsKey(id)) {
                channels.put(id, of.channel());
                created.putIfAbsent(id, at);
            }
        }
        switch (event) {
            case QueueMemberAdded e -> members.put(key(e.member()), e.member());
            case QueueMemberChanged e -> members.put(key(e.member()), e.member());
            case QueueMemberRemoved e -> members.remove(key(e.member()));
            case QueueCallerJoined e ->
                    callers.put(e.channel().uniqueId(), new Caller(e.queue(), e.channel(), at));
            case QueueCallerLeft e -> callers.remove(e.channel().uniqueId());
            case AgentConnected e ->
                    holds.merge(
                            e.queue(),
                            e.holdSeconds() / 4,
                            (old, none) -> (old * 3 + e.holdSeconds()) / 4);
            default -> {}
        }
    }

    List<PbxEvent> snapshot(Instant at) {
        List<PbxEvent> all = new ArrayList<>();
        channels.forEach(
                (id, channel) ->
                        all.add(
                                new ChannelSnapshot(
                                        channel,
                                        null,
                                        null,
                                        null,
                                        at.getEpochSecond() - created.get(id).getEpochSecond())));
        holds.forEach(
                (queue, hold) ->
                        all.add(new QueueSnapshot(queue, "rrmemory", 0, 0, hold, 0, 0, 0, 0, 0)));
        members.values().forEach(member -> all.add(new QueueMemberSnapshot(member)));
        Map<QueueName, Integer> positions = new LinkedHashMap<>();
        callers.forEach(
                (id, caller) ->
                        all.add(
                                new QueueCallerSnapshot(
                                        caller.queue(),
                                        positions.merge(caller.queue(), 1, Integer::sum),
                                        caller.channel().name(),
                                        id,
                                        caller.channel().caller(),
                                        caller.at())));
        return all;
    }

    private static String key(QueueMember member) {
        return member.queue() + "/" + member.agent();
    }
}
