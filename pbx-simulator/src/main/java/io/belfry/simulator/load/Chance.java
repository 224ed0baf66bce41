package io.belfry.simulator.load;

import java.util.Random;

/** Distributions, each stream of chance with a name of its own under one seed. */
public final class Chance {

    private Chance() {}

    /** One stream of chance. */
    public static Random stream(long seed, String name) {
        return new Random(seed * 1_000_003 + name.hashCode());
    }

    /** Exponential with that mean. */
    public static double exponential(Random random, double mean) {
        return -mean * Math.log(1 - random.nextDouble());
    }

    /** Lognormal with that median; {@code spread} 0.6 makes one in six twice as long. */
    public static double about(Random random, double median, double spread) {
        return median * Math.exp(spread * random.nextGaussian());
    }

    /** Uniform. */
    public static double between(Random random, double low, double high) {
        return low + (high - low) * random.nextDouble();
    }
}
