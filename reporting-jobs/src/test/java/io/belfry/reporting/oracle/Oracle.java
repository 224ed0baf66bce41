package io.belfry.reporting.oracle;

import io.belfry.contracts.pbx.CelRow;
import io.belfry.contracts.pbx.QueueLogRow;
import io.belfry.reporting.oracle.SimulatedDay.Cel;
import io.belfry.reporting.oracle.SimulatedDay.Hold;
import io.belfry.reporting.oracle.SimulatedDay.QueueLog;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All figures of a day, by queue, agent and quarter of an hour. Shares no code with the folds. */
public final class Oracle {
    private final Truth truth;
    private final List<QueueLogRow> log = new ArrayList<>();
    private final List<Hold> holds = new ArrayList<>();
    private final Map<String, Integer> wrapUps;

    /** Starts of the PBX, and the last thing that it had logged before. */
    private final TreeMap<Instant, Instant> deaths = new TreeMap<>();

    /** The call that a channel began in, of each channel. */
    private final Map<String, String> homes = new HashMap<>();

    private Instant last = Instant.EPOCH;

    private Oracle(SimulatedDay day) throws IOException {
        truth = Truth.read(day.truth());
        wrapUps = day.wrapUps();
        day.each(
                logged -> {
                    switch (logged) {
                        case QueueLog(Instant time, QueueLogRow row)
                                when row.event().equals("QUEUESTART") ->
                                deaths.put(time, last);
                        case QueueLog(Instant time, QueueLogRow row) -> {
                            log.add(row);
                            last = time;
                        }
                        case Cel(Instant time, CelRow row) -> {
                            last = time;
                            if (row.eventType().equals("CHAN_START")) {
                                homes.putIfAbsent(row.uniqueId().value(), row.linkedId().value());
                            }
                        }
                        case Hold hold -> holds.add(hold);
                    }
                });
    }

    /** The figures that the tables {@code stat_*} and the passes and calls must show. */
    public static Figures of(SimulatedDay day) throws IOException {
        Oracle oracle = new Oracle(day);
        Figures figures = new Figures();
        new CallOracle(oracle, figures).tally();
        new AgentDayOracle(oracle, figures).tally();
        return figures;
    }

    Truth truth() {
        return truth;
    }

    List<QueueLogRow> log() {
        return log;
    }

    List<Hold> holds() {
        return holds;
    }

    /** The last row of all. */
    Instant last() {
        return last;
    }

    /** The call that a channel began in: whom an agent called may be handed on to a queue. */
    String home(String channel) {
        return homes.getOrDefault(channel, channel);
    }

    int wrapUp(String queue) {
        return wrapUps.getOrDefault(queue, 0);
    }

    TreeMap<Instant, Instant> deaths() {
        return deaths;
    }

    /** That time, or the last sign of life of the PBX if it was dead then. */
    Instant seen(Instant time) {
        Map.Entry<Instant, Instant> start = deaths.ceilingEntry(time);
        return start != null && start.getValue().isBefore(time) ? start.getValue() : time;
    }

    static Instant quarter(Instant time) {
        return Instant.ofEpochSecond(time.getEpochSecond() - time.getEpochSecond() % 900);
    }

    static double seconds(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toNanos() / 1e9);
    }

    static double epoch(Instant time) {
        return time.getEpochSecond() + time.getNano() / 1e9;
    }
}
