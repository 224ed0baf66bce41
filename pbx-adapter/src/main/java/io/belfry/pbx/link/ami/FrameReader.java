package io.belfry.pbx.link.ami;

import io.belfry.pbx.link.RawFrame;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;

/** Cuts the bytes of AMI into frames, at their blank lines. */
final class FrameReader {

    private static final int LONGEST_FRAME = 1 << 23;
    private static final String ACTION_ID = "ActionID:";
    private static final String FOLLOWS = "Response: Follows";
    private static final byte[] END_OF_OUTPUT =
            "--END COMMAND--".getBytes(StandardCharsets.US_ASCII);

    private final InputStream in;
    private final InstantSource clock;
    private byte[] bytes = new byte[1 << 16];
    private int start;
    private int limit;
    private volatile long heardAt = System.nanoTime();

    FrameReader(InputStream in, InstantSource clock) {
        this.in = in;
        this.clock = clock;
    }

    /** {@link System#nanoTime()} of the last bytes that came. */
    long heardAt() {
        return heardAt;
    }

    /** The first line of all, which is no frame; null at the end of the stream. */
    String banner() throws IOException {
        for (int i = start; i < limit || more(0); i++) {
            if (bytes[i] == '\n') {
                String line = new String(bytes, start, i - start, StandardCharsets.UTF_8);
                start = i + 1;
                return line.stripTrailing();
            }
        }
        return null;
    }

    /**
     * The next frame; null at the end of the stream.
     *
     * @throws IOException when a frame is longer than eight megabytes, or the socket fails
     */
    RawFrame next() throws IOException {
        int line = start;
        int i = start;
        boolean actionId = false;
        while (true) {
            if (i == limit) {
                int from = start;
                if (!more(from)) {
                    return null;
                }
                line -= from;
                i -= from;
            }
            if (bytes[i++] == '\n') {
                boolean blank = i == line + 1 || i == line + 2 && bytes[line] == '\r';
                if (!blank) {
                    actionId |= RawFrame.startsWith(bytes, line, i, ACTION_ID);
                } else if (line == start) {
                    start = i;
                } else if (endsAt(line)) {
                    byte[] frame = Arrays.copyOfRange(bytes, start, line);
                    start = i;
                    return new RawFrame(frame, clock.instant(), actionId);
                }
                line = i;
            }
        }
    }

    /** Before Asterisk 14 the output of a command may hold blank lines: a mark is its end. */
    private boolean endsAt(int end) {
        return !RawFrame.startsWith(bytes, start, end, FOLLOWS) || contains(end);
    }

    private boolean contains(int end) {
        for (int i = start; i <= end - END_OF_OUTPUT.length; i++) {
            if (Arrays.equals(
                    bytes, i, i + END_OF_OUTPUT.length, END_OF_OUTPUT, 0, END_OF_OUTPUT.length)) {
                return true;
            }
        }
        return false;
    }

    /** Moves what is from there on to the front and reads more behind it; false at the end. */
    private boolean more(int from) throws IOException {
        System.arraycopy(bytes, from, bytes, 0, limit - from);
        start -= from;
        limit -= from;
        if (limit == bytes.length) {
            if (limit == LONGEST_FRAME) {
                throw new IOException("a frame of AMI is longer than " + LONGEST_FRAME);
            }
            bytes = Arrays.copyOf(bytes, limit * 2);
        }
        int read = in.read(bytes, limit, bytes.length - limit);
        if (read < 0) {
            return false;
        }
        limit += read;
        heardAt = System.nanoTime();
        return true;
    }
}
