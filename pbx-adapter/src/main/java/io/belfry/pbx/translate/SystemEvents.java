package io.belfry.pbx.translate;

import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.Device;
import io.belfry.contracts.id.UniqueId;
import io.belfry.contracts.pbx.AgentLoggedIn;
import io.belfry.contracts.pbx.AgentLoggedOff;
import io.belfry.contracts.pbx.ChannelInfo;
import io.belfry.contracts.pbx.ContactStatusChanged;
import io.belfry.contracts.pbx.DeviceState;
import io.belfry.contracts.pbx.DeviceStateChanged;
import io.belfry.contracts.pbx.ExtensionStateChanged;
import io.belfry.contracts.pbx.PbxEvent;
import io.belfry.contracts.pbx.PbxStarted;
import io.belfry.contracts.pbx.PbxStopping;
import io.belfry.contracts.pbx.PeerStatusChanged;
import io.belfry.contracts.pbx.PhoneStatus;
import io.belfry.contracts.pbx.UserEventRaised;
import io.belfry.contracts.pbx.VoicemailChanged;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Devices, extensions, mailboxes, user events, and the PBX itself. */
final class SystemEvents {

    /** Headers that Asterisk puts into a user event by itself. */
    private static final Set<String> OWN_HEADERS =
            Set.of("Event", "Privilege", "Timestamp", "SystemName", "ActionID", "UserEvent");

    /** Headers that it adds when a channel raised the event. */
    private static final Set<String> CHANNEL_HEADERS =
            Set.of(
                    "Channel",
                    "ChannelState",
                    "ChannelStateDesc",
                    "CallerIDNum",
                    "CallerIDName",
                    "ConnectedLineNum",
                    "ConnectedLineName",
                    "Language",
                    "AccountCode",
                    "Context",
                    "Exten",
                    "Priority",
                    "Uniqueid",
                    "Linkedid");

    private SystemEvents() {}

    static void addTo(Map<String, Translator.Reader> table) {
        table.put("ExtensionStatus", SystemEvents::extensionState);
        table.put(
                "PeerStatus",
                f ->
                        new PeerStatusChanged(
                                new Device(f.required("Peer")), f.required("PeerStatus")));
        table.put(
                "ContactStatus",
                f ->
                        new ContactStatusChanged(
                                f.requiredEither("EndpointName", "AOR"),
                                f.text("AOR"),
                                f.text("URI"),
                                f.required("ContactStatus")));
        table.put("MessageWaiting", SystemEvents::voicemail);
        table.put("UserEvent", SystemEvents::userEvent);
        table.put("FullyBooted", f -> new PbxStarted(f.optionalLong("Uptime")));
        table.put("Shutdown", f -> new PbxStopping(f.yes("Restart")));
    }

    static PbxEvent deviceState(AmiFields f) {
        return new DeviceStateChanged(new Device(f.required("Device")), state(f.required("State")));
    }

    private static DeviceState state(String word) {
        try {
            return DeviceState.valueOf(word);
        } catch (IllegalArgumentException e) {
            throw new MalformedAmiException("header State is no device state: " + word);
        }
    }

    private static PbxEvent extensionState(AmiFields f) {
        return new ExtensionStateChanged(
                f.required("Exten"),
                f.required("Context"),
                f.text("Hint"),
                status(f.number("Status")));
    }

    /** In use and on hold at once (16 + 1) is on hold. */
    private static PhoneStatus status(int code) {
        return PhoneStatus.ofCode(code == 17 ? PhoneStatus.ONHOLD.code() : code);
    }

    private static PbxEvent voicemail(AmiFields f) {
        return new VoicemailChanged(
                f.required("Mailbox"), f.yes("Waiting"), f.number("New", 0), f.number("Old", 0));
    }

    private static PbxEvent userEvent(AmiFields f) {
        String name = f.required("UserEvent");
        return switch (name) {
            case "AgentLogin" ->
                    new AgentLoggedIn(
                            new AgentNumber(f.required("AgentNumber")),
                            agentId(f),
                            f.required("Extension"),
                            f.text("Context"));
            case "AgentLogoff" ->
                    new AgentLoggedOff(new AgentNumber(f.required("AgentNumber")), agentId(f));
            default -> {
                ChannelInfo channel = channel(f);
                yield new UserEventRaised(name, channel, rest(f, channel != null));
            }
        };
    }

    /** Who raised it; before Asterisk 12 the dialplan writes {@code Uniqueid} alone. */
    private static ChannelInfo channel(AmiFields f) {
        UniqueId id = f.optionalUniqueId("Uniqueid");
        if (id == null) {
            return null;
        }
        return f.text("Channel") == null ? f.memory().channels().find(id) : f.channel();
    }

    private static AgentId agentId(AmiFields f) {
        Integer id = f.optionalNumber("AgentID");
        return id == null ? null : new AgentId(id);
    }

    private static Map<String, String> rest(AmiFields f, boolean ofChannel) {
        Map<String, String> rest = new LinkedHashMap<>(f.message().fields());
        rest.keySet().removeAll(OWN_HEADERS);
        if (ofChannel) {
            rest.keySet().removeAll(CHANNEL_HEADERS);
        }
        return rest;
    }
}
