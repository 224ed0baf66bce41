package io.belfry.reporting.interval;

import io.belfry.reporting.fact.AgentFact;
import io.belfry.reporting.fact.AgentMeasure;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The calls of one agent in one quarter of an hour: a row of {@code stat_agent_specific} (D30).
 *
 * @param agent number of the agent; the name of a queue member that is no agent (D40)
 * @param measures what is absent is 0
 */
public record AgentSpecific(Instant start, String agent, Map<AgentMeasure, Integer> measures) {

    private record Key(Instant start, String agent) {}

    public AgentSpecific {
        measures = Map.copyOf(measures);
    }

    /** The rows of those facts, by quarter and agent. */
    public static List<AgentSpecific> of(Collection<AgentFact> facts) {
        Map<Key, Map<AgentMeasure, Integer>> sums =
                new TreeMap<>(Comparator.comparing(Key::start).thenComparing(Key::agent));
        for (AgentFact fact : facts) {
            Map<AgentMeasure, Integer> sum =
                    sums.computeIfAbsent(
                            new Key(QueueInterval.quarterOf(fact.time()), fact.agent()),
                            k -> new EnumMap<>(AgentMeasure.class));
            fact.measures().forEach((measure, n) -> sum.merge(measure, n, Integer::sum));
        }
        return sums.entrySet().stream()
                .map(e -> new AgentSpecific(e.getKey().start(), e.getKey().agent(), e.getValue()))
                .toList();
    }

    /** A figure of the row. */
    public int get(AgentMeasure measure) {
        return measures.getOrDefault(measure, 0);
    }
}
