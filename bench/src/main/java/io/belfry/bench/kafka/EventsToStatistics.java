package io.belfry.bench.kafka;

import io.belfry.bench.calls.CallStream;
import io.belfry.bench.calls.Centre;
import io.belfry.bench.calls.PlainFold;
import io.belfry.bench.report.Figure;
import io.belfry.bench.report.Percentiles;
import io.belfry.bench.run.BenchStack;
import io.belfry.bench.run.Costs;
import io.belfry.bench.run.Pace;
import io.belfry.bench.run.Progress;
import io.belfry.bench.run.Pump;
import io.belfry.bench.run.Scenario;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Events of a centre with {@value #AGENTS} agents through the whole topology of realtime-stats:
 * events a second at full speed, and at steady rates the time from a record in to the state and to
 * the statistic out. Limits: the same rules as a plain loop; the time until the record itself can
 * be read.
 */
public final class EventsToStatistics implements Scenario {

    private static final int AGENTS = 200;
    private static final int QUEUES = 20;
    private static final List<Integer> RATES = List.of(1_000, 5_000, 20_000);
    private static final List<Double> PERCENTILES = List.of(50.0, 99.0, 99.9);

    /** Calls of all agents on their way: some 21,600 events. */
    private static final int WINDOW = 4;

    private static final int FOLDED_AT_ONCE = 1_000;
    private static final int FOLDED_A_SECOND = 5_000;

    private final CallStream stream = new CallStream(new Centre(AGENTS, QUEUES));

    @Override
    public String name() {
        return "events-to-statistics";
    }

    @Override
    public List<Figure> measure(BenchStack stack, Pace pace, Progress progress) {
        Cost fold = fold(pace, progress);
        String bootstrap = stack.kafka();
        List<Figure> figures = new ArrayList<>();
        try (CentreLoad load = new CentreLoad(bootstrap, stream, progress)) {
            load.configure();
            stack.service("realtime-stats", environment(stack, bootstrap));
            Cost service = fullSpeed(stack, load, pace, progress);
            String loop = "the same rules in a loop";
            figures.add(figure("events", service.rate(), "events/s", fold.rate(), loop));
            figures.add(figure("cpu-per-event", service.micros(), "µs", fold.micros(), loop));
            for (int rate : RATES) {
                load.steady(rate, pace.warmUp().dividedBy(3));
                figures.addAll(latencies(rate, load.steady(rate, pace.measured()), progress));
            }
        }
        return figures;
    }

    private Cost fullSpeed(BenchStack stack, CentreLoad load, Pace pace, Progress progress) {
        Pump pump = new Pump(progress, WINDOW);
        pump.run("warm-up (waves)", pace.warmUp(), load::wave, load::waves);
        try (Costs costs = stack.costs("realtime-stats")) {
            Costs.Spent before = costs.now();
            Pump.Run run = pump.run("full speed (waves)", pace.measured(), load::wave, load::waves);
            Costs.Spent spent = costs.now().since(before);
            double events = (double) run.sent() * stream.wave();
            Cost cost = new Cost(run.rate(stream.wave()), spent.microsPer(events));
            progress.say("topology: %s (%s)".formatted(cost, spent.shares()));
            return cost;
        }
    }

    /** How fast it was, and what an event cost. */
    private record Cost(double rate, double micros) {
        @Override
        public String toString() {
            return "%,.0f events/s, %.1f µs each".formatted(rate, micros);
        }
    }

    private Cost fold(Pace pace, Progress progress) {
        long[] told = {0};
        Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        PlainFold fold = new PlainFold(stream, FOLDED_A_SECOND, start, _ -> told[0]++);
        for (long end = after(pace.warmUp()); System.nanoTime() < end; ) {
            fold.fold(FOLDED_AT_ONCE);
        }
        var threads = ManagementFactory.getThreadMXBean();
        long cpu = threads.getCurrentThreadCpuTime();
        long from = System.nanoTime();
        long count = 0;
        for (long end = after(pace.measured()); System.nanoTime() < end; ) {
            fold.fold(FOLDED_AT_ONCE);
            count += FOLDED_AT_ONCE;
            progress.tick(() -> "the rules in a loop");
        }
        Cost cost =
                new Cost(
                        count * 1e9 / (System.nanoTime() - from),
                        (threads.getCurrentThreadCpuTime() - cpu) / 1e3 / count);
        progress.say("in a loop: %s; %,d objects told".formatted(cost, told[0]));
        return cost;
    }

    private static long after(Duration time) {
        return System.nanoTime() + time.toNanos();
    }

    private List<Figure> latencies(
            int rate, StatisticsArrivals.Measured measured, Progress progress) {
        List<Figure> figures = new ArrayList<>();
        String at = rate / 1000 + "k";
        progress.say(
                "at %s: %,d statistics, %,d states"
                        .formatted(at, measured.statistics().count(), measured.states().count()));
        for (double percent : PERCENTILES) {
            figures.add(latency("statistic", at, percent, measured.statistics(), measured.rows()));
            figures.add(latency("state", at, percent, measured.states(), measured.rows()));
        }
        return figures;
    }

    private Figure latency(
            String what, String at, double percent, Percentiles measured, Percentiles rows) {
        String name = String.format(Locale.ROOT, "%s-%s-p%s", what, at, percent).replace(".0", "");
        return figure(
                name,
                measured.at(percent) / 1e6,
                "ms",
                rows.at(percent) / 1e6,
                "the record itself can be read");
    }

    private Figure figure(String what, double value, String unit, double limit, String limitOf) {
        return new Figure(name() + "/" + what, value, unit, limit, limitOf);
    }

    /** The day of the statistics begins in half a day: the counters of calls must not fall. */
    private static Map<String, String> environment(BenchStack stack, String bootstrap) {
        return Map.of(
                "KAFKA_BOOTSTRAP_SERVERS",
                bootstrap,
                "BELFRY_TIME_ZONE",
                "UTC",
                "BELFRY_STATS_RESET_TIME",
                LocalTime.now(ZoneOffset.UTC)
                        .plusHours(12)
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toString(),
                "BELFRY_STATE_DIR",
                stack.folder().resolve("streams").toString());
    }
}
