package io.belfry.bench.report;

import java.util.Arrays;

/** Percentiles by the nearest rank: every answer is a sample that was seen. */
public final class Percentiles {

    private final long[] sorted;

    /**
     * @throws IllegalArgumentException when there is no sample
     */
    public Percentiles(long[] samples) {
        if (samples.length == 0) {
            throw new IllegalArgumentException("no samples");
        }
        sorted = samples.clone();
        Arrays.sort(sorted);
    }

    /**
     * The smallest sample that at least {@code percent} of all samples do not exceed.
     *
     * @param percent above 0, up to 100
     */
    public long at(double percent) {
        if (!(percent > 0 && percent <= 100)) {
            throw new IllegalArgumentException("not a percentage: " + percent);
        }
        int rank = (int) Math.ceil(percent / 100 * sorted.length);
        return sorted[rank - 1];
    }

    /** How many samples there are. */
    public int count() {
        return sorted.length;
    }
}
