package io.belfry.pbx.translate;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells an event of Asterisk 22 with the names and headers of Asterisk 11, as the calls of {@code
 * manager_event} and {@code ast_manager_event} in its sources print them. Where they were read is
 * said in {@link OlderAsteriskTest}.
 */
final class Asterisk11 {

    /** Headers that 11 writes under the same name, by event of 22; then the event's name in 11. */
    private static final Map<String, List<String>> SAME =
            Map.ofEntries(
                    Map.entry(
                            "Newchannel",
                            List.of(
                                    "Channel",
                                    "ChannelState",
                                    "ChannelStateDesc",
                                    "CallerIDNum",
                                    "CallerIDName",
                                    "AccountCode",
                                    "Exten",
                                    "Context",
                                    "Uniqueid")),
                    Map.entry(
                            "Newstate",
                            List.of(
                                    "Channel",
                                    "ChannelState",
                                    "ChannelStateDesc",
                                    "CallerIDNum",
                                    "CallerIDName",
                                    "ConnectedLineNum",
                                    "ConnectedLineName",
                                    "Uniqueid")),
                    Map.entry(
                            "NewCallerid",
                            List.of("Channel", "CallerIDNum", "CallerIDName", "Uniqueid")),
                    Map.entry(
                            "Newexten",
                            List.of(
                                    "Channel",
                                    "Context",
                                    "Extension",
                                    "Priority",
                                    "Application",
                                    "AppData",
                                    "Uniqueid")),
                    Map.entry(
                            "Hangup",
                            List.of(
                                    "Channel",
                                    "Uniqueid",
                                    "CallerIDNum",
                                    "CallerIDName",
                                    "ConnectedLineNum",
                                    "ConnectedLineName",
                                    "AccountCode",
                                    "Cause",
                                    "Cause-txt")),
                    Map.entry("HangupRequest", List.of("Channel", "Uniqueid", "Cause")),
                    Map.entry("SoftHangupRequest", List.of("Channel", "Uniqueid", "Cause")),
                    Map.entry("VarSet", List.of("Channel", "Variable", "Value", "Uniqueid")),
                    Map.entry("ExtensionStatus", List.of("Exten", "Context", "Hint", "Status")),
                    Map.entry("PeerStatus", List.of("ChannelType", "Peer", "PeerStatus")),
                    Map.entry(
                            "QueueCallerAbandon",
                            List.of(
                                    "Queue",
                                    "Uniqueid",
                                    "Position",
                                    "OriginalPosition",
                                    "HoldTime")));

    private static final List<String> QUEUED =
            List.of(
                    "Channel",
                    "CallerIDNum",
                    "CallerIDName",
                    "ConnectedLineNum",
                    "ConnectedLineName",
                    "Queue",
                    "Position",
                    "Count",
                    "Uniqueid");

    private static final Map<String, String> ONLY_NOTED = Map.of("Hold", "On", "Unhold", "Off");

    private Asterisk11() {}

    /** The event of 11, or empty where 11 has none. */
    static Optional<Map<String, String>> tell(Map<String, String> event) {
        String name = event.get("Event");
        List<String> same = SAME.get(name);
        if (same != null) {
            return Optional.of(event(name, pick(event, same)));
        }
        return Optional.ofNullable(
                switch (name) {
                    case "CEL" -> event;
                    case "QueueCallerJoin" -> event("Join", pick(event, QUEUED));
                    case "QueueCallerLeave" ->
                            event(
                                    "Leave",
                                    pick(
                                            event,
                                            List.of(
                                                    "Channel",
                                                    "Queue",
                                                    "Count",
                                                    "Position",
                                                    "Uniqueid")));
                    case "Hold", "Unhold" -> {
                        Map<String, String> told = pick(event, List.of("Channel", "Uniqueid"));
                        told.put("Status", ONLY_NOTED.get(name));
                        yield event("Hold", told);
                    }
                    case "DTMFBegin", "DTMFEnd" -> dtmf(event, name.equals("DTMFEnd"));
                    case "MusicOnHoldStart", "MusicOnHoldStop" ->
                            music(event, name.substring("MusicOnHold".length()));
                    case "LocalBridge" -> localBridge(event);
                    case "AgentCalled" -> called(event);
                    case "AgentConnect" ->
                            memberCall(
                                    event,
                                    "DestChannel",
                                    Map.of(
                                            "HoldTime",
                                            "HoldTime",
                                            "DestUniqueid",
                                            "BridgedChannel",
                                            "RingTime",
                                            "RingTime"));
                    case "AgentComplete" ->
                            memberCall(
                                    event,
                                    "DestChannel",
                                    Map.of(
                                            "HoldTime",
                                            "HoldTime",
                                            "TalkTime",
                                            "TalkTime",
                                            "Reason",
                                            "Reason"));
                    case "AgentRingNoAnswer" ->
                            memberCall(event, "Channel", Map.of("RingTime", "RingTime"));
                    case "QueueMemberAdded", "QueueMemberStatus" ->
                            member(
                                    event,
                                    name,
                                    List.of(
                                            "MemberName",
                                            "StateInterface",
                                            "Membership",
                                            "Penalty",
                                            "CallsTaken",
                                            "LastCall",
                                            "Status",
                                            "Paused"));
                    case "QueueMemberRemoved" -> member(event, name, List.of("MemberName"));
                    case "QueueMemberPenalty" -> member(event, name, List.of("Penalty"));
                    case "QueueMemberRinginuse" -> member(event, name, List.of("Ringinuse"));
                    case "QueueMemberPause" -> paused(event);
                    case "DialBegin" -> dialBegin(event);
                    default -> null;
                });
    }

    private static Map<String, String> dtmf(Map<String, String> event, boolean end) {
        Map<String, String> told =
                pick(event, List.of("Channel", "Uniqueid", "Digit", "Direction"));
        told.put("Begin", end ? "No" : "Yes");
        told.put("End", end ? "Yes" : "No");
        return event("DTMF", told);
    }

    private static Map<String, String> music(Map<String, String> event, String state) {
        Map<String, String> told =
                rename(event, Map.of("Channel", "Channel", "Uniqueid", "UniqueID"));
        told.put("State", state);
        if (state.equals("Start")) {
            told.put("Class", event.get("Class"));
        }
        return event("MusicOnHold", told);
    }

    private static Map<String, String> localBridge(Map<String, String> event) {
        return event(
                "LocalBridge",
                rename(
                        event,
                        Map.of(
                                "LocalOneUniqueid", "Uniqueid1",
                                "LocalTwoUniqueid", "Uniqueid2",
                                "LocalOneChannel", "Channel1",
                                "LocalTwoChannel", "Channel2",
                                "Context", "Context",
                                "Exten", "Exten",
                                "LocalOptimization", "LocalOptimization")));
    }

    private static Map<String, String> called(Map<String, String> event) {
        return event(
                "AgentCalled",
                rename(
                        event,
                        Map.ofEntries(
                                Map.entry("Queue", "Queue"),
                                Map.entry("Interface", "AgentCalled"),
                                Map.entry("MemberName", "AgentName"),
                                Map.entry("Channel", "ChannelCalling"),
                                Map.entry("DestChannel", "DestinationChannel"),
                                Map.entry("CallerIDNum", "CallerIDNum"),
                                Map.entry("CallerIDName", "CallerIDName"),
                                Map.entry("ConnectedLineNum", "ConnectedLineNum"),
                                Map.entry("ConnectedLineName", "ConnectedLineName"),
                                Map.entry("Context", "Context"),
                                Map.entry("Exten", "Extension"),
                                Map.entry("Priority", "Priority"),
                                Map.entry("Uniqueid", "Uniqueid"))));
    }

    private static Map<String, String> memberCall(
            Map<String, String> event, String channel, Map<String, String> more) {
        Map<String, String> told =
                rename(
                        event,
                        Map.of(
                                "Queue",
                                "Queue",
                                "Uniqueid",
                                "Uniqueid",
                                channel,
                                "Channel",
                                "Interface",
                                "Member",
                                "MemberName",
                                "MemberName"));
        told.putAll(rename(event, more));
        return event(event.get("Event"), told);
    }

    private static Map<String, String> member(
            Map<String, String> event, String name, List<String> more) {
        Map<String, String> told = rename(event, Map.of("Queue", "Queue", "Interface", "Location"));
        told.putAll(pick(event, more));
        return event(name, told);
    }

    private static Map<String, String> paused(Map<String, String> event) {
        Map<String, String> told =
                member(event, "QueueMemberPaused", List.of("MemberName", "Paused"));
        if (!event.getOrDefault("PausedReason", "").isEmpty()) {
            told.put("Reason", event.get("PausedReason"));
        }
        return told;
    }

    private static Map<String, String> dialBegin(Map<String, String> event) {
        if (!event.containsKey("Channel")) {
            return null; // an originate dials without telling
        }
        Map<String, String> told =
                rename(
                        event,
                        Map.of(
                                "Channel", "Channel",
                                "DestChannel", "Destination",
                                "CallerIDNum", "CallerIDNum",
                                "CallerIDName", "CallerIDName",
                                "ConnectedLineNum", "ConnectedLineNum",
                                "ConnectedLineName", "ConnectedLineName",
                                "Uniqueid", "UniqueID",
                                "DestUniqueid", "DestUniqueID",
                                "DialString", "Dialstring"));
        told.put("SubEvent", "Begin");
        return event("Dial", told);
    }

    private static Map<String, String> event(String name, Map<String, String> headers) {
        Map<String, String> told = new LinkedHashMap<>();
        told.put("Event", name);
        told.putAll(headers);
        told.put("Event", name);
        return told;
    }

    private static Map<String, String> pick(Map<String, String> event, List<String> headers) {
        Map<String, String> same = new HashMap<>();
        headers.forEach(h -> same.put(h, h));
        return rename(event, same);
    }

    private static Map<String, String> rename(
            Map<String, String> event, Map<String, String> names) {
        Map<String, String> told = new LinkedHashMap<>();
        event.forEach(
                (header, value) -> {
                    String name = names.get(header);
                    if (name != null) {
                        told.put(name, value);
                    }
                });
        return told;
    }
}
