package io.belfry.pbx.command.live;

import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.BridgeId;
import io.belfry.contracts.id.Device;
import io.belfry.contracts.id.UniqueId;
import io.belfry.contracts.pbx.AgentCompleted;
import io.belfry.contracts.pbx.AgentConnected;
import io.belfry.contracts.pbx.BridgeDestroyed;
import io.belfry.contracts.pbx.BridgeEntered;
import io.belfry.contracts.pbx.BridgeLeft;
import io.belfry.contracts.pbx.ChannelCreated;
import io.belfry.contracts.pbx.ChannelEvent;
import io.belfry.contracts.pbx.ChannelHeld;
import io.belfry.contracts.pbx.ChannelHungUp;
import io.belfry.contracts.pbx.ChannelInfo;
import io.belfry.contracts.pbx.ChannelSnapshot;
import io.belfry.contracts.pbx.ChannelState;
import io.belfry.contracts.pbx.ChannelUnheld;
import io.belfry.contracts.pbx.LinkLost;
import io.belfry.contracts.pbx.PbxEvent;
import io.belfry.contracts.pbx.RecordingStarted;
import io.belfry.contracts.pbx.RecordingStopped;
import io.belfry.contracts.pbx.ResyncBegun;
import io.belfry.contracts.pbx.SpyStarted;
import io.belfry.contracts.pbx.SpyStopped;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Which channels live, who talks to whom, what is held, recorded and listened to. After a resync
 * what is held and recorded is unknown, and counts as not.
 */
public final class LiveCalls {

    /** What the channel of a caller executes whom a queue connected. */
    private static final String QUEUE = "Queue";

    /** Longest chain of Local channels between two parties. */
    private static final int LONGEST_CHAIN = 8;

    private final Map<UniqueId, LiveChannel> channels = new HashMap<>();
    private final Map<UniqueId, Optional<AgentNumber>> queueCallers = new HashMap<>();
    private final Map<UniqueId, UniqueId> spies = new HashMap<>();
    private long created;

    /** Follows the stream of events. */
    public synchronized void apply(PbxEvent event) {
        if (event instanceof ChannelEvent of && !(event instanceof ChannelHungUp)) {
            change(of.channel(), c -> c.with(of.channel()));
        }
        switch (event) {
            case ResyncBegun _, LinkLost _ -> forgetAll();
            case ChannelCreated(ChannelInfo channel) -> {
                if (!channels.containsKey(channel.uniqueId())) {
                    add(channel, null);
                }
            }
            case ChannelSnapshot e -> {
                add(e.channel(), e.bridge());
                if (QUEUE.equals(e.application()) && e.bridge() != null) {
                    queueCallers.put(e.channel().uniqueId(), Optional.empty());
                }
            }
            case ChannelHungUp e -> forget(e.channel().uniqueId());
            case BridgeEntered e -> change(e.channel(), c -> c.in(e.bridge().id()));
            case BridgeLeft e ->
                    change(e.channel(), c -> e.bridge().id().equals(c.bridge()) ? c.in(null) : c);
            case BridgeDestroyed e -> destroyed(e.bridge().id());
            case ChannelHeld e -> change(e.channel(), c -> c.held(true));
            case ChannelUnheld e -> change(e.channel(), c -> c.held(false));
            case RecordingStarted e -> change(e.channel(), c -> c.recorded(true));
            case RecordingStopped e -> change(e.channel(), c -> c.recorded(false));
            case AgentConnected e ->
                    queueCallers.put(e.channel().uniqueId(), Optional.ofNullable(e.agent()));
            case AgentCompleted e -> queueCallers.remove(e.channel().uniqueId());
            case SpyStarted e -> spies.put(e.channel().uniqueId(), e.spied().uniqueId());
            case SpyStopped e -> spies.remove(e.channel().uniqueId());
            default -> {}
        }
    }

    /** The channel with that id. */
    public synchronized Optional<LiveChannel> channel(UniqueId id) {
        return Optional.ofNullable(channels.get(id));
    }

    /** The channels of a device, the newest first. */
    public synchronized List<LiveChannel> of(Device device) {
        return channels.values().stream()
                .filter(c -> device.equals(c.info().device()))
                .sorted(Comparator.comparingLong(LiveChannel::order).reversed())
                .toList();
    }

    /**
     * The call a phone is busy with: the one that talks, else the one that rings or dials, else the
     * one on hold; the newest of several.
     */
    public synchronized Optional<LiveChannel> current(Device device) {
        return of(device).stream().min(Comparator.comparingInt(LiveCalls::rank));
    }

    /** The newest call that rings on a phone. */
    public synchronized Optional<LiveChannel> ringing(Device device) {
        return of(device).stream()
                .filter(c -> c.info().state() == ChannelState.RINGING)
                .findFirst();
    }

    /**
     * Who is at the other end of the bridge, through Local channels; empty when nobody is, or more
     * than one.
     */
    public synchronized Optional<LiveChannel> party(LiveChannel channel) {
        LiveChannel at = channels.get(channel.info().uniqueId());
        for (int links = 0; at != null && links < LONGEST_CHAIN; links++) {
            LiveChannel near = at;
            List<LiveChannel> others =
                    near.bridge() == null
                            ? List.of()
                            : channels.values().stream()
                                    .filter(c -> near.bridge().equals(c.bridge()))
                                    .filter(c -> c.order() != near.order())
                                    .toList();
            if (others.size() != 1) {
                return Optional.empty();
            }
            LiveChannel other = others.getFirst();
            if (!other.isLocal()) {
                return Optional.of(other);
            }
            at = named(other.otherHalf());
        }
        return Optional.empty();
    }

    /**
     * Whether a queue connected that caller with that agent; a call that began before the last
     * resync counts for whoever has it.
     */
    public synchronized boolean isQueueCall(LiveChannel caller, AgentNumber agent) {
        Optional<AgentNumber> by = queueCallers.get(caller.info().uniqueId());
        return by != null && by.map(agent::equals).orElse(true);
    }

    /** The channel by which one device listens to another. */
    public synchronized Optional<LiveChannel> spy(Device listener, Device listenedTo) {
        return of(listener).stream()
                .filter(
                        c -> {
                            LiveChannel spied = channels.get(spies.get(c.info().uniqueId()));
                            return spied != null && listenedTo.equals(spied.info().device());
                        })
                .findFirst();
    }

    private static int rank(LiveChannel channel) {
        if (channel.held()) {
            return 2;
        }
        return channel.isUp() ? 0 : 1;
    }

    private LiveChannel named(String name) {
        return channels.values().stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private void add(ChannelInfo channel, BridgeId bridge) {
        channels.put(channel.uniqueId(), new LiveChannel(channel, bridge, false, false, ++created));
    }

    /** A channel that is not known, because it is over or from before the resync, stays unknown. */
    private void change(ChannelInfo of, UnaryOperator<LiveChannel> change) {
        channels.computeIfPresent(of.uniqueId(), (_, c) -> change.apply(c));
    }

    private void destroyed(BridgeId bridge) {
        channels.replaceAll((_, c) -> bridge.equals(c.bridge()) ? c.in(null) : c);
    }

    private void forget(UniqueId id) {
        channels.remove(id);
        queueCallers.remove(id);
        spies.remove(id);
    }

    private void forgetAll() {
        channels.clear();
        queueCallers.clear();
        spies.clear();
    }
}
