package io.belfry.testing.ami;

import io.belfry.testing.traces.AmiFrames;
import io.belfry.testing.traces.Trace;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The answers of a real Asterisk to the actions that the recorded control connection asked, by
 * action name: the first answer of each kind, which is the state after {@code 01-agent_login} (two
 * agents logged in, no call).
 */
final class RecordedReplies {

    /** A response is known by what it says, for the requests are not in the recording. */
    private static final Map<String, String> ACTION_OF_MESSAGE =
            Map.ofEntries(
                    Map.entry("Event Sent", "UserEvent"),
                    Map.entry("Channels will follow", "CoreShowChannels"),
                    Map.entry("Event added successfully", "QueueLog"),
                    Map.entry("Added interface to queue", "QueueAdd"),
                    Map.entry("Removed interface from queue", "QueueRemove"),
                    Map.entry("Queue status will follow", "QueueStatus"),
                    Map.entry("Queue summary will follow", "QueueSummary"),
                    Map.entry("Interface penalty set successfully", "QueuePenalty"),
                    Map.entry("Interface ringinuse set successfully", "QueueMemberRingInUse"),
                    Map.entry("Originate successfully queued", "Originate"),
                    Map.entry("Variable Set", "Setvar"),
                    Map.entry("Parked calls will follow", "ParkedCalls"),
                    Map.entry("Extension Statuses will follow", "ExtensionStateList"),
                    Map.entry("Device State Changes will follow", "DeviceStateList"),
                    Map.entry("Confbridge user list will follow", "ConfbridgeList"),
                    Map.entry("Channel Hungup", "Hangup"),
                    Map.entry("Atxfer successfully queued", "Atxfer"),
                    Map.entry("Agents will follow", "Agents"),
                    Map.entry(
                            "A listing of Endpoints follows, presented as EndpointList events",
                            "PJSIPShowEndpoints"),
                    Map.entry(
                            "A listing of Contacts follows, presented as ContactList events",
                            "PJSIPShowContacts"));

    private RecordedReplies() {}

    static Map<String, AmiReply> all() {
        Map<String, List<List<String>>> exchanges = new LinkedHashMap<>();
        for (byte[] frame : AmiFrames.split(Trace.controlConnection())) {
            String id = AmiFrames.headers(frame).get("ActionID");
            if (id != null) {
                exchanges.computeIfAbsent(id, x -> new ArrayList<>()).add(lines(frame));
            }
        }
        Map<String, AmiReply> replies = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (List<List<String>> exchange : exchanges.values()) {
            String action = actionOf(exchange.getFirst());
            if (action != null) {
                replies.putIfAbsent(action, AmiReply.fixed(exchange));
            }
        }
        replies.put("QueuePause", RecordedReplies::pause);
        replies.put("Ping", RecordedReplies::ping);
        replies.put("Events", RecordedReplies::events);
        return replies;
    }

    private static String actionOf(List<String> response) {
        for (String line : response) {
            if (line.startsWith("AsteriskVersion:")) {
                return "CoreSettings";
            }
            if (line.startsWith("CoreStartupDate:")) {
                return "CoreStatus";
            }
            if (line.startsWith("Message: ")) {
                return ACTION_OF_MESSAGE.get(line.substring("Message: ".length()));
            }
        }
        return null;
    }

    private static List<String> lines(byte[] frame) {
        return Arrays.stream(new String(frame, StandardCharsets.UTF_8).split("\r\n"))
                .filter(l -> !l.startsWith("ActionID:") && l.contains(":"))
                .toList();
    }

    private static List<List<String>> pause(AmiAction action) {
        String paused = action.get("Paused").orElse("");
        boolean pause = List.of("true", "1", "yes", "on").contains(paused.toLowerCase());
        return AmiReply.success("Interface " + (pause ? "" : "un") + "paused successfully")
                .frames(action);
    }

    private static List<List<String>> ping(AmiAction action) {
        double now = System.currentTimeMillis() / 1000.0;
        return List.of(
                List.of(
                        "Response: Success",
                        "Ping: Pong",
                        "Timestamp: " + String.format("%.6f", now)));
    }

    private static List<List<String>> events(AmiAction action) {
        boolean off = action.get("EventMask").orElse("on").equalsIgnoreCase("off");
        return List.of(List.of("Response: Success", "Events: " + (off ? "Off" : "On")));
    }
}
