package io.belfry.simulator.wire;

import io.belfry.simulator.time.Timeline;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Channels and bridges, and everything Asterisk's core says when they change: AMI events, CEL rows,
 * device states. It knows nothing of queues or of who calls whom. The order of what it says for one
 * act is that of a real Asterisk 22.
 */
public final class Switchboard extends ChannelSpeech {

    private final Timeline time;
    private final DeviceStates devices;
    private final Map<String, Channel> channels = new LinkedHashMap<>();
    private final Map<String, List<Channel>> byDevice = new LinkedHashMap<>();
    private final LinkedIds calls = new LinkedIds();
    private long channelCount;
    private long localCount;
    private long bridgeCount;
    private long uniqueIds;
    private int optimisations;
    private final long seed;

    /**
     * @param seed makes bridge ids repeatable
     */
    public Switchboard(Timeline time, long seed) {
        super(time);
        this.time = time;
        this.seed = seed;
        this.devices = new DeviceStates(time, this);
    }

    public DeviceStates devices() {
        return devices;
    }

    /** Every channel there is, oldest first. */
    public Collection<Channel> channels() {
        return List.copyOf(channels.values());
    }

    public Channel channel(String name) {
        return channels.get(name);
    }

    /** The channels of a device, oldest first. */
    public List<Channel> channelsOf(String device) {
        return List.copyOf(byDevice.getOrDefault(device, List.of()));
    }

    /** A channel that a device opened towards us: in state Ring, with an extension to run. */
    public Channel inbound(String tech, CallerId caller, String context, String exten) {
        Channel c = create(tech, null, null, Channel.RING, caller, context, exten);
        announce(c);
        c.ani = caller.number();
        c.dnid = exten;
        var(c, "SIPDOMAIN", "127.0.0.1");
        return c;
    }

    /** A channel that we open towards a device, as part of the call of another one, or alone. */
    public Channel outbound(
            String tech, String uniqueId, Channel of, CallerId caller, String context) {
        String linkedId = of == null ? null : of.linkedId();
        Channel c = create(tech, uniqueId, linkedId, Channel.DOWN, caller, context, "s");
        announce(c);
        return c;
    }

    /** Both halves of a Local channel, {@code ;1} Down and {@code ;2} Ring. */
    public List<Channel> local(String exten, String context, String linkedId) {
        String base = "Local/%s@%s-%08x".formatted(exten, context, localCount++);
        Channel one = register(base + ";1", null, linkedId, Channel.DOWN, context, exten);
        Channel two = register(base + ";2", null, one.linkedId(), Channel.RING, context, exten);
        announce(one);
        announce(two);
        return List.of(one, two);
    }

    /** Says that the halves of a Local channel belong together. */
    public void localBridge(Channel one, Channel two, boolean optimises) {
        event(
                "LocalBridge",
                "call",
                e ->
                        e.channel("LocalOne", one)
                                .channel("LocalTwo", two)
                                .put("Context", two.context)
                                .put("Exten", two.exten)
                                .put("LocalOptimization", optimises ? "Yes" : "No"));
    }

    /** Number of the next Local channel that drops out. */
    public int nextOptimisation() {
        return optimisations++;
    }

    private Channel create(
            String tech,
            String uniqueId,
            String linkedId,
            int state,
            CallerId caller,
            String context,
            String exten) {
        String name = "%s-%08x".formatted(tech, channelCount++);
        Channel c = register(name, uniqueId, linkedId, state, context, exten);
        c.caller = caller;
        return c;
    }

    private Channel register(
            String name, String id, String linkedId, int state, String context, String exten) {
        String uniqueId = id != null ? id : time.seconds() + "." + uniqueIds++;
        Channel c = new Channel(name, uniqueId, time.now());
        c.linkedId(linkedId == null ? uniqueId : linkedId);
        c.state = state;
        c.context = context;
        c.exten = exten;
        channels.put(name, c);
        byDevice.computeIfAbsent(c.device(), d -> new ArrayList<>()).add(c);
        calls.joins(c.linkedId());
        return c;
    }

    private void announce(Channel c) {
        event("Newchannel", "call", e -> e.channel(c));
        cel.row("CHAN_START", c);
        devices.opened(c);
    }

    /** Newstate; Up is also a CEL ANSWER. */
    public void state(Channel c, int state) {
        c.state = state;
        event("Newstate", "call", e -> e.channel(c));
        if (state == Channel.UP) {
            cel.row("ANSWER", c);
        }
        devices.changed(c);
    }

    /** Another name for a Local channel's next number: a pair that nothing is said of. */
    public String hiddenLocal(String tech) {
        String name = "%s-%08x;2".formatted(tech, localCount);
        localCount += 2;
        return name;
    }

    /** A side of a conversation is put on hold by the other one, or taken back. */
    public void held(Channel c, boolean held) {
        if (c.held == held) {
            return;
        }
        c.held = held;
        if (held) {
            musicStarts(c);
        } else {
            musicStops(c);
        }
        devices.changed(c);
    }

    public Bridge createBridge() {
        return createBridge(Bridge.Kind.TALK);
    }

    public Bridge createBridge(Bridge.Kind kind) {
        UUID id = new UUID(seed * 31 + 17, time.now() * 1000 + bridgeCount++);
        Bridge bridge = new Bridge(id.toString(), kind);
        event("BridgeCreate", "call", e -> e.bridge(bridge));
        return bridge;
    }

    public void enter(Bridge bridge, Channel c) {
        enter(bridge, c, null);
    }

    /** Enters a bridge, in place of another channel if {@code swap} is not null. */
    public void enter(Bridge bridge, Channel c, Channel swap) {
        bridge.channels.add(c);
        c.bridge = bridge;
        c.bridged = true;
        link(bridge);
        cel.bridge("BRIDGE_ENTER", c, bridge, bridge.peersOf(c));
        event(
                "BridgeEnter",
                "call",
                e -> {
                    e.bridge(bridge).channel(c);
                    if (swap != null) {
                        e.put("SwapUniqueid", swap.uniqueId);
                    }
                });
    }

    public void leave(Channel c) {
        Bridge bridge = c.bridge;
        leave(c, bridge.peersOf(c));
    }

    /** Leaves a bridge together with everyone else: its CEL row names nobody. */
    public void leaveTogether(Channel c) {
        leave(c, "");
    }

    private void leave(Channel c, String peers) {
        Bridge bridge = c.bridge;
        bridge.channels.remove(c);
        c.bridge = null;
        event("BridgeLeave", "call", e -> e.bridge(bridge).channel(c));
        cel.bridge("BRIDGE_EXIT", c, bridge, peers);
    }

    public void destroy(Bridge bridge) {
        event("BridgeDestroy", "call", e -> e.bridge(bridge));
    }

    /** All in a bridge are one call from now on: the one whose first channel is the oldest. */
    private void link(Bridge bridge) {
        if (bridge.kind.isOfMany()) {
            return;
        }
        String oldest = LinkedIds.oldest(bridge.channels);
        for (Channel c : bridge.channels) {
            String before = c.linkedId();
            if (!before.equals(oldest)) {
                c.linkedId(oldest);
                calls.joins(oldest);
                unlink(c, before);
            }
        }
    }

    private void unlink(Channel c, String linkedId) {
        if (calls.leaves(linkedId)) {
            cel.linkedIdEnd(c, linkedId);
        }
    }

    /** The end of a channel, with its CEL rows; the last one of a call ends the linked id. */
    public void hangup(Channel c, int cause) {
        c.hangupCause = cause;
        c.gone = true;
        channels.remove(c.name);
        byDevice.get(c.device()).remove(c);
        event(
                "Hangup",
                "call",
                e -> {
                    e.channel(c).put("Cause", cause).put("Cause-txt", HangupCause.text(cause));
                    techCause(e, c);
                });
        cel.hangup(c);
        devices.changed(c);
        unlink(c, c.linkedId());
        c.progress.ended();
    }
}
