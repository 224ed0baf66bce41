package io.belfry.stats.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.Topic;
import io.belfry.contracts.Topics;
import io.belfry.contracts.state.AgentCounter;
import io.belfry.contracts.state.AgentStatistics;
import io.belfry.contracts.state.QueueCounter;
import io.belfry.contracts.state.QueueInterval;
import io.belfry.contracts.state.QueueIntervals;
import io.belfry.contracts.state.QueueStatistics;
import io.belfry.simulator.load.Site;
import io.belfry.stats.time.Days;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Compares what is published with the batch. */
final class Comparison {

    /** Where published objects are found. */
    interface Published {
        <T> T of(Topic<T> topic, int id);
    }

    private static final int SHOWN = 40;

    /** A telephone rings so many seconds after it was dialled, and the truth says the latter. */
    private static final double SLACK = 0.002;

    private final List<String> differences = new ArrayList<>();
    private final Map<String, QueueBatch> queues = new TreeMap<>();
    private final List<String> queueNames = new ArrayList<>();
    private final AgentBatch agents;
    private final Site site;
    private final Days days;
    private int compared;

    Comparison(SimulatedDay day, TruthFile truth, Days days) throws IOException {
        this.days = days;
        site = day.site();
        agents = new AgentBatch(truth);
        for (var queue : site.queues()) {
            queueNames.add(queue.name());
            queues.put(queue.name(), new QueueBatch(queue.name(), day.queueLog(), truth, agents));
        }
    }

    /** Compares all of them, as published, at that moment. */
    void compare(Published replay, Instant now) {
        Instant begun = days.start(days.dayOf(now));
        for (int i = 0; i < queueNames.size(); i++) {
            QueueBatch batch = queues.get(queueNames.get(i));
            queue(replay.of(Topics.STATS_QUEUES, i + 1), batch, begun, now);
            intervals(replay.of(Topics.STATS_QUEUE_INTERVALS, i + 1), batch, begun, now);
        }
        for (Site.Agent agent : site.agents()) {
            int id = Integer.parseInt(agent.number());
            agent(replay.of(Topics.STATS_AGENTS, id), agent.number(), begun, now);
        }
    }

    private void queue(QueueStatistics told, QueueBatch batch, Instant begun, Instant now) {
        boolean endOfDay = now.getNano() != 0;
        Map<QueueCounter, Double> expected = batch.at(begun, now);
        batch.fromTruth(begun, now)
                .forEach((name, value) -> same(now, "log " + name, value, expected.get(name)));
        expected.forEach(
                (name, value) -> {
                    if (!endOfDay || !ofTheMoment(name)) {
                        same(
                                now,
                                told.name() + " " + name.wireName(),
                                value,
                                told.counters().get(name));
                    }
                });
        assertThat(told.counters()).hasSameSizeAs(QueueCounter.values());
    }

    /** The truth says how many members a queue has at full quarters only. */
    private static boolean ofTheMoment(QueueCounter name) {
        return switch (name) {
            case LOGGED_AGENTS, AVAILABLE_AGENTS, PAUSED_AGENTS, WRAPUP_AGENTS, RINGING_AGENTS ->
                    true;
            default -> false;
        };
    }

    private void intervals(QueueIntervals told, QueueBatch batch, Instant begun, Instant now) {
        Instant end = days.start(days.dayOf(now).plusDays(1));
        Map<Instant, QueueBatch.Quarter> expected = batch.quarters(begun, end, now);
        Map<Instant, QueueBatch.Quarter> published = new TreeMap<>();
        if (told != null && told.day().equals(days.dayOf(now))) {
            for (QueueInterval i : told.intervals()) {
                published.put(
                        i.start(),
                        new QueueBatch.Quarter(
                                i.offered(),
                                i.answered(),
                                i.answeredWithin(),
                                i.abandoned(),
                                i.abandonedAfter(),
                                i.shortAbandoned()));
            }
        }
        compared++;
        if (!expected.equals(published)) {
            differ(now + " intervals " + published + " instead of " + expected);
        }
    }

    private void agent(AgentStatistics told, String number, Instant begun, Instant now) {
        Map<AgentCounter, Double> expected = agents.at(number, begun, now);
        long dials = agents.dials(number, begun, now);
        Map<AgentCounter, Double> counters = told == null ? Map.of() : told.counters();
        expected.forEach(
                (name, value) -> {
                    Double actual = counters.getOrDefault(name, 0.0);
                    compared++;
                    if (Math.abs(value - actual) > tolerance(name, dials)) {
                        differ(now + " " + number + " " + name + " " + actual + " not " + value);
                    }
                });
        Map<String, Double> reasons = new HashMap<>(told == null ? Map.of() : told.pauseSeconds());
        agents.pauses(number, begun, now)
                .forEach(
                        (why, value) -> {
                            Double actual = reasons.getOrDefault(why, 0.0);
                            reasons.remove(why);
                            compared++;
                            if (Math.abs(value - actual) > 1.05 + SLACK * dials) {
                                differ(
                                        now + " " + number + " " + why + " " + actual + " not "
                                                + value);
                            }
                        });
        reasons.forEach((why, value) -> differ(now + " " + number + " paused for " + why));
        moment(
                now,
                number + " login",
                agents.loginAt(number, now),
                told == null ? null : told.loginAt());
        moment(
                now,
                number + " logout",
                agents.logoutAt(number, now),
                told == null ? null : told.logoutAt());
    }

    /** Times are told in whole seconds; the rest are counts. */
    private static double tolerance(AgentCounter name, long dials) {
        return switch (name) {
            case INB_CALLS, INB_ANS_CALLS, INB_UNANS_CALLS, INB_PERC_UNANS_CALLS, OUT_CALLS -> 1e-9;
            case OCCUPANCY -> 0.5;
            default -> 1.05 + SLACK * dials;
        };
    }

    private void moment(Instant now, String what, Instant expected, Instant actual) {
        compared++;
        boolean near =
                expected == null || actual == null
                        ? expected == actual
                        : Math.abs(expected.toEpochMilli() - actual.toEpochMilli()) <= 50;
        if (!near) {
            differ(now + " " + what + " " + actual + " instead of " + expected);
        }
    }

    private void same(Instant now, String what, Double expected, Double actual) {
        compared++;
        boolean seconds = what.endsWith("Time");
        if (actual == null || Math.abs(expected - actual) > (seconds ? 1 : 1e-9)) {
            differ(now + " " + what + " " + actual + " instead of " + expected);
        }
    }

    /** How many numbers were compared. */
    int compared() {
        return compared;
    }

    /** The first of those that differed. */
    List<String> differences() {
        return differences;
    }

    private void differ(String what) {
        if (differences.size() < SHOWN) {
            differences.add(what);
        }
    }
}
