package io.belfry.gateway.core.session;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The bounded outgoing queue of a socket. A frame with a key replaces the unsent frame with the
 * same key in its place: a slow client gets the latest statistics of an object, never a backlog of
 * them. All other messages are kept in order up to a bound; past it the outbox gives up for good.
 * An answer of many frames (a snapshot) counts as one message, so that a large installation does
 * not lose its clients by answering them; {@value #FRAMES_PER_MESSAGE} times the bound is the limit
 * for frames.
 */
public final class Outbox {

    private static final int FRAMES_PER_MESSAGE = 20;

    /** What became of a message. */
    public enum Offer {
        QUEUED,
        CONFLATED,
        /** The bound was passed by this message; nothing more will be sent. */
        OVERFLOW,
        /** The outbox gave up or was closed before. */
        CLOSED
    }

    private static final class Slot {
        private final Object key;
        private final Deque<String> frames;

        private Slot(Object key, List<String> frames) {
            this.key = key;
            this.frames = new ArrayDeque<>(frames);
        }
    }

    private final int bound;
    private final Optional<Journal> journal;
    private final Deque<String> first = new ArrayDeque<>();
    private final Deque<Slot> slots = new ArrayDeque<>();
    private final Map<Object, Slot> byKey = new HashMap<>();
    private int messages;
    private int frames;
    private boolean closed;

    /**
     * @param bound how many messages without a key may wait
     */
    public Outbox(int bound) {
        this(bound, Optional.empty());
    }

    private Outbox(int bound, Optional<Journal> journal) {
        this.bound = bound;
        this.journal = journal;
    }

    /** One whose frames are numbered when they are taken, and can be taken again. */
    public static Outbox numbered(int bound) {
        return new Outbox(bound, Optional.of(new Journal()));
    }

    /** Whether it keeps frames for a client who comes back. */
    public boolean isNumbered() {
        return journal.isPresent();
    }

    /** Puts a frame without a number before all others. */
    synchronized void announce(String frame) {
        if (!closed) {
            first.addFirst(frame);
        }
    }

    /** Gives the frames after that number again; false when they are not all here any more. */
    synchronized boolean rewind(long number) {
        if (closed || journal.filter(j -> j.reachesBackTo(number)).isEmpty()) {
            return false;
        }
        first.clear();
        first.addAll(journal.get().after(number));
        return true;
    }

    /** Queues a frame; without a key it is never replaced. */
    public synchronized Offer offer(Optional<?> key, String frame) {
        Slot waiting = key.isPresent() ? byKey.get(key.get()) : null;
        if (waiting != null) {
            waiting.frames.clear();
            waiting.frames.add(frame);
            return Offer.CONFLATED;
        }
        return add(new Slot(key.orElse(null), List.of(frame)));
    }

    /** Queues an answer; its frames are never replaced. */
    public synchronized Offer offerAll(List<String> answer) {
        return answer.isEmpty() ? Offer.QUEUED : add(new Slot(null, answer));
    }

    private Offer add(Slot slot) {
        if (closed) {
            return Offer.CLOSED;
        }
        if (slot.key != null) {
            byKey.put(slot.key, slot);
        } else if (messages >= bound || frames >= FRAMES_PER_MESSAGE * bound) {
            close();
            return Offer.OVERFLOW;
        } else {
            messages++;
            frames += slot.frames.size();
        }
        slots.add(slot);
        return Offer.QUEUED;
    }

    /** Takes the next frame. */
    public synchronized Optional<String> poll() {
        if (!first.isEmpty()) {
            return Optional.of(first.remove());
        }
        Slot slot = slots.peek();
        if (slot == null) {
            return Optional.empty();
        }
        String frame = slot.frames.remove();
        if (slot.key != null) {
            slots.remove();
            byKey.remove(slot.key);
        } else {
            frames--;
            if (slot.frames.isEmpty()) {
                slots.remove();
                messages--;
            }
        }
        return Optional.of(journal.map(j -> j.number(frame)).orElse(frame));
    }

    /** Drops what waits and takes nothing more. */
    public synchronized void close() {
        closed = true;
        first.clear();
        slots.clear();
        byKey.clear();
        messages = 0;
        frames = 0;
    }

    /** How many messages wait, statistics included. */
    public synchronized int size() {
        return slots.size();
    }
}
