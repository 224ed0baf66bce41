package io.belfry.simulator.ami;

import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** An action that a client sent: its headers in order; names have no case. */
record Action(List<Map.Entry<String, String>> headers) {

    Action {
        headers = List.copyOf(headers);
    }

    /** From its lines; a line without a colon is left out, as Asterisk does. */
    static Action parse(List<String> lines) {
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        for (String line : lines) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.add(
                        new SimpleImmutableEntry<>(
                                line.substring(0, colon).strip(),
                                line.substring(colon + 1).strip()));
            }
        }
        return new Action(headers);
    }

    String name() {
        return get("Action");
    }

    boolean is(String name) {
        return name().equalsIgnoreCase(name);
    }

    /** First value of a header, or an empty string. */
    String get(String header) {
        return find(header).orElse("");
    }

    Optional<String> find(String header) {
        return headers.stream()
                .filter(h -> h.getKey().equalsIgnoreCase(header))
                .map(Map.Entry::getValue)
                .filter(v -> !v.isEmpty())
                .findFirst();
    }

    List<String> all(String header) {
        return headers.stream()
                .filter(h -> h.getKey().equalsIgnoreCase(header))
                .map(Map.Entry::getValue)
                .toList();
    }

    boolean isTrue(String header) {
        return List.of("true", "yes", "1", "on", "y", "t")
                .contains(get(header).toLowerCase(Locale.ROOT));
    }
}
