package io.belfry.e2e.harness;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Waiting for a value that comes sooner or later. */
public final class Awaiting {

    private static final Duration POLL = Duration.ofMillis(50);

    private Awaiting() {}

    /**
     * The first value that the supplier gives.
     *
     * @param what says what was awaited, in the failure
     */
    public static <T> T until(String what, Duration limit, Supplier<Optional<T>> supplier) {
        return await(what)
                .atMost(limit)
                .pollInterval(POLL)
                .until(supplier::get, Optional::isPresent)
                .orElseThrow();
    }
}
