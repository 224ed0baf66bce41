package io.belfry.pbx.translate;

import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.LinkedId;
import io.belfry.contracts.id.UniqueId;
import io.belfry.contracts.pbx.ChannelHungUp;
import io.belfry.contracts.pbx.ChannelInfo;
import io.belfry.contracts.pbx.ChannelState;
import io.belfry.contracts.pbx.ChannelStateChanged;
import io.belfry.contracts.pbx.PbxEvent;
import io.belfry.contracts.pbx.PoolAgentLoggedIn;
import io.belfry.contracts.pbx.PoolAgentLoggedOff;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an event of an older Asterisk leaves out because an earlier one said it. Of use before
 * Asterisk 12; from there on every event but {@code Rename} is whole.
 */
final class Memory {

    private static final Set<String> TEACHERS = Set.of("CEL", "Newexten", "Masquerade");

    /** A bound for those whose end was missed. */
    private static final int MOST_SPIES = 1_000;

    private static final int MOST_AGENTS = 100_000;

    private final KnownChannels channels = new KnownChannels();
    private final KnownBridges bridges = new KnownBridges(channels);
    private final KnownDials dials = new KnownDials(channels);
    private final KnownMembers members = new KnownMembers();
    private final Map<String, ChannelInfo> spies = new Bounded<>(MOST_SPIES);
    private final Set<AgentNumber> poolAgents =
            Collections.newSetFromMap(new Bounded<>(MOST_AGENTS));
    private boolean linkedIdsAreTold;

    KnownChannels channels() {
        return channels;
    }

    KnownBridges bridges() {
        return bridges;
    }

    KnownDials dials() {
        return dials;
    }

    KnownMembers members() {
        return members;
    }

    /** Who listens, by the name of the channel listened to. */
    Map<String, ChannelInfo> spies() {
        return spies;
    }

    /** Who is logged in of the agents of app_agent_pool or chan_agent. */
    Set<AgentNumber> poolAgents() {
        return poolAgents;
    }

    /** The lists of a resync come now. */
    void snapshotBegins() {
        channels.snapshotBegins();
        bridges.snapshotBegins();
        members.snapshotBegins();
    }

    /** What none of them named is over. */
    void snapshotEnds() {
        channels.snapshotEnds();
        bridges.snapshotEnds();
        members.snapshotEnds();
        dials.snapshotEnds();
        spies.entrySet()
                .removeIf(
                        s ->
                                !channels.lives(s.getKey())
                                        || !channels.lives(s.getValue().uniqueId()));
    }

    /** Whether this PBX writes {@code Linkedid} into its events. */
    void linkedIdsAreTold(boolean told) {
        linkedIdsAreTold = told;
    }

    /** Whether an event of that name tells what others leave out. */
    boolean learnsFrom(String name) {
        return !linkedIdsAreTold && TEACHERS.contains(name);
    }

    /** Learns from events that mean nothing else. */
    void learn(AmiFields f) {
        if (!learnsFrom(f.message().name())) {
            return;
        }
        switch (f.message().name()) {
            case "CEL" -> cel(f.text("UniqueID"), f.text("LinkedID"));
            case "Newexten" -> step(f);
            case "Masquerade" -> masquerade(f.text("Original"), f.text("Clone"));
            default -> {}
        }
    }

    /** The event with what an older Asterisk does not say beside it. */
    List<PbxEvent> withConsequences(PbxEvent event) {
        List<PbxEvent> all = new ArrayList<>(1);
        if (event instanceof ChannelHungUp(ChannelInfo channel, int _, String _)) {
            all.addAll(bridges.leave(channel.uniqueId()));
            all.add(event);
            dials.forget(channel.uniqueId());
            spies.remove(channel.name());
            channels.forget(channel.uniqueId());
        } else {
            all.add(event);
        }
        switch (event) {
            case ChannelStateChanged(ChannelInfo channel) when channel.state() == ChannelState.UP ->
                    all.addAll(dials.up(channel));
            case PoolAgentLoggedIn e -> poolAgents.add(e.agent());
            case PoolAgentLoggedOff e -> poolAgents.remove(e.agent());
            default -> {}
        }
        return all;
    }

    private void cel(String uniqueId, String linkedId) {
        if (uniqueId != null && linkedId != null) {
            channels.belongs(new UniqueId(uniqueId), new LinkedId(linkedId));
        }
    }

    private void step(AmiFields f) {
        String id = f.text("Uniqueid");
        ChannelInfo c = id == null ? null : channels.find(new UniqueId(id));
        if (c != null) {
            channels.remember(
                    new ChannelInfo(
                            c.name(),
                            c.uniqueId(),
                            c.linkedId(),
                            c.device(),
                            c.state(),
                            c.caller(),
                            c.connected(),
                            c.accountCode(),
                            f.text("Context"),
                            f.text("Extension"),
                            c.language()));
        }
    }

    private void masquerade(String original, String clone) {
        ChannelInfo one = channels.named(original);
        ChannelInfo other = channels.named(clone);
        if (one != null && other != null) {
            channels.join(one.uniqueId(), other.uniqueId());
        }
    }
}
