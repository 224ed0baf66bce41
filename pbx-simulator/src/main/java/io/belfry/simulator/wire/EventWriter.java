package io.belfry.simulator.wire;

import io.belfry.simulator.out.AmiEvent;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Builds one AMI event header by header, with the groups of headers that Asterisk uses. */
public final class EventWriter {
    private final String privilege;
    private final List<Map.Entry<String, String>> headers = new ArrayList<>(40);

    EventWriter(String name, String privilege, long micros) {
        this.privilege = privilege;
        put("Event", name);
        put("Privilege", privilege + ",all");
        put("Timestamp", micros / 1_000_000 + "." + "%06d".formatted(micros % 1_000_000));
    }

    private EventWriter(String kind, String name) {
        privilege = "";
        put(kind, name);
    }

    /** A frame of an answer: {@code Response} or {@code Event} without privilege and time. */
    public static EventWriter reply(String kind, String name) {
        return new EventWriter(kind, name);
    }

    /** The frame as it goes over the wire, with its blank line. */
    public String wire() {
        return event().wire();
    }

    public EventWriter put(String header, Object value) {
        headers.add(new SimpleImmutableEntry<>(header, String.valueOf(value)));
        return this;
    }

    public EventWriter channel(Channel channel) {
        return channel("", channel);
    }

    /** The fourteen headers of a channel's snapshot with a prefix: Dest, LocalOne, Source. */
    public EventWriter channel(String prefix, Channel c) {
        put(prefix + "Channel", c.name);
        put(prefix + "ChannelState", c.state);
        put(prefix + "ChannelStateDesc", c.stateText());
        put(prefix + "CallerIDNum", known(c.caller.number()));
        put(prefix + "CallerIDName", known(c.caller.name()));
        put(prefix + "ConnectedLineNum", known(c.connected.number()));
        put(prefix + "ConnectedLineName", known(c.connected.name()));
        put(prefix + "Language", "en");
        put(prefix + "AccountCode", "");
        put(prefix + "Context", c.context);
        put(prefix + "Exten", c.exten);
        put(prefix + "Priority", c.priority);
        put(prefix + "Uniqueid", c.uniqueId);
        return put(prefix + "Linkedid", c.linkedId());
    }

    public EventWriter bridge(Bridge bridge) {
        return bridge("", bridge);
    }

    /** The seven headers of a bridge's snapshot with a prefix: Orig, Second, To, From. */
    public EventWriter bridge(String prefix, Bridge bridge) {
        put(prefix + "BridgeUniqueid", bridge.id);
        put(prefix + "BridgeType", bridge.kind.type());
        put(prefix + "BridgeTechnology", bridge.kind.technology());
        put(prefix + "BridgeCreator", known(bridge.kind.creator()));
        put(prefix + "BridgeName", known(bridge.kind.name()));
        put(prefix + "BridgeNumChannels", bridge.size());
        return put(prefix + "BridgeVideoSourceMode", "none");
    }

    AmiEvent event() {
        return new AmiEvent(privilege, headers);
    }

    private static String known(String value) {
        return value.isEmpty() ? "<unknown>" : value;
    }
}
