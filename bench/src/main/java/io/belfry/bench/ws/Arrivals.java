package io.belfry.bench.ws;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;

/** Counts the frames that come back, by socket, and takes their latencies while asked to. */
final class Arrivals {

    private final AtomicLongArray frames;
    private volatile Latencies latencies;

    Arrivals(int sockets) {
        frames = new AtomicLongArray(sockets);
    }

    /** The times of a phase, in nanoseconds. */
    private static final class Latencies {
        private final int first;
        private final AtomicLongArray sentAt;
        private final long[] samples;
        private final AtomicInteger count = new AtomicInteger();

        private Latencies(int first, int records, int sockets) {
            this.first = first;
            this.sentAt = new AtomicLongArray(records);
            this.samples = new long[records * sockets];
        }
    }

    /** From now on latencies are taken of the records {@code first} to {@code first + records}. */
    void measure(int first, int records) {
        latencies = new Latencies(first, records, frames.length());
    }

    /** That record is given away now. */
    void sent(int number, long nanos) {
        Latencies now = latencies;
        if (now != null) {
            now.sentAt.set(number - now.first, nanos);
        }
    }

    /** A socket received the frame of that record. */
    void received(int socket, int number, long nanos) {
        Latencies now = latencies;
        if (now != null) {
            int index = number - now.first;
            if (index >= 0 && index < now.sentAt.length()) {
                now.samples[now.count.getAndIncrement()] = nanos - now.sentAt.get(index);
            }
        }
        frames.incrementAndGet(socket);
    }

    /** The latencies taken so far; none are taken any more. */
    long[] latencies() {
        Latencies now = latencies;
        latencies = null;
        return Arrays.copyOf(now.samples, now.count.get());
    }

    /** Frames that every socket has received at least. */
    long onEverySocket() {
        long fewest = Long.MAX_VALUE;
        for (int i = 0; i < frames.length(); i++) {
            fewest = Math.min(fewest, frames.get(i));
        }
        return fewest;
    }
}
