package io.belfry.reporting.queue;

import java.time.Duration;

/** Whole seconds in tables. */
public final class Seconds {

    private static final long HALF_A_SECOND = 500_000_000L;

    private Seconds() {}

    /**
     * The nearest whole number of seconds, half a second counts as one; a negative time is none.
     */
    public static int of(Duration time) {
        return time.isNegative() ? 0 : Math.toIntExact(time.plusNanos(HALF_A_SECOND).toSeconds());
    }
}
