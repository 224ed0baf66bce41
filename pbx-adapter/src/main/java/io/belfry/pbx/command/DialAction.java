package io.belfry.pbx.command;

import io.belfry.contracts.config.LineConfig;
import io.belfry.pbx.link.AmiAction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Rings the phone of a line, then dials (A57). Variables get the prefix {@code USR_} unless they
 * have it (A58); the caller id on the ringing phone is the destination.
 */
public final class DialAction {

    private static final String PREFIX = "USR_";

    private DialAction() {}

    public static AmiAction of(
            LineConfig line,
            String destination,
            String context,
            Map<String, String> variables,
            Duration ringTimeout) {
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        headers.add(Map.entry("Channel", line.device().value()));
        headers.add(Map.entry("Context", context));
        headers.add(Map.entry("Exten", destination));
        headers.add(Map.entry("Priority", "1"));
        headers.add(Map.entry("CallerID", "\"" + destination + "\" <" + destination + ">"));
        headers.add(Map.entry("Timeout", Long.toString(ringTimeout.toMillis())));
        headers.add(Map.entry("Async", "true"));
        new TreeMap<>(variables)
                .forEach((name, value) -> headers.add(variable(prefixed(name), value)));
        if (line.user() != null) {
            headers.add(variable("XIVO_USERID", line.user().toString()));
        }
        return new AmiAction("Originate", headers);
    }

    private static String prefixed(String name) {
        return name.startsWith(PREFIX) ? name : PREFIX + name;
    }

    /**
     * Asterisk splits the header at commas and takes quotes, brackets and backslashes for its own.
     */
    private static Map.Entry<String, String> variable(String name, String value) {
        return Map.entry(
                "Variable",
                name.replaceAll("[^A-Za-z0-9_]", "_")
                        + "="
                        + value.replaceAll("[\\\\,\"()\\[\\]]", "\\\\$0"));
    }
}
