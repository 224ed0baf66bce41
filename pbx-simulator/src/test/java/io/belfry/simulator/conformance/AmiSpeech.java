package io.belfry.simulator.conformance;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An AMI stream in a form that can be compared.
 *
 * <p>Asterisk's threads (each channel's, each queue's caller, device states, CEL, Stasis) write to
 * one AMI stream; which of them comes first is chance, from one recording of the same thing to the
 * next. So:
 *
 * <ul>
 *   <li>{@link #TOTAL}: one order over the whole stream, whatever the channel;
 *   <li>everything else of a channel: the order of that channel's own events; CEL events likewise,
 *       apart from the others; hints by extension, device states by device, members by queue and
 *       member;
 *   <li>left out: {@link #LEFT_OUT}, the VarSets that are not in {@link #VARIABLES}, the caller ids
 *       that are told of a channel after its Hangup, the HangupRequest of one half of a Local
 *       channel that is up, and LINKEDID_END.
 * </ul>
 *
 * All field names are compared, in order, and all values but {@link #RACY} ones and times:
 * LoginTime not at all, LastCall and LastPause as «as before» or «later».
 */
final class AmiSpeech {

    /** What happens to a call, in the order in which it happens. */
    static final Set<String> TOTAL =
            Set.of(
                    "Newchannel",
                    "QueueCallerJoin",
                    "QueueCallerAbandon",
                    "AgentCalled",
                    "AgentConnect",
                    "AgentRingNoAnswer",
                    "AgentComplete",
                    "QueueMemberAdded",
                    "QueueMemberPause",
                    "LocalBridge",
                    "LocalOptimizationBegin",
                    "LocalOptimizationEnd",
                    "BridgeCreate",
                    "OriginateResponse");

    /**
     * Events that the simulator does not have: there is no media, and no security log of the AMI
     * connection itself.
     */
    static final Set<String> LEFT_OUT = Set.of("RTCPSent", "RTCPReceived", "RequestBadFormat");

    /**
     * Of VarSet, only these variables. The rest: counters of queues and of RTP, DIALED* and
     * BRIDGEPEER, CHANLOCALSTATUS, CONFBRIDGE_RESULT, NOANSWER, what transfers set (BLINDTRANSFER,
     * ATTENDEDTRANSFER, TRANSFERERNAME, SIP*), and of XIVO's the note and the base extension.
     */
    static final Set<String> VARIABLES =
            Set.of(
                    "SIPDOMAIN",
                    "__XIVO_QUEUENAME",
                    "XIVO_AGENT_ID",
                    "XIVO_USERID",
                    "MIXMONITOR_FILENAME",
                    "DIALSTATUS",
                    "MEMBERINTERFACE",
                    "MEMBERNAME",
                    "MEMBERPENALTY",
                    "MEMBERDYNAMIC",
                    "MEMBERREALTIME",
                    "ABANDONED",
                    "QUEUESTATUS",
                    "PLAYBACKSTATUS");

    private static final Set<String> LATE = Set.of("NewCallerid", "NewConnectedLine");

    /** Depends on which thread was faster, or on the clock alone. */
    static final Set<String> RACY =
            Set.of(
                    "Timestamp",
                    "EventTime",
                    "ActionID",
                    "DestChannelState",
                    "DestChannelStateDesc",
                    "InCall");

    /**
     * Of AgentComplete: the queue says it while the caller's channel moves on in the dialplan
     * (scenarios 20 and 21 are the same and differ in this).
     */
    static final Set<String> PLACE = Set.of("Context", "Exten", "Priority");

    private AmiSpeech() {}

    /** Streams by what orders them: {@code total}, or a channel, device, extension, member. */
    static Map<String, List<String>> of(List<Map<String, String>> events) {
        Roles roles = new Roles();
        Map<String, String> first = new LinkedHashMap<>();
        Map<String, List<String>> speech = new LinkedHashMap<>();
        Set<String> ended = new HashSet<>();
        for (Map<String, String> event : events) {
            if (event.containsKey("Variable") && !VARIABLES.contains(event.get("Variable"))
                    || LEFT_OUT.contains(event.get("Event"))
                    || isChance(event)
                    || isLate(event, ended)) {
                continue;
            }
            Map<String, String> said = new LinkedHashMap<>();
            event.forEach((k, v) -> said.put(k, value(k, v, event, roles, first)));
            if ("BRIDGE_EXIT".equals(event.get("EventName"))) {
                said.compute("Peer", (k, v) -> peer(v));
            }
            speech.computeIfAbsent(group(said), g -> new ArrayList<>()).add(said.toString());
        }
        return speech;
    }

    /** The caller ids that another thread still tells of a channel after its own Hangup. */
    private static boolean isLate(Map<String, String> event, Set<String> ended) {
        if (event.get("Event").equals("Hangup")) {
            ended.add(event.get("Channel"));
            return false;
        }
        return LATE.contains(event.get("Event")) && ended.contains(event.get("Channel"));
    }

    /**
     * Which half of a Local channel is asked to hang up when both are optimised away, and which
     * channel of a call is the last one, is chance: it differs between recordings.
     */
    private static boolean isChance(Map<String, String> event) {
        boolean localHalf =
                event.get("Event").equals("HangupRequest")
                        && event.get("Channel").startsWith("Local/")
                        && event.get("ChannelStateDesc").equals("Up");
        return localHalf || "LINKEDID_END".equals(event.get("EventName"));
    }

    /** Whether CEL still sees the Local channel in the bridge, is chance: 35 differs from 02. */
    static String peer(String peer) {
        return peer.matches("Local/.*;2") ? "" : peer;
    }

    private static String value(
            String field,
            String value,
            Map<String, String> event,
            Roles roles,
            Map<String, String> first) {
        if (RACY.contains(field)
                || "AgentComplete".equals(event.get("Event")) && PLACE.contains(field)) {
            return "*";
        }
        String member = event.get("Queue") + event.get("MemberName") + field;
        return switch (field) {
            case "LoginTime" -> "*";
            case "LastCall", "LastPause" ->
                    first.computeIfAbsent(member, m -> value).equals(value) ? "as before" : "later";
            case "CallsTaken" -> {
                String before = first.computeIfAbsent(member, m -> value);
                yield "+" + (Integer.parseInt(value) - Integer.parseInt(before));
            }
            case "Id" ->
                    "optimisation"
                            + (Integer.parseInt(value)
                                    - Integer.parseInt(
                                            first.computeIfAbsent("optimisation", o -> value)));
            default -> roles.of(value);
        };
    }

    private static String group(Map<String, String> event) {
        String type = event.get("Event");
        if (TOTAL.contains(type)) {
            return "total";
        }
        String prefix = type.equals("CEL") ? "CEL of " : "";
        for (String key : List.of("Channel", "DestChannel", "Device", "Exten", "BridgeUniqueid")) {
            if (event.containsKey(key)) {
                return prefix + key + " " + event.get(key);
            }
        }
        return event.containsKey("MemberName")
                ? "member " + event.get("Queue") + " " + event.get("MemberName")
                : type;
    }
}
