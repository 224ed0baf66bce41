package io.belfry.bench.run;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Tells who waits what is going on: at each step, and every two seconds within one. */
public final class Progress {

    private static final long INTERVAL = Duration.ofSeconds(2).toNanos();

    private final PrintWriter out;
    private final LongSupplier nanos;
    private final long start;
    private long last;

    /**
     * @param nanos a clock like {@link System#nanoTime}
     */
    public Progress(PrintWriter out, LongSupplier nanos) {
        this.out = out;
        this.nanos = nanos;
        this.start = nanos.getAsLong();
        this.last = start;
    }

    /** A step begins or ends. */
    public void say(String text) {
        last = nanos.getAsLong();
        out.println(String.format(Locale.ROOT, "[%6.1f s] %s", (last - start) / 1e9, text));
        out.flush();
    }

    /** A step goes on; says so when nothing was said for two seconds. */
    public void tick(Supplier<String> text) {
        if (nanos.getAsLong() - last >= INTERVAL) {
            say(text.get());
        }
    }
}
