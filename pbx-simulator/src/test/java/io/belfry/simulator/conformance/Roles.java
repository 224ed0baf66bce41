package io.belfry.simulator.conformance;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces what differs from run to run by its role: a unique id by the how-manieth it is, the
 * number of a channel likewise, a bridge by the how-manieth bridge. The first use of an id decides
 * its role, so that the same call has the same names in a recording and in a simulation.
 */
final class Roles {

    private static final Pattern UNIQUE_ID = Pattern.compile("\\b1\\d{9}\\.\\d+\\b");
    private static final Pattern CHANNEL =
            Pattern.compile("((?:PJSIP|Local|CBAnn)/[\\w@-]+?)-([0-9a-f]{8})\\b");
    private static final Pattern BRIDGE =
            Pattern.compile("\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\b");

    private final Map<String, String> ids = new LinkedHashMap<>();
    private final Map<String, Integer> counts = new LinkedHashMap<>();

    String of(String value) {
        String text = replace(UNIQUE_ID, value, id -> role("id", id));
        text = replace(BRIDGE, text, id -> role("bridge", id));
        Matcher m = CHANNEL.matcher(text);
        StringBuilder out = new StringBuilder();
        while (m.find()) {
            String base = m.group(1);
            m.appendReplacement(out, Matcher.quoteReplacement(base + "-" + role(base, m.group())));
        }
        return m.appendTail(out).toString();
    }

    private static String replace(Pattern pattern, String text, UnaryOperator<String> role) {
        return pattern.matcher(text)
                .replaceAll(m -> Matcher.quoteReplacement(role.apply(m.group())));
    }

    private String role(String kind, String id) {
        return ids.computeIfAbsent(
                kind + " " + id,
                x -> kind.replaceAll("\\W", "") + counts.merge(kind, 1, Integer::sum));
    }
}
