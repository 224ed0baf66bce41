package io.belfry.gateway.core.session;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/** The token bucket of a socket (A20–A24). */
public final class Throttle {

    /** The window of the rate is fixed (A24). */
    private static final Duration WINDOW = Duration.ofSeconds(30);

    private final Bucket bucket;

    /**
     * @param messages how many messages the bucket gains in 30 seconds
     * @param burst how many it holds
     */
    public Throttle(int messages, int burst, InstantSource clock) {
        this.bucket =
                Bucket.builder()
                        .addLimit(limit -> limit.capacity(burst).refillGreedy(messages, WINDOW))
                        .withCustomTimePrecision(new Meter(clock))
                        .build();
    }

    /** Whether one more message may pass; takes a token if so. */
    public boolean admits() {
        return bucket.tryConsume(1);
    }

    private record Meter(InstantSource clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            Instant now = clock.instant();
            return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
