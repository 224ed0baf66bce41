package io.belfry.bench.run;

import java.time.Duration;

/**
 * How much of everything is done.
 *
 * @param warmUp before anything counts, for each of the two sides
 * @param measured what counts
 * @param backlogRows of the table that a service reads to its end
 */
public record Pace(Duration warmUp, Duration measured, int backlogRows) {

    /** Good enough to see that something broke. */
    public static final Pace QUICK =
            new Pace(Duration.ofSeconds(2), Duration.ofSeconds(3), 150_000);

    /** Good enough to compare with. */
    public static final Pace FULL =
            new Pace(Duration.ofSeconds(15), Duration.ofSeconds(20), 1_000_000);

    /** The same with another backlog. */
    public Pace withBacklogRows(int rows) {
        return new Pace(warmUp, measured, rows);
    }
}
