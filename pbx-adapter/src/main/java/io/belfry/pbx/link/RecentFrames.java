package io.belfry.pbx.link;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The last events as they came, whatever became of them: for an operator who wants to see what the
 * PBX says. One thread adds, any number look.
 */
public final class RecentFrames {

    private final AtomicReferenceArray<RawFrame> ring;
    private volatile long added;

    /**
     * @param capacity how many are kept; with 0 they are only counted
     */
    public RecentFrames(int capacity) {
        this.ring = new AtomicReferenceArray<>(capacity);
    }

    /** Adds one; the oldest goes. */
    public void add(RawFrame frame) {
        long number = added;
        if (ring.length() > 0) {
            ring.setRelease((int) (number % ring.length()), frame);
        }
        added = number + 1;
    }

    /** How many there were since the start. */
    public long added() {
        return added;
    }

    /** Those that are kept, oldest first. */
    public List<RawFrame> all() {
        List<RawFrame> frames = new ArrayList<>();
        long end = added;
        for (long i = Math.max(0, end - ring.length()); i < end; i++) {
            frames.add(ring.getAcquire((int) (i % ring.length())));
        }
        return frames;
    }
}
