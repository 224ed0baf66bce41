package io.belfry.pbx.link;

import java.time.Duration;

/** Waiting times between attempts: each twice the one before, up to a longest. */
public record Backoff(Duration next, Duration longest) {

    private static final Duration FIRST = Duration.ofMillis(250);

    /** Begins with a quarter of a second. */
    public static Backoff upTo(Duration longest) {
        return new Backoff(shorter(FIRST, longest), longest);
    }

    /** The one after this. */
    public Backoff longer() {
        return new Backoff(shorter(next.multipliedBy(2), longest), longest);
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
