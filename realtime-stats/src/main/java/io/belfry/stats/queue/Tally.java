package io.belfry.stats.queue;

/**
 * What happened to the calls of a queue in some time (C3–C11).
 *
 * @param answeredInTime answered within the threshold
 * @param abandonedLate abandoned beyond the threshold
 */
public record Tally(
        int entered,
        int answered,
        int answeredInTime,
        int abandoned,
        int abandonedLate,
        int closed,
        int timeout) {

    /** Nothing happened. */
    public static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0);

    /** Both together. */
    public Tally plus(Tally other) {
        return new Tally(
                entered + other.entered,
                answered + other.answered,
                answeredInTime + other.answeredInTime,
                abandoned + other.abandoned,
                abandonedLate + other.abandonedLate,
                closed + other.closed,
                timeout + other.timeout);
    }

    /** C7 / C3 × 100; of nothing 0, never above 100 (C8, C13). */
    public double percentAnsweredInTime() {
        return percent(answeredInTime);
    }

    /** C5 / C3 × 100; of nothing 0, never above 100 (C9, C13). */
    public double percentAbandonedLate() {
        return percent(abandonedLate);
    }

    private double percent(int part) {
        return entered == 0 ? 0 : Math.min(100, 100.0 * part / entered);
    }
}
