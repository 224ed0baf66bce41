package io.belfry.pbx.translate;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One frame of AMI as it came: header to value, in the order of the headers.
 *
 * @param fields a header that came more than once has its values joined by line feeds
 * @param receivedAt when the frame was read
 */
public record AmiMessage(Map<String, String> fields, Instant receivedAt) {

    private static final int MICROS = 1_000_000;

    public AmiMessage {
        fields = Collections.unmodifiableMap(fields);
    }

    /** Reads a frame from its lines; a line without a colon is kept under its own text. */
    public static AmiMessage parse(Iterable<String> lines, Instant receivedAt) {
        Map<String, String> fields = new LinkedHashMap<>(64);
        for (String line : lines) {
            int colon = line.indexOf(':');
            String name = colon < 0 ? line.strip() : line.substring(0, colon).strip();
            String value = colon < 0 ? "" : line.substring(colon + 1).strip();
            fields.merge(name, value, (first, next) -> first + "\n" + next);
        }
        return new AmiMessage(fields, receivedAt);
    }

    /** The name of the event; empty when it is no event. */
    public String name() {
        return fields.getOrDefault("Event", "");
    }

    public boolean isEvent() {
        return fields.containsKey("Event");
    }

    /** The value of a header, null when absent; spelling first as given, then without case. */
    public String get(String header) {
        String exact = fields.get(header);
        if (exact != null) {
            return exact;
        }
        for (Map.Entry<String, String> field : fields.entrySet()) {
            if (field.getKey().length() == header.length()
                    && field.getKey().equalsIgnoreCase(header)) {
                return field.getValue();
            }
        }
        return null;
    }

    /**
     * When it happened: the {@code Timestamp} header ({@code timestampevents=yes}, seconds with
     * microseconds), else when it was received.
     */
    public Instant time() {
        String stamp = fields.get("Timestamp");
        return stamp == null ? receivedAt : epoch(stamp, receivedAt);
    }

    /** The frame as text, for a dead letter. */
    public String text() {
        StringBuilder text = new StringBuilder();
        fields.forEach(
                (name, value) ->
                        value.lines()
                                .forEach(
                                        v ->
                                                text.append(name)
                                                        .append(": ")
                                                        .append(v)
                                                        .append("\r\n")));
        return text.append("\r\n").toString();
    }

    private static Instant epoch(String stamp, Instant otherwise) {
        try {
            int dot = stamp.indexOf('.');
            long seconds = Long.parseLong(dot < 0 ? stamp : stamp.substring(0, dot));
            long micros = dot < 0 ? 0 : micros(stamp.substring(dot + 1));
            return Instant.ofEpochSecond(seconds, micros * 1000);
        } catch (NumberFormatException | DateTimeException e) {
            return otherwise;
        }
    }

    private static long micros(String fraction) {
        String six = (fraction + "000000").substring(0, 6);
        long micros = Long.parseLong(six);
        if (micros < 0 || micros >= MICROS) {
            throw new NumberFormatException(fraction);
        }
        return micros;
    }
}
