package io.belfry.bench.run;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Sends as fast as things arrive at the other end, with a bounded number of them on the way, and
 * counts. The same for a service and for its limit.
 */
public final class Pump {

    private static final long LOOK_AGAIN = Duration.ofNanos(100_000).toNanos();
    private static final long PATIENCE = Duration.ofSeconds(60).toNanos();

    private final Progress progress;
    private final int window;

    /**
     * @param window how many may be on the way
     */
    public Pump(Progress progress, int window) {
        this.progress = progress;
        this.window = window;
    }

    /**
     * What a run came to.
     *
     * @param sent how many, all of which arrived
     * @param nanos from the first sent to the last arrived
     */
    public record Run(long sent, long nanos) {

        /** How many a second; each counts as {@code size}. */
        public double rate(double size) {
            return sent * size * 1e9 / nanos;
        }
    }

    /**
     * Sends for that time, then waits for the rest.
     *
     * @param what what is sent, for the progress lines
     * @param send sends one
     * @param arrived how many have arrived, ever
     * @throws BenchFailed when nothing arrives for a minute while something is on the way
     */
    public Run run(String what, Duration time, Runnable send, LongSupplier arrived) {
        long before = arrived.getAsLong();
        long start = System.nanoTime();
        long sent = 0;
        long there = 0;
        long lastArrival = start;
        while (true) {
            long now = System.nanoTime();
            boolean more = now - start < time.toNanos();
            long count = arrived.getAsLong() - before;
            if (count > there) {
                there = count;
                lastArrival = now;
            }
            if (!more && there >= sent) {
                return new Run(sent, now - start);
            }
            if (more && sent - there < window) {
                send.run();
                sent++;
            } else if (now - lastArrival > PATIENCE) {
                throw new BenchFailed(what + ": " + there + " of " + sent + " arrived, then none");
            } else {
                LockSupport.parkNanos(LOOK_AGAIN);
            }
            long shown = there;
            progress.tick(() -> what + ": " + shown + " so far");
        }
    }

    /**
     * Waits for something else than the end of a run.
     *
     * @throws BenchFailed when it does not happen within a minute
     */
    public static void await(
            Progress progress, String what, java.util.function.BooleanSupplier there) {
        long start = System.nanoTime();
        while (!there.getAsBoolean()) {
            if (System.nanoTime() - start > PATIENCE) {
                throw new BenchFailed("waited a minute in vain for " + what);
            }
            LockSupport.parkNanos(LOOK_AGAIN);
            progress.tick(() -> "waiting for " + what);
        }
    }
}
