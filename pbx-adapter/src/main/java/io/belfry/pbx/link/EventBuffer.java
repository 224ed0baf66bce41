package io.belfry.pbx.link;

import io.belfry.pbx.translate.AmiMessage;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Events of one connection between the reader, which never waits, and the publisher. What does not
 * fit makes the buffer overflow for good: a gap in the stream is a fault of the link.
 */
public final class EventBuffer {

    private final BlockingQueue<AmiMessage> queue;
    private final int capacity;
    private volatile boolean overflowed;

    public EventBuffer(int capacity) {
        this.capacity = capacity;
        this.queue = new ArrayBlockingQueue<>(capacity);
    }

    /** Takes an event; false when there was no room, now or before. */
    public boolean offer(AmiMessage message) {
        if (!overflowed && !queue.offer(message)) {
            overflowed = true;
        }
        return !overflowed;
    }

    /** The next event, null when none came in that time. */
    public AmiMessage poll(Duration wait) throws InterruptedException {
        return queue.poll(wait.toNanos(), TimeUnit.NANOSECONDS);
    }

    public boolean overflowed() {
        return overflowed;
    }

    public int size() {
        return queue.size();
    }

    public int capacity() {
        return capacity;
    }
}
