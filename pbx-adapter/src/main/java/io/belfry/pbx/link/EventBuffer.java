package io.belfry.pbx.link;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Events of one connection between the reader, which never waits, and the publisher. What does not
 * fit makes the buffer overflow for good: a gap in the stream is a fault of the link.
 */
public final class EventBuffer {

    private static final int AT_ONCE = 512;

    private final BlockingQueue<RawFrame> queue;
    private final int capacity;
    private volatile boolean overflowed;
    private volatile int highest;

    public EventBuffer(int capacity) {
        this.capacity = capacity;
        this.queue = new ArrayBlockingQueue<>(capacity);
    }

    /** Takes an event; false when there was no room, now or before. One thread alone offers. */
    public boolean offer(RawFrame frame) {
        if (!overflowed && !queue.offer(frame)) {
            overflowed = true;
        }
        return !overflowed;
    }

    /** Moves the next events into {@code to}, in order; none when none came in that time. */
    public void take(Collection<RawFrame> to, Duration wait) throws InterruptedException {
        highest = Math.max(highest, queue.size());
        if (queue.drainTo(to, AT_ONCE) == 0) {
            RawFrame first = queue.poll(wait.toNanos(), TimeUnit.NANOSECONDS);
            if (first != null) {
                to.add(first);
                queue.drainTo(to, AT_ONCE - 1);
            }
        }
    }

    public boolean overflowed() {
        return overflowed;
    }

    /** How many wait now. */
    public int size() {
        return queue.size();
    }

    /**
     * The most that ever waited when somebody came to take them; the capacity after an overflow.
     */
    public int highest() {
        return overflowed ? capacity : highest;
    }

    public int capacity() {
        return capacity;
    }
}
