package io.belfry.bench.ws;

import io.belfry.bench.report.Percentiles;
import io.belfry.bench.run.Pace;
import io.belfry.bench.run.Progress;
import io.belfry.bench.run.Pump;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/** What is done to the gateway and, in the same way, to its limit. */
final class Load {

    /** The first number; all have seven digits, so that all frames are of one length. */
    static final int FIRST_NUMBER = 1_000_000;

    /** Records a second when latencies are taken. */
    static final int STEADY_RATE = 20;

    /** Records on their way at full speed. */
    private static final int WINDOW = 200;

    private final Sockets sockets;
    private final int socketCount;
    private final IntConsumer publish;
    private final Pace pace;
    private final Progress progress;
    private int next = FIRST_NUMBER;

    /**
     * @param publish publishes the record of that number
     */
    Load(Sockets sockets, int socketCount, IntConsumer publish, Pace pace, Progress progress) {
        this.sockets = sockets;
        this.socketCount = socketCount;
        this.publish = publish;
        this.pace = pace;
        this.progress = progress;
    }

    /** Frames a second on all sockets together, and latencies at a steady rate, nanoseconds. */
    record Outcome(double framesPerSecond, Percentiles latencies) {}

    Outcome measure(String who) {
        Pump pump = new Pump(progress, WINDOW);
        Runnable send = () -> publish.accept(next++);
        pump.run(who + ", warm-up (records)", pace.warmUp(), send, sockets::onEverySocket);
        Pump.Run run =
                pump.run(
                        who + ", measuring frames (records)",
                        pace.measured(),
                        send,
                        sockets::onEverySocket);
        double rate = run.rate(socketCount);
        progress.say(
                "%s: %,.0f frames/s on %d sockets, %,d records"
                        .formatted(who, rate, socketCount, run.sent()));
        steady(who, pace.warmUp().dividedBy(3));
        Percentiles latencies = new Percentiles(steady(who, pace.measured()));
        progress.say(
                String.format(
                        Locale.ROOT,
                        "%s: %,d latencies, p50 %.2f ms, p99 %.2f ms",
                        who,
                        latencies.count(),
                        latencies.at(50) / 1e6,
                        latencies.at(99) / 1e6));
        return new Outcome(rate, latencies);
    }

    /** Publishes at the steady rate for that time; the latency of every frame. */
    private long[] steady(String who, Duration time) {
        int records = (int) (time.toMillis() * STEADY_RATE / 1000);
        long interval = 1_000_000_000L / STEADY_RATE;
        long before = sockets.onEverySocket();
        sockets.arrivals().measure(next, records);
        long start = System.nanoTime();
        for (int i = 0; i < records; i++) {
            long due = start + i * interval;
            for (long now = System.nanoTime(); now < due; now = System.nanoTime()) {
                LockSupport.parkNanos(due - now);
            }
            int shown = i;
            progress.tick(
                    () ->
                            "%s, measuring latencies at %d records/s: %d of %d"
                                    .formatted(who, STEADY_RATE, shown, records));
            sockets.arrivals().sent(next, System.nanoTime());
            publish.accept(next++);
        }
        Pump.await(progress, "the last frames", () -> sockets.onEverySocket() - before >= records);
        return sockets.arrivals().latencies();
    }
}
