package io.belfry.bench.run;

import java.time.Duration;

/**
 * How long everything is done.
 *
 * @param warmUp before anything counts, for each of the two sides
 * @param measured what counts
 */
public record Pace(Duration warmUp, Duration measured) {

    /** Good enough to see that something broke. */
    public static final Pace QUICK = new Pace(Duration.ofSeconds(2), Duration.ofSeconds(3));

    /** Good enough to compare with. */
    public static final Pace FULL = new Pace(Duration.ofSeconds(15), Duration.ofSeconds(20));
}
