package io.belfry.pbx.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An action for the PBX: a name and headers in order; a header may come more than once. Line ends
 * in values become spaces, so that no value can smuggle in a header or an action.
 */
public record AmiAction(String name, List<Map.Entry<String, String>> headers) {

    public AmiAction {
        headers =
                headers.stream()
                        .map(h -> Map.entry(clean(h.getKey()), clean(h.getValue())))
                        .toList();
    }

    /** An action from header, value, header, value…; headers with a null value are left out. */
    public static AmiAction of(String name, String... headersAndValues) {
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        for (int i = 0; i < headersAndValues.length; i += 2) {
            if (headersAndValues[i + 1] != null) {
                headers.add(Map.entry(headersAndValues[i], headersAndValues[i + 1]));
            }
        }
        return new AmiAction(name, headers);
    }

    /** The first value of a header, null when absent. */
    public String get(String header) {
        return headers.stream()
                .filter(h -> h.getKey().equalsIgnoreCase(header))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /** The same with one more header. */
    public AmiAction with(String header, String value) {
        List<Map.Entry<String, String>> more = new ArrayList<>(headers);
        more.add(Map.entry(header, value));
        return new AmiAction(name, more);
    }

    /** As it goes over the wire, under an action id. */
    public String wire(String actionId) {
        StringBuilder text = new StringBuilder("Action: ").append(name).append("\r\n");
        text.append("ActionID: ").append(clean(actionId)).append("\r\n");
        headers.forEach(
                h -> text.append(h.getKey()).append(": ").append(h.getValue()).append("\r\n"));
        return text.append("\r\n").toString();
    }

    private static String clean(String text) {
        return text.replaceAll("[\\r\\n]+", " ");
    }
}
