package io.belfry.simulator.time;

import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Virtual time and what is to happen in it. Time is in microseconds since the epoch and moves only
 * when something is run; two steps never have the same instant, so that whatever they write has a
 * strict order of time. Not thread-safe: one thread owns the simulation.
 */
public final class Timeline {

    /** Something planned; it can be called off. */
    public static final class Planned {
        private long at;
        private final long order;
        private Runnable action;

        private Planned(long at, long order, Runnable action) {
            this.at = at;
            this.order = order;
            this.action = action;
        }

        public void cancel() {
            action = null;
        }
    }

    private static final long STEP = 11;

    private final PriorityQueue<Planned> planned =
            new PriorityQueue<>(
                    Comparator.comparingLong((Planned p) -> p.at).thenComparingLong(p -> p.order));
    private long now;
    private long shifted;
    private long orders;

    public Timeline(long startMicros) {
        now = startMicros;
    }

    public long now() {
        return now;
    }

    /** Whole seconds since the epoch, as Asterisk's {@code time(NULL)}. */
    public long seconds() {
        return now / 1_000_000;
    }

    /** Moves time a little and gives the new instant: each thing that is said takes a moment. */
    public long tick() {
        now += STEP;
        return now;
    }

    /** Plans an action so many microseconds from now. */
    public Planned after(long micros, Runnable action) {
        Planned p = new Planned(now + Math.max(0, micros), orders++, action);
        planned.add(p);
        return p;
    }

    /** Plans an action so many seconds from now. */
    public Planned afterSeconds(double seconds, Runnable action) {
        return after(Math.round(seconds * 1e6), action);
    }

    /**
     * The clock is set to another time: what is planned still happens after the same while. Makes
     * time go backwards if asked to.
     */
    public void shift(long micros) {
        planned.forEach(p -> p.at += micros);
        now += micros;
        shifted += micros;
    }

    /** By how much the clock was set forward so far, in all; negative for back. */
    public long shifted() {
        return shifted;
    }

    /** Instant of the next planned action, or {@link Long#MAX_VALUE}. */
    public long next() {
        while (!planned.isEmpty() && planned.peek().action == null) {
            planned.poll();
        }
        return planned.isEmpty() ? Long.MAX_VALUE : planned.peek().at;
    }

    /** Runs what is planned up to and including an instant, then stands at that instant. */
    public void runUntil(long micros) {
        while (next() <= micros) {
            runNext();
        }
        now = Math.max(now, micros);
    }

    /** Runs the next planned action; false if there is none. */
    public boolean runNext() {
        if (next() == Long.MAX_VALUE) {
            return false;
        }
        Planned p = planned.poll();
        now = Math.max(now, p.at);
        Runnable action = p.action;
        p.action = null;
        action.run();
        return true;
    }
}
