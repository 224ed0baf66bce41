package io.belfry.simulator.day;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Random;

/**
 * Instants at which calls arrive: a Poisson process whose rate in each quarter of an hour is the
 * profile's, given how many there are. Each instant is then an independent draw, which makes the
 * number exact.
 */
final class Arrivals {

    private static final long QUARTER = 900;

    private Arrivals() {}

    /** Microseconds since the epoch, in order. */
    static long[] draw(
            int count, Instant from, Instant to, ZoneId zone, Profile profile, Random chance) {
        int quarters = (int) ((to.getEpochSecond() - from.getEpochSecond()) / QUARTER);
        double[] until = new double[quarters];
        double sum = 0;
        for (int i = 0; i < quarters; i++) {
            LocalTime local = from.plusSeconds(i * QUARTER).atZone(zone).toLocalTime();
            sum += profile.weight(local);
            until[i] = sum;
        }
        long[] instants = new long[count];
        for (int i = 0; i < count; i++) {
            int at = Arrays.binarySearch(until, chance.nextDouble() * sum);
            int quarter = Math.min(quarters - 1, at < 0 ? -at - 1 : at + 1);
            double second = from.getEpochSecond() + (quarter + chance.nextDouble()) * QUARTER;
            instants[i] = (long) (second * 1e6);
        }
        Arrays.sort(instants);
        return instants;
    }
}
