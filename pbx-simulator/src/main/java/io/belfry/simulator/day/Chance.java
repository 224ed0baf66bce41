package io.belfry.simulator.day;

import java.util.Random;

/** Distributions, each stream of chance with a name of its own under one seed. */
final class Chance {

    private Chance() {}

    static Random stream(long seed, String name) {
        return new Random(seed * 1_000_003 + name.hashCode());
    }

    static double exponential(Random random, double mean) {
        return -mean * Math.log(1 - random.nextDouble());
    }

    /** Lognormal with that median; {@code spread} 0.6 makes one in six twice as long. */
    static double about(Random random, double median, double spread) {
        return median * Math.exp(spread * random.nextGaussian());
    }

    static double between(Random random, double low, double high) {
        return low + (high - low) * random.nextDouble();
    }
}
