package io.belfry.simulator;

import io.belfry.simulator.ami.AmiServer;
import io.belfry.simulator.call.Pbx;
import io.belfry.simulator.control.ControlApi;
import io.belfry.simulator.control.Disorder;
import io.belfry.simulator.control.Faults;
import io.belfry.simulator.day.DayCommand;
import io.belfry.simulator.day.DayWorld;
import io.belfry.simulator.day.LiveDay;
import io.belfry.simulator.load.PbxFile;
import io.belfry.simulator.load.Site;
import io.belfry.simulator.load.Workload;
import io.belfry.simulator.out.DatabaseWriter;
import io.belfry.simulator.out.Output;
import io.belfry.simulator.out.QueueLogFile;
import io.belfry.simulator.scenario.Scenarios;
import io.belfry.simulator.time.Timeline;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line: an Asterisk stand-in that speaks AMI and writes CEL and queue_log. */
@Command(
        name = "pbx-simulator",
        mixinStandardHelpOptions = true,
        version = "0.1.0",
        sortOptions = false,
        subcommands = DayCommand.class,
        description = {
            "Simulates an Asterisk with queues, agents and callers. Everything binds 127.0.0.1.",
            "Environment: BELFRY_SIM_DB_PASSWORD, BELFRY_SIM_AMI_SECRET (default: belfry),",
            "BELFRY_SIM_CONTROL_TOKEN (without it the HTTP control answers /health only)."
        })
public final class Main implements Callable<Integer> {

    private static final String DEFAULT_SECRET = "belfry";

    @Option(
            names = "--ami-port",
            defaultValue = "5039",
            description = "AMI port (${DEFAULT-VALUE})")
    int amiPort;

    @Option(
            names = "--ami-user",
            defaultValue = "belfry",
            description = "AMI user (${DEFAULT-VALUE})")
    String amiUser;

    @Option(
            names = "--http-port",
            defaultValue = "8089",
            description = "HTTP port of the control (${DEFAULT-VALUE})")
    int httpPort;

    @Option(
            names = "--db-url",
            description = "jdbc:postgresql://host:port/name for cel and queue_log")
    String dbUrl;

    @Option(names = "--db-user", defaultValue = "asterisk", description = "(${DEFAULT-VALUE})")
    String dbUser;

    @Option(names = "--queue-log-file", description = "also appends queue_log lines to this file")
    Path queueLogFile;

    @Option(names = "--agents", defaultValue = "12", description = "(${DEFAULT-VALUE})")
    int agents;

    @Option(names = "--queues", defaultValue = "4", description = "(${DEFAULT-VALUE})")
    int queues;

    @Option(names = "--calls-per-hour", defaultValue = "600", description = "(${DEFAULT-VALUE})")
    double callsPerHour;

    @Option(
            names = "--acts-per-hundred",
            defaultValue = "0",
            description =
                    "holds and transfers by agents, for each hundred calls (${DEFAULT-VALUE})")
    double actsPerHundred;

    @Option(
            names = "--speed",
            defaultValue = "1",
            converter = Speed.class,
            description = "simulated seconds per second, or max (${DEFAULT-VALUE})")
    double speed;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "the same seed gives the same calls (${DEFAULT-VALUE})")
    long seed;

    @Option(names = "--pbx-name", defaultValue = "pbx1", description = "(${DEFAULT-VALUE})")
    String pbxName;

    @Option(names = "--write-pbx-file", description = "writes the PBX file that describes this one")
    Path pbxFile;

    @Option(names = "--scenario", description = "plays one recorded scenario instead of the demo")
    String scenario;

    @ArgGroup(exclusive = false, heading = "A day (the same as the command day writes):%n")
    LiveDay day;

    @Option(names = "--no-calls", description = "no callers; agents work, calls can be injected")
    boolean noCalls;

    /** A number, or {@code max}. */
    static final class Speed implements CommandLine.ITypeConverter<Double> {
        @Override
        public Double convert(String text) {
            return text.equals("max") ? Double.POSITIVE_INFINITY : Double.valueOf(text);
        }
    }

    /** Starts the simulator and stays until it is told to stop; 1 if it could not start. */
    public static void main(String[] args) {
        System.exit(
                new CommandLine(new Main())
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .execute(args));
    }

    @Override
    public Integer call() throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        List<AutoCloseable> parts = new ArrayList<>();
        try {
            start(parts);
        } catch (IOException | SQLException | IllegalArgumentException e) {
            System.err.println("pbx-simulator: " + e.getMessage());
            close(parts);
            return 1;
        }
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    close(parts);
                                    stopped.countDown();
                                }));
        stopped.await();
        return 0;
    }

    /** What the PBX is used for, and how it is made: at the start, and after a restart. */
    private record Play(Site site, long start, LongFunction<Pbx> first, LongFunction<Pbx> next) {}

    private Play play(long start) throws IOException {
        if (day != null) {
            DayWorld world = day.world(agents, queues, seed);
            long begins = day.begins().getEpochSecond() * 1_000_000;
            return new Play(world.site(), begins, at -> world.live(day.begins()), world::reboot);
        }
        Site site = new Site(agents, queues);
        if (scenario != null) {
            return new Play(site, start, this::played, this::played);
        }
        return new Play(
                site,
                start,
                at -> {
                    Pbx pbx = demo(site, at);
                    pbx.started();
                    return pbx;
                },
                at -> demo(site, at));
    }

    private void start(List<AutoCloseable> parts) throws IOException, SQLException {
        if (day != null && scenario != null) {
            throw new IllegalArgumentException("a --day or a --scenario, not both");
        }
        List<Consumer<List<Output>>> listeners = new ArrayList<>();
        Play play = play(Instant.now().toEpochMilli() * 1000);
        long start = play.start();
        if (dbUrl != null) {
            String password = System.getenv().getOrDefault("BELFRY_SIM_DB_PASSWORD", "");
            DatabaseWriter database = new DatabaseWriter(dbUrl, dbUser, password);
            parts.add(database);
            listeners.add(database);
            start = after(database.lastMicros(), start);
        }
        if (queueLogFile != null) {
            listeners.add(new QueueLogFile(queueLogFile));
        }
        String given = System.getenv("BELFRY_SIM_AMI_SECRET");
        String secret = given == null ? DEFAULT_SECRET : given;
        AmiServer ami = new AmiServer(amiPort, new AmiServer.Credentials(amiUser, secret));
        parts.add(ami);
        Disorder disorder = new Disorder(ami, seed);
        listeners.add(disorder);
        if (Double.isInfinite(speed)) {
            ami.patient();
        }
        Simulator simulator = new Simulator(play.first().apply(start), speed, listeners);
        parts.add(simulator);
        Faults faults = new Faults(simulator, ami, disorder, play.next());
        String token = System.getenv("BELFRY_SIM_CONTROL_TOKEN");
        ControlApi http = new ControlApi(httpPort, token, simulator, faults);
        parts.add(http);
        if (pbxFile != null) {
            PbxFile.write(
                    pbxFile,
                    new PbxFile.Address(
                            pbxName,
                            "UTC",
                            ami.port(),
                            amiUser,
                            given == null ? DEFAULT_SECRET : "${BELFRY_SIM_AMI_SECRET}",
                            dbUrl,
                            dbUser,
                            queueLogFile),
                    play.site());
        }
        simulator.start();
        ami.start(simulator);
        http.start();
        System.out.printf(
                "PBX simulator %s: AMI 127.0.0.1:%d, http://127.0.0.1:%d, %s, speed %s%n",
                pbxName, ami.port(), http.port(), what(), speed);
    }

    /** The rows go on after those that are there; a day cannot begin later than it does. */
    private long after(long lastMicros, long start) {
        if (day != null && lastMicros >= start) {
            throw new IllegalArgumentException(
                    "the database has rows of "
                            + Instant.ofEpochSecond(lastMicros / 1_000_000)
                            + ", later than the beginning of the day: take another day or database");
        }
        return Math.max(start, lastMicros + 1_000_000);
    }

    private String what() {
        if (day != null) {
            return "%d agents, %d queues, %s".formatted(agents, queues, day);
        }
        return scenario == null
                ? "%d agents, %d queues, %s calls per hour"
                        .formatted(agents, queues, noCalls ? "no" : callsPerHour)
                : "scenario " + scenario;
    }

    private Pbx demo(Site site, long start) {
        Pbx pbx = Workload.pbx(site, new Timeline(start), seed);
        Workload workload = new Workload(pbx, site, seed);
        workload.startAgents();
        workload.startCalls(noCalls ? 0 : callsPerHour);
        workload.startHabits(callsPerHour * actsPerHundred / 100);
        return pbx;
    }

    /** A scenario begins some seconds after the start, so that a client can be there. */
    private Pbx played(long start) {
        var lab = Scenarios.prepare(scenario, start);
        lab.time().afterSeconds(5, () -> Scenarios.play(scenario, lab));
        return lab.pbx();
    }

    private static void close(List<AutoCloseable> parts) {
        for (AutoCloseable part : parts.reversed()) {
            try {
                part.close();
            } catch (Exception e) {
                System.err.println("pbx-simulator: while stopping: " + e.getMessage());
            }
        }
    }
}
