package io.belfry.bench.ami;

import io.belfry.testing.traces.AmiFrames;
import io.belfry.testing.traces.Trace;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recorded AMI bytes that can be repeated without end: in each copy the channels, calls and bridges
 * have ids of their own, of the same length, and at its end are two marks, a CEL event and a Hangup
 * of a call with the fixed id {@value #MARK}. All else is as recorded.
 */
public final class TraceStream {

    /** Linked id of the events at the end of a copy. */
    public static final String MARK = "1000000000.0";

    private static final List<String> QUEUE_CALLS =
            List.of(
                    "02-answered_agent_hangs_up",
                    "03-answered_caller_hangs_up",
                    "04-wrapup",
                    "05-abandon_ringing",
                    "06-abandon_waiting",
                    "07-queue_timeout",
                    "08-ringnoanswer_then_next");

    /** Further apart than any recording is long, in seconds. */
    private static final long SHIFT = 10_000;

    private static final Pattern EPOCH_ID =
            Pattern.compile("(?<=(?:niqueid|niqueID|inkedid|inkedID): )(\\d{10})(?=\\.\\d+\\r)");
    private static final Pattern BRIDGE_ID =
            Pattern.compile(
                    "(?<=BridgeUniqueid: [0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-)"
                            + "([0-9a-f]{12})(?=\\r)");
    private static final Pattern OWN_ID =
            Pattern.compile("(?<=\\r\\n(?:Uniqueid|UniqueID|Linkedid|LinkedID): )[^\\r]+");

    private record Id(int offset, long value, boolean bridge) {}

    private final byte[] template;
    private final List<Id> ids;
    private final int events;

    private TraceStream(byte[] template, int events) {
        this.template = template;
        this.events = events;
        String text = latin(template);
        ids = new ArrayList<>();
        collect(EPOCH_ID, text, 10, false);
        collect(BRIDGE_ID, text, 16, true);
    }

    /**
     * Queue calls: answered (three), abandoned (two), timed out, not answered by the first agent.
     */
    public static TraceStream queueCalls() {
        return of(
                QUEUE_CALLS.stream()
                        .flatMap(name -> Trace.scenario(name).amiFrames().stream())
                        .toList());
    }

    /**
     * A stream of these events, each with its blank line; a Hangup and a CEL event must be among
     * them.
     */
    static TraceStream of(List<byte[]> frames) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        frames.forEach(bytes::writeBytes);
        bytes.writeBytes(mark(frames, "CEL"));
        bytes.writeBytes(mark(frames, "Hangup"));
        return new TraceStream(bytes.toByteArray(), frames.size() + 2);
    }

    /** How many events a copy has, its marks with them. */
    public int events() {
        return events;
    }

    /** Bytes of a copy. */
    public int bytes() {
        return template.length;
    }

    /**
     * The bytes of a copy.
     *
     * @param number from 0; copy 0 is as recorded
     */
    public byte[] copy(int number) {
        byte[] copy = template.clone();
        for (Id id : ids) {
            String text =
                    id.bridge()
                            ? String.format(
                                    Locale.ROOT, "%012x", (id.value() + number) & 0xffffffffffffL)
                            : Long.toString(id.value() + number * SHIFT);
            byte[] fresh = text.getBytes(StandardCharsets.ISO_8859_1);
            System.arraycopy(fresh, 0, copy, id.offset(), fresh.length);
        }
        return copy;
    }

    private void collect(Pattern pattern, String text, int radix, boolean bridge) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            boolean mark = text.startsWith(MARK + "\r", matcher.start());
            if (!mark) {
                ids.add(new Id(matcher.start(), Long.parseLong(matcher.group(), radix), bridge));
            }
        }
    }

    private static byte[] mark(List<byte[]> frames, String event) {
        byte[] frame =
                frames.stream()
                        .filter(f -> event.equals(AmiFrames.headers(f).get("Event")))
                        .findFirst()
                        .orElseThrow(
                                () -> new IllegalArgumentException("no event " + event + " in it"));
        return OWN_ID.matcher(latin(frame)).replaceAll(MARK).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
