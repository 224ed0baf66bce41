package io.belfry.simulator.day;

import io.belfry.simulator.day.DayFiles.Part;
import io.belfry.simulator.day.DayPlan.Burst;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes the files of a whole day, with the truth beside them. */
@Command(
        name = "day",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Writes a day as files: ami.txt, queue_log, queue_log.jsonl, cel.jsonl, pbx.yaml"
                        + " and truth.jsonl. The same options give the same bytes.")
public final class DayCommand implements Callable<Integer> {

    @Option(names = "--day", required = true, description = "first local day, YYYY-MM-DD")
    LocalDate day;

    @Option(names = "--out", required = true, description = "folder for the files")
    Path out;

    @Option(names = "--days", defaultValue = "1", description = "how many (${DEFAULT-VALUE})")
    int days;

    @Option(
            names = "--zone",
            defaultValue = "UTC",
            description = "in which the day lies (${DEFAULT-VALUE})")
    ZoneId zone;

    @Option(
            names = "--pbx-zone",
            defaultValue = "UTC",
            description = "in which CEL and queue_log rows have their times (${DEFAULT-VALUE})")
    ZoneId pbxZone;

    @Option(names = "--agents", defaultValue = "100", description = "(${DEFAULT-VALUE})")
    int agents;

    @Option(names = "--queues", description = "(one for 25 agents, 2 to 20)")
    Integer queues;

    @Option(
            names = "--calls",
            defaultValue = "5000",
            description = "to queues, each day (${DEFAULT-VALUE})")
    int calls;

    @Option(names = "--seed", defaultValue = "1", description = "(${DEFAULT-VALUE})")
    long seed;

    @Option(
            names = "--profile",
            defaultValue = "office",
            description = "office, round-the-clock, or a file with lines «HH:MM weight»")
    String profile;

    @Option(names = "--nobody-works", description = "no agent logs in")
    boolean nobodyWorks;

    @Option(names = "--max-waiting", defaultValue = "0", description = "callers in each queue")
    int maxWaiting;

    @Option(names = "--burst", description = "HH:MM=N: N extra calls in that minute; repeatable")
    Map<LocalTime, Integer> bursts = new LinkedHashMap<>();

    @Option(
            names = "--restart-at",
            description =
                    "HH:MM: the PBX stops with all that goes on, and starts again; repeatable")
    List<LocalTime> restarts = new ArrayList<>();

    @Option(
            names = "--without",
            split = ",",
            description = "ami, cel, queue_log, truth: files that are not wanted")
    Set<Part> without = EnumSet.noneOf(Part.class);

    @Option(names = "--gzip", description = "compresses the files (.gz)")
    boolean gzip;

    @Override
    public Integer call() {
        long begun = System.nanoTime();
        try {
            List<Burst> extra =
                    bursts.entrySet().stream()
                            .map(b -> new Burst(b.getKey(), b.getValue()))
                            .toList();
            DayPlan plan =
                    new DayPlan(
                            day,
                            days,
                            zone,
                            pbxZone,
                            agents,
                            queues == null ? DayPlan.queuesFor(agents) : queues,
                            calls,
                            seed,
                            Profile.named(profile),
                            nobodyWorks,
                            maxWaiting,
                            extra,
                            restarts);
            EnumSet<Part> parts = EnumSet.allOf(Part.class);
            parts.removeAll(without);
            DayMaker.Made made = DayMaker.make(plan, out, parts, gzip);
            System.out.printf(
                    "%s: %,d AMI events, %,d CEL rows, %,d queue_log rows up to %s in %.1f s%n",
                    out,
                    made.events(),
                    made.celRows(),
                    made.queueLogRows(),
                    Instant.ofEpochSecond(made.lastMicros() / 1_000_000),
                    (System.nanoTime() - begun) / 1e9);
            return 0;
        } catch (UncheckedIOException e) {
            return failed(e.getCause());
        } catch (IOException | IllegalArgumentException e) {
            return failed(e);
        }
    }

    /** The name of a file alone says nothing: the kind of failure goes before it. */
    private static int failed(Exception e) {
        String what =
                switch (e) {
                    case NoSuchFileException _ -> "no such file: ";
                    case AccessDeniedException _ -> "not permitted: ";
                    case FileAlreadyExistsException _ -> "not a folder: ";
                    default -> "";
                };
        System.err.println("pbx-simulator day: " + what + e.getMessage());
        return 1;
    }
}
