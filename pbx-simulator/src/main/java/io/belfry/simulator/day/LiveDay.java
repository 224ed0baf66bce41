package io.belfry.simulator.day;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import picocli.CommandLine.Option;

/** Options of the simulator that plays a generated day instead of the demo. */
public final class LiveDay {

    @Option(
            names = "--day",
            required = true,
            description = "plays that generated day (YYYY-MM-DD) instead of the demo")
    LocalDate day;

    @Option(
            names = "--from",
            defaultValue = "00:00",
            description =
                    "local time at which it begins; earlier things are done (${DEFAULT-VALUE})")
    LocalTime from;

    @Option(
            names = "--zone",
            defaultValue = "UTC",
            description = "in which the day lies (${DEFAULT-VALUE})")
    ZoneId zone;

    @Option(
            names = "--calls",
            defaultValue = "5000",
            description = "to the queues on that day (${DEFAULT-VALUE})")
    int calls;

    @Option(
            names = "--profile",
            defaultValue = "office",
            description = "office, round-the-clock, or a file with lines «HH:MM weight»")
    String profile;

    /** The day, as the files of the same options have it. */
    public DayWorld world(int agents, int queues, long seed) throws IOException {
        return new DayWorld(
                new DayPlan(
                        day,
                        1,
                        zone,
                        ZoneId.of("UTC"),
                        agents,
                        queues,
                        calls,
                        seed,
                        Profile.named(profile),
                        false,
                        0,
                        List.of(),
                        List.of()));
    }

    /** When the PBX begins. */
    public Instant begins() {
        return day.atTime(from).atZone(zone).toInstant();
    }

    @Override
    public String toString() {
        return "day %s in %s from %s, %,d calls".formatted(day, zone, from, calls);
    }
}
