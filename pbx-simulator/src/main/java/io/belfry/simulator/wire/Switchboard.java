package io.belfry.simulator.wire;

import io.belfry.simulator.out.Output;
import io.belfry.simulator.out.QueueLogRow;
import io.belfry.simulator.time.Timeline;
import io.belfry.simulator.truth.Witness;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Channels and bridges, and everything Asterisk's core says when they change: AMI events, CEL rows,
 * device states. It knows nothing of queues or of who calls whom. The order of what it says for one
 * act is that of a real Asterisk 22.
 */
public final class Switchboard {

    private final Timeline time;
    private final DeviceStates devices;
    private final CelWriter cel;
    private final Map<String, Channel> channels = new LinkedHashMap<>();
    private final Map<String, List<Channel>> byDevice = new LinkedHashMap<>();
    private final Map<String, Integer> linked = new LinkedHashMap<>();
    private List<Output> outbox = new ArrayList<>();
    private Witness witness = Witness.NOBODY;
    private long channelCount;
    private long localCount;
    private long bridgeCount;
    private long uniqueIds;
    private final long seed;

    /**
     * @param seed makes bridge ids repeatable
     */
    public Switchboard(Timeline time, long seed) {
        this.time = time;
        this.seed = seed;
        this.devices = new DeviceStates(time, this);
        this.cel = new CelWriter(time, this);
    }

    public Timeline time() {
        return time;
    }

    /** Who is told what happens, beside what is said of it. */
    public Witness witness() {
        return witness;
    }

    public void witness(Witness teller) {
        witness = teller;
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

    List<Channel> channelsOf(String device) {
        return byDevice.getOrDefault(device, List.of());
    }

    /** What was said since the last call. */
    public List<Output> drain() {
        List<Output> said = outbox;
        outbox = new ArrayList<>();
        return said;
    }

    void say(Output output) {
        outbox.add(output);
    }

    /** Says an AMI event; the writer adds the headers after Event, Privilege and Timestamp. */
    public void event(String name, String privilege, Consumer<EventWriter> headers) {
        EventWriter writer = new EventWriter(name, privilege, time.tick());
        headers.accept(writer);
        say(writer.event());
    }

    /** Writes a queue_log row; missing data are empty. */
    public void queueLog(String callId, String queue, String agent, String event, Object... data) {
        List<String> five = new ArrayList<>(Arrays.stream(data).map(String::valueOf).toList());
        while (five.size() < 5) {
            five.add("");
        }
        say(new QueueLogRow(time.tick(), callId, queue, agent, event, five));
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
        String linkedId = of == null ? null : of.linkedId;
        Channel c = create(tech, uniqueId, linkedId, Channel.DOWN, caller, context, "s");
        announce(c);
        return c;
    }

    /** Both halves of a Local channel, {@code ;1} Down and {@code ;2} Ring. */
    public List<Channel> local(String exten, String context, String linkedId) {
        String base = "Local/%s@%s-%08x".formatted(exten, context, localCount++);
        Channel one = register(base + ";1", null, linkedId, Channel.DOWN, context, exten);
        Channel two = register(base + ";2", null, linkedId, Channel.RING, context, exten);
        announce(one);
        announce(two);
        return List.of(one, two);
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
        Channel c = new Channel(name, uniqueId, linkedId == null ? uniqueId : linkedId, time.now());
        c.state = state;
        c.context = context;
        c.exten = exten;
        channels.put(name, c);
        byDevice.computeIfAbsent(c.device(), d -> new ArrayList<>()).add(c);
        linked.merge(c.linkedId, 1, Integer::sum);
        return c;
    }

    private void announce(Channel c) {
        event("Newchannel", "call", e -> e.channel(c));
        cel.row("CHAN_START", c);
        devices.opened(c);
    }

    /** Runs a dialplan application: Newexten. */
    public void execute(Channel c, int priority, String app, String data) {
        c.priority = priority;
        c.app = app;
        c.appData = data;
        extension(c);
    }

    /** A Newexten of what the channel runs now. */
    public void extension(Channel c) {
        event(
                "Newexten",
                "dialplan",
                e ->
                        e.channel(c)
                                .put("Extension", c.exten)
                                .put("Application", c.app)
                                .put("AppData", c.appData));
    }

    public void var(Channel c, String name, Object value) {
        c.variables.put(name.replaceFirst("^_+", ""), String.valueOf(value));
        event("VarSet", "dialplan", e -> e.channel(c).put("Variable", name).put("Value", value));
    }

    /** A user event of the dialplan; the headers come in pairs. */
    public void userEvent(Channel c, String name, String... headers) {
        event(
                "UserEvent",
                "user",
                e -> {
                    e.channel(c).put("UserEvent", name);
                    for (int i = 0; i < headers.length; i += 2) {
                        e.put(headers[i], headers[i + 1]);
                    }
                });
    }

    public void newCallerId(Channel c) {
        event(
                "NewCallerid",
                "call",
                e -> e.channel(c).put("CID-CallingPres", "0 (Presentation Allowed, Not Screened)"));
    }

    /** Another caller id, told if it is another one. */
    public void callerId(Channel c, CallerId id) {
        if (!c.caller.equals(id)) {
            c.caller = id;
            newCallerId(c);
        }
    }

    /** Another connected line, told if it is another one. */
    public void connectedLine(Channel c, CallerId id) {
        if (!c.connected.equals(id)) {
            c.connected = id;
            newConnectedLine(c);
        }
    }

    public void newConnectedLine(Channel c) {
        event("NewConnectedLine", "call", e -> e.channel(c));
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

    /** The CEL row of an application's start: of Dial and Queue. */
    public void appStart(Channel c) {
        cel.row("APP_START", c);
    }

    /** A CEL event of the dialplan with its value: XIVO_INCALL, XIVO_OUTCALL. */
    public void celUserEvent(Channel c, String type, String value) {
        cel.userRow(c, type, value);
    }

    /** DialBegin, DialState, DialEnd; {@code from} is null for an originated call. */
    public void dial(String event, Channel from, Channel to, String header, String value) {
        event(
                event,
                "call",
                e -> {
                    if (from != null) {
                        e.channel(from);
                    }
                    e.channel("Dest", to).put(header, value);
                });
    }

    public Bridge createBridge() {
        Bridge bridge =
                new Bridge(new UUID(seed * 31 + 17, time.now() * 1000 + bridgeCount++).toString());
        event("BridgeCreate", "call", e -> e.bridge(bridge));
        return bridge;
    }

    public void enter(Bridge bridge, Channel c) {
        enter(bridge, c, null);
    }

    /** Enters a bridge, in place of another channel if {@code swap} is not null. */
    public void enter(Bridge bridge, Channel c, Channel swap) {
        cel.bridge("BRIDGE_ENTER", c, bridge);
        bridge.channels.add(c);
        c.bridge = bridge;
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
        bridge.channels.remove(c);
        c.bridge = null;
        event("BridgeLeave", "call", e -> e.bridge(bridge).channel(c));
        cel.bridge("BRIDGE_EXIT", c, bridge);
    }

    public void destroy(Bridge bridge) {
        event("BridgeDestroy", "call", e -> e.bridge(bridge));
    }

    /** Someone asks for the end of a channel; {@code cause} null where Asterisk tells none. */
    public void hangupRequest(Channel c, Integer cause) {
        event(
                "HangupRequest",
                "call",
                e -> {
                    e.channel(c);
                    if (cause != null) {
                        e.put("Cause", cause);
                    }
                    techCause(e, c);
                });
    }

    public void softHangup(Channel c) {
        event("SoftHangupRequest", "call", e -> e.channel(c).put("Cause", 16));
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
                    e.channel(c).put("Cause", cause).put("Cause-txt", causeText(cause));
                    techCause(e, c);
                });
        cel.hangup(c);
        devices.changed(c);
        if (linked.merge(c.linkedId, -1, Integer::sum) == 0) {
            linked.remove(c.linkedId);
            cel.row("LINKEDID_END", c);
        }
    }

    private static void techCause(EventWriter e, Channel c) {
        if (!c.techCause.isEmpty()) {
            e.put("TechCause", c.techCause);
        }
    }

    private static String causeText(int cause) {
        return switch (cause) {
            case 0 -> "Unknown";
            case 16 -> "Normal Clearing";
            case 17 -> "User busy";
            case 127 -> "Interworking, unspecified";
            case 19 -> "User alerting, no answer";
            default -> "Cause " + cause;
        };
    }
}
