package io.belfry.reporting.interval;

import io.belfry.reporting.agent.AgentPeriod;
import io.belfry.reporting.agent.AgentPeriod.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The day of one agent in one quarter of an hour: a row of {@code stat_agent_periodic} (D23).
 *
 * @param start of the quarter
 * @param pauses the pause by its reasons, which may be empty
 */
public record AgentInterval(
        Instant start,
        Duration login,
        Duration pause,
        Duration wrapUp,
        Map<String, Duration> pauses) {

    /**
     * Splits periods at the quarters; quarters without any of them are left out.
     *
     * @param asOf until when a period that lasts is counted
     */
    public static List<AgentInterval> of(Iterable<AgentPeriod> periods, Instant asOf) {
        Map<Instant, Map<Kind, Duration>> quarters = new TreeMap<>();
        Map<Instant, Map<String, Duration>> pauses = new TreeMap<>();
        for (AgentPeriod period : periods) {
            Instant end = period.end() == null || period.end().isAfter(asOf) ? asOf : period.end();
            Instant from = period.start();
            while (from.isBefore(end)) {
                Instant quarter = QueueInterval.quarterOf(from);
                Instant next = QueueInterval.endOf(quarter);
                Instant to = next.isBefore(end) ? next : end;
                quarters.computeIfAbsent(quarter, q -> new EnumMap<>(Kind.class))
                        .merge(period.kind(), Duration.between(from, to), Duration::plus);
                if (period.kind() == Kind.PAUSE) {
                    pauses.computeIfAbsent(quarter, q -> new TreeMap<>())
                            .merge(period.reason(), Duration.between(from, to), Duration::plus);
                }
                from = to;
            }
        }
        return quarters.entrySet().stream()
                .map(e -> of(e.getKey(), e.getValue(), pauses.getOrDefault(e.getKey(), Map.of())))
                .toList();
    }

    private static AgentInterval of(
            Instant quarter, Map<Kind, Duration> times, Map<String, Duration> pauses) {
        Function<Kind, Duration> time = kind -> times.getOrDefault(kind, Duration.ZERO);
        return new AgentInterval(
                quarter,
                time.apply(Kind.LOGIN),
                time.apply(Kind.PAUSE),
                time.apply(Kind.WRAPUP),
                pauses);
    }
}
