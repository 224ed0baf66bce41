package io.belfry.bench.kafka;

import io.belfry.bench.report.Percentiles;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;

/** How long numbered things are on their way: one thread sends, another one receives. */
final class Latencies {

    private final long first;
    private final AtomicLongArray sentAt;
    private long[] samples = new long[1024];
    private int count;

    /**
     * @param first number of the first that is measured
     */
    Latencies(long first, int size) {
        this.first = first;
        this.sentAt = new AtomicLongArray(size);
    }

    /** What is not measured is left out. */
    void sent(long number, long nanos) {
        if (measures(number)) {
            sentAt.set((int) (number - first), nanos);
        }
    }

    /** What is not measured is left out. */
    synchronized void received(long number, long nanos) {
        if (!measures(number)) {
            return;
        }
        if (count == samples.length) {
            samples = Arrays.copyOf(samples, 2 * count);
        }
        samples[count++] = nanos - sentAt.get((int) (number - first));
    }

    private boolean measures(long number) {
        return number >= first && number - first < sentAt.length();
    }

    /** Of all that was received, nanoseconds. */
    synchronized Percentiles percentiles() {
        return new Percentiles(Arrays.copyOf(samples, count));
    }
}
