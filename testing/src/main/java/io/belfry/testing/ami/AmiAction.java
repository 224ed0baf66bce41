package io.belfry.testing.ami;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An action that a client sent.
 *
 * @param headers header and value in the order of sending; a header may come more than once ({@code
 *     Variable})
 */
public record AmiAction(List<Map.Entry<String, String>> headers) {

    public AmiAction {
        headers = List.copyOf(headers);
    }

    /** Value of the {@code Action} header, or an empty string. */
    public String name() {
        return get("Action").orElse("");
    }

    /** First value of a header; header names have no case. */
    public Optional<String> get(String header) {
        return all(header).stream().findFirst();
    }

    /** Every value of a header. */
    public List<String> all(String header) {
        return headers.stream()
                .filter(h -> h.getKey().equalsIgnoreCase(header))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** True for an action of that name; action names have no case. */
    public boolean is(String name) {
        return name().equalsIgnoreCase(name);
    }
}
