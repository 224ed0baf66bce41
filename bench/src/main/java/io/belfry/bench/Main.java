package io.belfry.bench;

import io.belfry.bench.ami.AmiToKafka;
import io.belfry.bench.kafka.EventsToStatistics;
import io.belfry.bench.report.Figure;
import io.belfry.bench.report.FigureTable;
import io.belfry.bench.report.ResultsFile;
import io.belfry.bench.run.BenchFailed;
import io.belfry.bench.run.BenchStack;
import io.belfry.bench.run.Pace;
import io.belfry.bench.run.Progress;
import io.belfry.bench.run.Scenario;
import io.belfry.bench.sql.QueueLogBacklog;
import io.belfry.bench.ws.KafkaToWebSocket;
import io.belfry.standalone.embedded.Distribution;
import io.belfry.standalone.embedded.StartFailed;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the scenarios, prints the table, writes the results file. */
@Command(
        name = "belfry bench",
        description = "Measures the services, each figure beside its limit in the same run.")
public final class Main implements Callable<Integer> {

    private final Clock clock;
    private final List<Scenario> scenarios;

    @Spec private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    private boolean help;

    @Option(names = "--quick", description = "A few seconds per figure.")
    private boolean quick;

    @Option(
            names = "--scenario",
            paramLabel = "NAME",
            description =
                    "Only this one: ami-to-kafka, queue-log-backlog, events-to-statistics,"
                            + " kafka-to-websocket.")
    private List<String> only = new ArrayList<>();

    @Option(
            names = "--backlog-rows",
            paramLabel = "N",
            description = "Rows of queue-log-backlog (default: 1000000; with --quick 150000).")
    private Integer backlogRows;

    Main(Clock clock, List<Scenario> scenarios) {
        this.clock = clock;
        this.scenarios = List.copyOf(scenarios);
    }

    public static void main(String[] args) {
        Main main =
                new Main(
                        Clock.systemUTC(),
                        List.of(
                                new AmiToKafka(),
                                new QueueLogBacklog(),
                                new EventsToStatistics(),
                                new KafkaToWebSocket()));
        System.exit(new CommandLine(main).execute(args));
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<Scenario> chosen = chosen();
        Pace pace = pace();
        Distribution distribution = Distribution.find();
        Progress progress = new Progress(out, System::nanoTime);
        ResultsFile.Run run = run();
        if (run.loadAverage() > run.processors()) {
            progress.say(
                    "this machine is busy (load %.1f on %d processors): the figures will suffer"
                            .formatted(run.loadAverage(), run.processors()));
        }
        List<Figure> figures = new ArrayList<>();
        int exitCode = 0;
        try {
            for (Scenario scenario : chosen) {
                try (BenchStack stack = new BenchStack(distribution, progress)) {
                    figures.addAll(scenario.measure(stack, pace, progress));
                }
            }
        } catch (BenchFailed | StartFailed e) {
            out.println(e.getMessage());
            exitCode = 1;
        }
        if (!figures.isEmpty()) {
            report(figures, run, distribution.root().resolve("bench/results"), out);
        }
        out.flush();
        return exitCode;
    }

    /** What was measured is told, also when a later scenario failed. */
    private static void report(
            List<Figure> figures, ResultsFile.Run run, Path folder, PrintWriter out) {
        Path file = ResultsFile.write(folder, run, figures);
        out.println();
        FigureTable.lines(figures).forEach(out::println);
        out.println();
        out.println("written to " + file);
    }

    private Pace pace() {
        Pace pace = quick ? Pace.QUICK : Pace.FULL;
        if (backlogRows == null) {
            return pace;
        }
        if (backlogRows < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--backlog-rows must be 1 or more, not " + backlogRows);
        }
        return pace.withBacklogRows(backlogRows);
    }

    private List<Scenario> chosen() {
        for (String name : only) {
            if (scenarios.stream().noneMatch(s -> s.name().equals(name))) {
                throw new ParameterException(
                        spec.commandLine(),
                        "There is no scenario "
                                + name
                                + "; there are "
                                + scenarios.stream()
                                        .map(Scenario::name)
                                        .collect(Collectors.joining(", "))
                                + ".");
            }
        }
        Stream<Scenario> all = scenarios.stream();
        return all.filter(s -> only.isEmpty() || only.contains(s.name())).toList();
    }

    private ResultsFile.Run run() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        return new ResultsFile.Run(
                clock.instant(),
                quick,
                system.getAvailableProcessors(),
                system.getSystemLoadAverage());
    }
}
