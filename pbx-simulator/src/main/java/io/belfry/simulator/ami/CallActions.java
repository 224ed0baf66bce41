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

/** Originate: click to call of a telephone to a number of the context internal. */
final class CallActions {

    private static final Pattern CALLER_ID = Pattern.compile("\"?([^\"<]*?)\"?\\s*<([^>]*)>");
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
        if (action.find("Exten").isEmpty()) {
            return Reply.error("Originate with 'Exten' only is simulated");
        }
        Optional<Phone> phone =
                channel.startsWith("PJSIP/")
                        ? pbx.phone(channel.substring("PJSIP/".length()))
                        : Optional.empty();
        if (phone.isEmpty()) {
            return Reply.error("Originate failed: no telephone " + channel);
        }
        if (!isDialable(pbx, action.get("Exten"))) {
            return Reply.error("Extension does not exist.");
        }
        pbx.originate(
                new Origination.Request(
                        action.get("ActionID"),
                        phone.get(),
                        action.find("ChannelId").orElse(null),
                        callerId(action.get("CallerID")),
                        action.find("Context").orElse("internal"),
                        action.get("Exten"),
                        timeoutSeconds(action.get("Timeout")),
                        variables(action)));
        return Reply.success("Originate successfully queued");
    }

    private static boolean isDialable(Pbx pbx, String exten) {
        return exten.matches("0\\d+")
                || pbx.phone(exten).isPresent()
                || pbx.queues().withNumber(exten).isPresent();
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
