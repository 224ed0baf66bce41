package io.belfry.reporting.interval;

/**
 * Waiting times that the figures of a queue are divided by, seconds (D26, D28, D29).
 *
 * @param t1 answered in less is fast
 * @param t2 beyond is slow; t1 and t2 themselves lie between
 */
public record Threshold(int t1, int t2) {

    /** The values of an installation (D28). */
    public static final Threshold USUAL = new Threshold(15, 20);

    boolean isLess(int seconds) {
        return seconds < t1;
    }

    boolean isBetween(int seconds) {
        return seconds >= t1 && seconds <= t2;
    }

    boolean isMore(int seconds) {
        return seconds > t2;
    }
}
