package io.belfry.gateway.config;

import io.belfry.gateway.core.session.Observer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;

/** The gateway's numbers at {@code /q/metrics}. */
@Singleton
public final class GatewayMetrics implements Observer {

    private static final String DROPPED = "belfry.gateway.frames.dropped";

    private final MeterRegistry registry;
    private final Counter in;
    private final Counter out;
    private final Counter conflated;
    private final Counter throttled;
    private final Counter rejected;

    public GatewayMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.in = registry.counter("belfry.gateway.frames.in");
        this.out = registry.counter("belfry.gateway.frames.out");
        this.conflated = registry.counter(DROPPED, "reason", "conflated");
        this.throttled = registry.counter(DROPPED, "reason", "throttled");
        this.rejected = registry.counter(DROPPED, "reason", "rejected");
    }

    @Override
    public void frameIn() {
        in.increment();
    }

    @Override
    public void framesOut(int count) {
        out.increment(count);
    }

    @Override
    public void conflated() {
        conflated.increment();
    }

    @Override
    public void throttled() {
        throttled.increment();
    }

    @Override
    public void rejected() {
        rejected.increment();
    }

    @Override
    public void ended(String why) {
        registry.counter("belfry.gateway.sockets.closed", "reason", why).increment();
    }

    /**
     * An upgrade was refused: {@code total}, {@code user}, {@code origin}, {@code starting}, or an
     * HTTP status.
     */
    public void refused(String why) {
        registry.counter("belfry.gateway.sockets.refused", "reason", why).increment();
    }

    @Override
    public void answered(String command, String outcome, Duration latency) {
        registry.timer("belfry.gateway.commands", "command", command, "outcome", outcome)
                .record(latency);
    }

    /** A record nobody could read. */
    public void deadLetter(String topic) {
        registry.counter("belfry.gateway.dead.letters", "topic", topic).increment();
    }
}
