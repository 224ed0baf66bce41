package io.belfry.pbx.command;

import io.belfry.contracts.config.LineConfig;
import io.belfry.contracts.config.QueueConfig;
import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.pbx.CallerId;
import io.belfry.pbx.link.AmiAction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Rings one side, then dials the other one. */
public final class DialAction {

    private DialAction() {}

    /**
     * Rings the phone of a line (A57). The caller id on the ringing phone is {@code callerId}, null
     * = the destination.
     */
    public static AmiAction of(
            LineConfig line,
            String destination,
            String context,
            Map<String, String> variables,
            CallerId callerId,
            Duration ringTimeout) {
        List<Map.Entry<String, String>> headers =
                originate(line.device().value(), destination, context, callerId, ringTimeout);
        new TreeMap<>(variables)
                .forEach(
                        (name, value) ->
                                headers.add(Variables.header(Variables.name(name), value)));
        headers.add(Variables.ORIGINATED);
        if (line.user() != null) {
            headers.add(userOf(line));
        }
        return new AmiAction("Originate", headers);
    }

    private static Map.Entry<String, String> userOf(LineConfig line) {
        return Variables.header("XIVO_USERID", line.user().toString());
    }

    /**
     * Rings a free agent of a queue (J11), who sees {@code callerId}; so does the destination when
     * the queue ignores updates of the connected line (J12; option {@code I} of Queue). The
     * variables are inherited by the channels of both sides (J13).
     */
    public static AmiAction fromQueue(
            QueueConfig queue,
            String destination,
            String context,
            Map<String, String> variables,
            CallerId callerId,
            Duration timeout) {
        String local =
                "Local/"
                        + queue.number()
                        + "@"
                        + (queue.context() == null ? context : queue.context())
                        + "/n";
        List<Map.Entry<String, String>> headers =
                originate(local, destination, context, callerId, timeout);
        new TreeMap<>(variables)
                .forEach(
                        (name, value) ->
                                headers.add(Variables.header("__" + Variables.name(name), value)));
        return new AmiAction("Originate", headers);
    }

    /**
     * Calls {@code destination}, who goes on at the number of a conference. He sees {@code
     * callerId}, null = the conference.
     */
    static AmiAction toConference(
            String conference,
            String destination,
            String context,
            Map<String, String> variables,
            CallerId callerId,
            Duration ringTimeout) {
        String local = "Local/" + destination + "@" + context + "/n";
        List<Map.Entry<String, String>> headers =
                originate(local, conference, context, callerId, ringTimeout);
        new TreeMap<>(variables)
                .forEach(
                        (name, value) ->
                                headers.add(Variables.header("__" + Variables.name(name), value)));
        return new AmiAction("Originate", headers);
    }

    /**
     * A call from a queue of a XiVO that one agent alone gets (J10): its skill rule {@code
     * select_agent} wants the skill {@code agent_<id>} (J7), which only he has (J5). The variable
     * is not inherited, so that it chooses in no queue that the call comes to later. What the call
     * may do is what the user of his line may.
     *
     * @param fromQueue see {@link #fromQueue}
     */
    static AmiAction byAgent(AgentId agent, LineConfig line, AmiAction fromQueue) {
        List<Map.Entry<String, String>> headers = new ArrayList<>(fromQueue.headers());
        headers.add(
                Variables.header(
                        "XIVO_QUEUESKILLRULESET", "select_agent(agent=agent_" + agent + ")"));
        if (line.user() != null) {
            headers.add(userOf(line));
        }
        return new AmiAction(fromQueue.name(), headers);
    }

    private static List<Map.Entry<String, String>> originate(
            String channel,
            String destination,
            String context,
            CallerId callerId,
            Duration timeout) {
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        headers.add(Map.entry("Channel", channel));
        headers.add(Map.entry("Context", context));
        headers.add(Map.entry("Exten", destination));
        headers.add(Map.entry("Priority", "1"));
        headers.add(Map.entry("CallerID", shown(callerId, destination)));
        headers.add(Map.entry("Timeout", Long.toString(timeout.toMillis())));
        headers.add(Map.entry("Async", "true"));
        return headers;
    }

    private static String shown(CallerId callerId, String destination) {
        String number =
                callerId == null || callerId.number() == null ? destination : callerId.number();
        String name = callerId == null || callerId.name() == null ? number : callerId.name();
        return "\""
                + name.replaceAll("[\"<>\\\\]", "")
                + "\" <"
                + number.replaceAll("[<>]", "")
                + ">";
    }
}
