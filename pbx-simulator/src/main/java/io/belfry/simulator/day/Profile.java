package io.belfry.simulator.day;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;

/**
 * How busy each quarter of an hour of a local day is: 96 weights, of which only the proportions
 * count. A quarter that daylight saving leaves out has no calls, one that happens twice has its
 * weight twice.
 */
public final class Profile {

    private static final int QUARTERS = 96;
    private static final LocalTime OPENS = LocalTime.of(8, 0);
    private static final LocalTime CLOSES = LocalTime.of(19, 0);

    private final double[] weights;
    private final boolean roundTheClock;

    private Profile(double[] weights, boolean roundTheClock) {
        this.weights = weights;
        this.roundTheClock = roundTheClock;
        if (Arrays.stream(weights).sum() <= 0) {
            throw new IllegalArgumentException("a profile needs a weight above 0");
        }
    }

    /** Office hours: open 8 to 19, busiest at 10:30 and 15:00; a few call when it is closed. */
    public static Profile office() {
        double[] weights = new double[QUARTERS];
        for (int i = 0; i < QUARTERS; i++) {
            double hour = i / 4.0;
            double busy = bell(hour, 10.5, 1.3) + 0.85 * bell(hour, 15, 1.6);
            weights[i] = 0.01 + (isOffice(i) ? 0.1 + busy : 0);
        }
        return new Profile(weights, false);
    }

    /** Day and night, half as busy at night. */
    public static Profile roundTheClock() {
        double[] weights = new double[QUARTERS];
        for (int i = 0; i < QUARTERS; i++) {
            weights[i] = 0.5 + bell(i / 4.0, 13, 4);
        }
        return new Profile(weights, true);
    }

    /** {@code office}, {@code round-the-clock}, or what a file of that name says. */
    static Profile named(String name) throws IOException {
        return switch (name) {
            case "office" -> office();
            case "round-the-clock" -> roundTheClock();
            default -> read(Path.of(name));
        };
    }

    /**
     * From a file with lines {@code HH:MM weight}; quarters that are not named have none. Always
     * open.
     *
     * @throws IllegalArgumentException naming the line that is wrong
     */
    public static Profile read(Path file) throws IOException {
        double[] weights = new double[QUARTERS];
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            try {
                String[] parts = line.strip().split("\\s+");
                weights[quarter(LocalTime.parse(parts[0]))] = Double.parseDouble(parts[1]);
            } catch (DateTimeParseException | NumberFormatException | IndexOutOfBoundsException e) {
                throw new IllegalArgumentException(
                        file + " line " + number + " is not «HH:MM weight»: " + line, e);
            }
        }
        return new Profile(weights, true);
    }

    double weight(LocalTime time) {
        return weights[quarter(time)];
    }

    /** Whether the queues take calls at that local time. */
    boolean isOpen(LocalTime time) {
        return roundTheClock || !time.isBefore(OPENS) && time.isBefore(CLOSES);
    }

    /** Whether people work in shifts around the clock. */
    boolean isRoundTheClock() {
        return roundTheClock;
    }

    private static int quarter(LocalTime time) {
        return time.getHour() * 4 + time.getMinute() / 15;
    }

    private static boolean isOffice(int quarter) {
        return quarter >= quarter(OPENS) && quarter < quarter(CLOSES);
    }

    private static double bell(double hour, double middle, double width) {
        double x = (hour - middle) / width;
        return Math.exp(-x * x / 2);
    }
}
