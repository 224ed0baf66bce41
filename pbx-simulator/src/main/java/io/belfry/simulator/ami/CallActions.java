package io.belfry.simulator.ami;

import io.belfry.simulator.call.Origination;
import io.belfry.simulator.call.Pbx;
import io.belfry.simulator.call.Phone;
import io.belfry.simulator.wire.CallerId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Originate: a telephone or a Local channel is called, then runs an extension or application. */
final class CallActions {

    private static final Pattern CALLER_ID = Pattern.compile("\"?([^\"<]*?)\"?\\s*<([^>]*)>");
    private static final String LOCAL = "Local/";
    private static final String TELEPHONE = "PJSIP/";
    private static final int DEFAULT_TIMEOUT = 30_000;

    private CallActions() {}

    static void register(Map<String, BiFunction<Pbx, Action, Reply>> handlers) {
        handlers.put("Originate", CallActions::originate);
    }

    private static Reply originate(Pbx pbx, Action action) {
        String channel = action.get("Channel");
        if (channel.isEmpty()) {
            return Reply.error("Channel not specified");
        }
        boolean toExtension = action.find("Application").isEmpty();
        if (toExtension
                && (action.find("Exten").isEmpty()
                        || action.find("Context").isEmpty()
                        || action.find("Priority").isEmpty())) {
            return Reply.error("Originate with 'Exten' requires 'Context' and 'Priority'");
        }
        if (toExtension && !pbx.knows(action.get("Exten"))) {
            return Reply.error("Extension does not exist.");
        }
        if (channel.startsWith(LOCAL)) {
            pbx.originateLocal(request(action, null), channel.substring(LOCAL.length()));
            return Reply.success("Originate successfully queued");
        }
        Optional<Phone> phone =
                channel.startsWith(TELEPHONE)
                        ? pbx.phone(channel.substring(TELEPHONE.length()))
                        : Optional.empty();
        if (phone.isEmpty()) {
            return Reply.error("Originate failed");
        }
        pbx.originate(request(action, phone.get()));
        return Reply.success("Originate successfully queued");
    }

    private static Origination.Request request(Action action, Phone phone) {
        return new Origination.Request(
                action.get("ActionID"),
                phone,
                action.find("ChannelId").orElse(null),
                callerId(action.get("CallerID")),
                action.get("Context"),
                action.get("Exten"),
                action.get("Application"),
                action.get("Data"),
                timeoutSeconds(action.get("Timeout")),
                variables(action));
    }

    /** {@code "name" <number>} or a number alone. */
    static CallerId callerId(String text) {
        Matcher m = CALLER_ID.matcher(text);
        return m.matches() ? new CallerId(m.group(2), m.group(1)) : new CallerId(text, "");
    }

    private static double timeoutSeconds(String millis) {
        return (millis.matches("\\d{1,8}") ? Integer.parseInt(millis) : DEFAULT_TIMEOUT) / 1000.0;
    }

    private static Map<String, String> variables(Action action) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (String header : action.all("Variable")) {
            for (String assignment : header.split(",")) {
                int equals = assignment.indexOf('=');
                if (equals > 0) {
                    variables.put(
                            assignment.substring(0, equals), assignment.substring(equals + 1));
                }
            }
        }
        return variables;
    }
}
