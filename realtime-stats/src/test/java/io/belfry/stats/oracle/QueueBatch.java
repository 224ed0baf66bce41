package io.belfry.stats.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import io.belfry.contracts.state.QueueCounter;
import io.belfry.stats.oracle.TruthFile.Pass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The numbers of a queue by brute force, from the whole queue_log file and the whole truth, for any
 * moment. Shares no code with the service.
 */
final class QueueBatch {

    /** A quarter by the calls that entered in it. */
    record Quarter(int offered, int answered, int within, int abandoned, int late, int early) {}

    private record Row(long second, String event, String[] data) {}

    private static final int THRESHOLD = 15;
    private static final int SERVICE = 20;
    private static final int EARLY = 5;

    private final List<Row> rows = new ArrayList<>();
    private final List<Pass> passes;
    private final List<TruthFile.Standing> standings;
    private final AgentBatch agents;

    QueueBatch(String queue, Path log, TruthFile truth, AgentBatch agents) throws IOException {
        for (String line : Files.readAllLines(log)) {
            String[] fields = line.split("\\|", -1);
            if (fields[2].equals(queue) || fields[4].equals("QUEUESTART")) {
                rows.add(new Row(Long.parseLong(fields[0]), fields[4], fields));
            }
        }
        passes = truth.passes().stream().filter(p -> p.queue().equals(queue)).toList();
        standings = truth.standings().stream().filter(s -> s.queue().equals(queue)).toList();
        this.agents = agents;
    }

    Map<QueueCounter, Double> at(Instant begun, Instant now) {
        Map<QueueCounter, Double> numbers = new EnumMap<>(QueueCounter.class);
        long hour = now.getEpochSecond() / 60 * 60 - 59 * 60;
        for (QueueCounter counter : QueueCounter.values()) {
            String name = counter.wireName();
            boolean sliding = name.endsWith("LastHour");
            long from = sliding ? hour : begun.getEpochSecond();
            Double value = fromLog(name.replace("LastHour", ""), from, now);
            if (value != null) {
                numbers.put(counter, value);
            }
        }
        standing(numbers, now);
        Double level = quarter(begun, begun.plusSeconds(90_000), begun, now).level();
        numbers.put(QueueCounter.SERVICE_LEVEL, level == null ? 0 : level);
        return numbers;
    }

    /** The same counters of the day from the truth: to know that both sources agree. */
    Map<QueueCounter, Double> fromTruth(Instant begun, Instant now) {
        Map<QueueCounter, Double> numbers = new EnumMap<>(QueueCounter.class);
        Predicate<Instant> counts = t -> t != null && !t.isBefore(begun) && t.isBefore(now);
        double entered = count(p -> counts.test(p.enteredAt()));
        double inTime = count(p -> counts.test(p.answeredAt()) && p.waitSeconds() <= THRESHOLD);
        double late =
                count(
                        p ->
                                p.outcome().equals("abandoned")
                                        && counts.test(p.leftAt())
                                        && p.waitSeconds() > THRESHOLD);
        numbers.put(QueueCounter.TOTAL_NUMBER_CALLS_ENTERED, entered);
        numbers.put(
                QueueCounter.TOTAL_NUMBER_CALLS_ANSWERED, count(p -> counts.test(p.answeredAt())));
        numbers.put(QueueCounter.TOTAL_NUMBER_CALLS_ANSWERED_BEFORE_15, inTime);
        numbers.put(QueueCounter.TOTAL_NUMBER_CALLS_ABANDONNED, left("abandoned", counts));
        numbers.put(QueueCounter.TOTAL_NUMBER_CALLS_ABANDONNED_AFTER_15, late);
        numbers.put(QueueCounter.TOTAL_NUMBER_CALLS_TIMEOUT, left("timeout", counts));
        numbers.put(QueueCounter.TOTAL_NUMBER_CALLS_CLOSED, left("closed", counts));
        return numbers;
    }

    /** The quarters of a day that have calls, by their beginning. */
    Map<Instant, Quarter> quarters(Instant begun, Instant end, Instant now) {
        Map<Instant, Quarter> all = new TreeMap<>();
        for (Instant q = begun; q.isBefore(end); q = q.plusSeconds(900)) {
            Quarter quarter = quarter(q, q.plusSeconds(900), begun, now).quarter();
            if (quarter.offered() > 0) {
                all.put(q, quarter);
            }
        }
        return all;
    }

    private record Judged(Quarter quarter, Double level) {}

    private Judged quarter(Instant from, Instant to, Instant begun, Instant now) {
        Predicate<Pass> of =
                p ->
                        p.enteredAt() != null
                                && !p.enteredAt().isBefore(from)
                                && p.enteredAt().isBefore(to)
                                && p.enteredAt().isBefore(now);
        Predicate<Pass> answered = of.and(p -> before(p.answeredAt(), now));
        Predicate<Pass> abandoned =
                of.and(p -> p.outcome().equals("abandoned") && before(p.leftAt(), now));
        Quarter quarter =
                new Quarter(
                        (int) count(of),
                        (int) count(answered),
                        (int) count(answered.and(p -> p.waitSeconds() <= SERVICE)),
                        (int) count(abandoned),
                        (int) count(abandoned.and(p -> p.waitSeconds() > SERVICE)),
                        (int) count(abandoned.and(p -> p.waitSeconds() <= EARLY)));
        return new Judged(
                quarter,
                quarter.offered() == 0 ? null : 100.0 * quarter.within() / quarter.offered());
    }

    private Double fromLog(String name, long from, Instant now) {
        double entered = rows(from, now, "ENTERQUEUE", r -> true);
        return switch (name) {
            case "TotalNumberCallsEntered" -> entered;
            case "TotalNumberCallsAnswered" -> rows(from, now, "CONNECT", r -> true);
            case "TotalNumberCallsAnsweredBefore15" -> inTime(from, now);
            case "PercentageAnsweredBefore15" -> percent(inTime(from, now), entered);
            case "TotalNumberCallsAbandonned" -> rows(from, now, "ABANDON", r -> true);
            case "TotalNumberCallsAbandonnedAfter15" -> tooLate(from, now);
            case "PercentageAbandonnedAfter15" -> percent(tooLate(from, now), entered);
            case "TotalNumberCallsClosed" -> rows(from, now, "CLOSED", r -> true);
            case "TotalNumberCallsTimeout" -> rows(from, now, "EXITWITHTIMEOUT", r -> true);
            default -> null;
        };
    }

    private double inTime(long from, Instant now) {
        return rows(from, now, "CONNECT", r -> Integer.parseInt(r.data()[5]) <= THRESHOLD);
    }

    private double tooLate(long from, Instant now) {
        return rows(from, now, "ABANDON", r -> Integer.parseInt(r.data()[7]) > THRESHOLD);
    }

    private void standing(Map<QueueCounter, Double> numbers, Instant now) {
        List<Pass> waiting =
                passes.stream()
                        .filter(p -> before(p.enteredAt(), now))
                        .filter(p -> !before(p.answeredAt(), now) && !before(p.leftAt(), now))
                        .toList();
        double longest =
                waiting.stream().mapToDouble(p -> seconds(p.enteredAt(), now)).max().orElse(0);
        numbers.put(QueueCounter.WAITING_CALLS, (double) waiting.size());
        numbers.put(QueueCounter.LONGEST_WAIT_TIME, Math.floor(longest));
        numbers.put(QueueCounter.LONGEST_WAITING_TIME, Math.floor(longest));
        numbers.put(QueueCounter.EWT, waiting.isEmpty() ? 0 : average(now));
        Set<String> talking = new HashSet<>();
        passes.stream()
                .filter(p -> before(p.answeredAt(), now) && !before(p.leftAt(), now))
                .filter(p -> agents.loggedIn(p.agent(), now))
                .forEach(p -> talking.add(p.agent()));
        numbers.put(QueueCounter.TALKING_AGENTS, (double) talking.size());
        numbers.put(QueueCounter.LOGGED_AGENTS, told(now, "members"));
        numbers.put(QueueCounter.AVAILABLE_AGENTS, told(now, "available"));
        numbers.put(QueueCounter.PAUSED_AGENTS, told(now, "paused"));
        numbers.put(QueueCounter.WRAPUP_AGENTS, told(now, "wrapUp"));
        numbers.put(QueueCounter.RINGING_AGENTS, told(now, "ringing"));
    }

    private double average(Instant now) {
        int average = 0;
        for (Row row : rows) {
            if (row.second() < now.getEpochSecond() && row.event().equals("CONNECT")) {
                average = (average * 3 + Integer.parseInt(row.data()[5])) / 4;
            } else if (row.event().equals("QUEUESTART") && row.second() < now.getEpochSecond()) {
                average = 0;
            }
        }
        return average;
    }

    private double told(Instant now, String name) {
        JsonNode counts =
                standings.stream()
                        .filter(s -> s.at().equals(now))
                        .map(TruthFile.Standing::counts)
                        .findFirst()
                        .orElse(null);
        return counts == null || counts.get(name) == null ? 0 : counts.get(name).asDouble();
    }

    private double rows(long from, Instant now, String event, Predicate<Row> also) {
        return rows.stream()
                .filter(r -> r.event().equals(event) && r.second() >= from)
                .filter(r -> Instant.ofEpochSecond(r.second()).isBefore(now))
                .filter(also)
                .count();
    }

    private double count(Predicate<Pass> which) {
        return passes.stream().filter(which).count();
    }

    private double left(String outcome, Predicate<Instant> counts) {
        return count(p -> p.outcome().equals(outcome) && counts.test(p.leftAt()));
    }

    private static boolean before(Instant time, Instant now) {
        return time != null && time.isBefore(now);
    }

    private static double seconds(Instant from, Instant to) {
        return (to.toEpochMilli() - from.toEpochMilli()) / 1000.0;
    }

    private static double percent(double part, double of) {
        return of == 0 ? 0 : Math.min(100, 100 * part / of);
    }
}
