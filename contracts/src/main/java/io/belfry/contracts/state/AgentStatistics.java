package io.belfry.contracts.state;

import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.AgentNumber;
import java.time.Instant;
import java.util.Map;

/**
 * All numbers of an agent, absolute. {@code pauseSeconds} is by reason (C30); the log-in and
 * log-out times are null when never (C38).
 */
public record AgentStatistics(
        AgentId id,
        AgentNumber number,
        Map<AgentCounter, Double> counters,
        Map<String, Double> pauseSeconds,
        Instant loginAt,
        Instant logoutAt) {
    public AgentStatistics {
        counters = KnownKeys.of(counters);
        pauseSeconds = pauseSeconds == null ? Map.of() : Map.copyOf(pauseSeconds);
    }
}
