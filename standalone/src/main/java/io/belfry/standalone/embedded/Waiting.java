package io.belfry.standalone.embedded;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Polls a condition that nobody announces, such as the end of a process that is not our child. */
public final class Waiting {

    private static final Duration STEP = Duration.ofMillis(50);

    private Waiting() {}

    /** True as soon as the condition holds, false when it did not within {@code patience}. */
    public static boolean until(Duration patience, BooleanSupplier condition) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() >= deadline) {
                return false;
            }
            try {
                Thread.sleep(STEP);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting", e);
            }
        }
        return true;
    }
}
