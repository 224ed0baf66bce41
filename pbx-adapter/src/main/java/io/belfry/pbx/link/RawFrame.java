package io.belfry.pbx.link;

import io.belfry.pbx.translate.AmiMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One frame of AMI as it came: lines of header and value. It stays bytes until somebody needs the
 * headers, because most events are of no interest, and bytes are a fifth of what a map of them is.
 */
public final class RawFrame {

    private static final String EVENT = "Event:";
    private static final String RESPONSE = "Response:";

    private final byte[] bytes;
    private final Instant receivedAt;
    private final boolean actionId;

    /**
     * @param bytes the lines with their ends, without the blank line behind them
     * @param actionId whether one of the lines is an {@code ActionID}
     */
    public RawFrame(byte[] bytes, Instant receivedAt, boolean actionId) {
        this.bytes = bytes;
        this.receivedAt = receivedAt;
        this.actionId = actionId;
    }

    public Instant receivedAt() {
        return receivedAt;
    }

    /** Whether it answers an action. */
    public boolean hasActionId() {
        return actionId;
    }

    /** The name of the event; empty when it is no event. */
    public String event() {
        if (startsWith(bytes, 0, bytes.length, EVENT)) {
            return text(EVENT.length(), endOfLine(0));
        }
        return startsWith(bytes, 0, bytes.length, RESPONSE) ? "" : message().name();
    }

    /** Whether it is the response to an action, and not an event. */
    public boolean isResponse() {
        if (startsWith(bytes, 0, bytes.length, RESPONSE)) {
            return true;
        }
        return !startsWith(bytes, 0, bytes.length, EVENT)
                && lines().stream().anyMatch(l -> startsWith(l, RESPONSE))
                && lines().stream().noneMatch(l -> startsWith(l, EVENT));
    }

    /** The headers. */
    public AmiMessage message() {
        Map<String, String> fields = new LinkedHashMap<>(64);
        int from = 0;
        while (from < bytes.length) {
            int end = endOfLine(from);
            int colon = from;
            while (colon < end && bytes[colon] != ':') {
                colon++;
            }
            String name = text(from, colon);
            String value = colon == end ? "" : text(colon + 1, end);
            String before = fields.put(name, value);
            if (before != null) {
                fields.put(name, before + "\n" + value);
            }
            from = end + 1;
        }
        return new AmiMessage(fields, receivedAt);
    }

    /** The lines, without their ends. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        int from = 0;
        while (from < bytes.length) {
            int end = endOfLine(from);
            int to = end > from && bytes[end - 1] == '\r' ? end - 1 : end;
            lines.add(new String(bytes, from, to - from, StandardCharsets.UTF_8));
            from = end + 1;
        }
        return lines;
    }

    /** Where the line that begins there ends: at its LF, or at the end of the frame. */
    private int endOfLine(int from) {
        int end = from;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        return end;
    }

    /** Without the blanks around it. */
    private String text(int from, int to) {
        int begin = from;
        int end = to;
        while (begin < end && (bytes[begin] & 0xff) <= ' ') {
            begin++;
        }
        while (end > begin && (bytes[end - 1] & 0xff) <= ' ') {
            end--;
        }
        return new String(bytes, begin, end - begin, StandardCharsets.UTF_8);
    }

    private static boolean startsWith(String line, String header) {
        return line.regionMatches(true, 0, header, 0, header.length());
    }

    /** Whether these bytes begin with that ASCII text, without case. */
    public static boolean startsWith(byte[] bytes, int from, int to, String text) {
        if (to - from < text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (Character.toLowerCase((char) bytes[from + i])
                    != Character.toLowerCase(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
