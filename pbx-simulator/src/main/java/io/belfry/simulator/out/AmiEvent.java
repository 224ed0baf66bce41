package io.belfry.simulator.out;

import java.util.List;
import java.util.Map;

/**
 * One AMI event.
 *
 * @param privilege first class of its {@code Privilege} header: call, agent, dialplan, user, system
 * @param headers in the order of the wire, from {@code Event} on
 */
public record AmiEvent(String privilege, List<Map.Entry<String, String>> headers)
        implements Output {

    public AmiEvent {
        headers = List.copyOf(headers);
    }

    public String name() {
        return headers.getFirst().getValue();
    }

    /** Value of a header, or an empty string. */
    public String get(String header) {
        return headers.stream()
                .filter(h -> h.getKey().equals(header))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    /** The same with another value of a header that it has. */
    public AmiEvent with(String header, String value) {
        return new AmiEvent(
                privilege,
                headers.stream()
                        .map(h -> h.getKey().equals(header) ? Map.entry(header, value) : h)
                        .toList());
    }

    /** The event as it goes over the wire, with its blank line. */
    public String wire() {
        StringBuilder text = new StringBuilder(512);
        headers.forEach(
                h -> text.append(h.getKey()).append(": ").append(h.getValue()).append("\r\n"));
        return text.append("\r\n").toString();
    }
}
