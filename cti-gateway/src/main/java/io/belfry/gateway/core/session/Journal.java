package io.belfry.gateway.core.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * Numbers the frames of a session, 1, 2, 3, …, and keeps the latest: what a client may have missed
 * when his socket broke. At most {@value #MOST_FRAMES} frames and {@value #MOST_CHARS} characters
 * are kept. Not safe for threads.
 */
final class Journal {

    static final int MOST_FRAMES = 500;
    static final int MOST_CHARS = 256 * 1024;

    private final Deque<String> kept = new ArrayDeque<>();
    private long last;
    private int chars;

    /** The frame with its number: the member {@code seq} at its end. */
    String number(String frame) {
        last++;
        kept.add(frame);
        chars += frame.length();
        while (kept.size() > MOST_FRAMES || chars > MOST_CHARS) {
            chars -= kept.remove().length();
        }
        return numbered(frame, last);
    }

    /** Whether all frames after that number are here. */
    boolean reachesBackTo(long number) {
        return number <= last && number >= last - kept.size();
    }

    /** The frames after that number, as they were sent. */
    List<String> after(long number) {
        List<String> frames = new ArrayList<>();
        long at = last;
        Iterator<String> latestFirst = kept.descendingIterator();
        while (at > number && latestFirst.hasNext()) {
            frames.add(numbered(latestFirst.next(), at));
            at--;
        }
        return frames.reversed();
    }

    private static String numbered(String frame, long number) {
        return frame.substring(0, frame.length() - 1) + ",\"seq\":" + number + "}";
    }
}
