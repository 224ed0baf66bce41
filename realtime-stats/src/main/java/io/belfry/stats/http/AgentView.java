package io.belfry.stats.http;

import static io.belfry.contracts.state.AgentCounter.*;

import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.state.AgentCounter;
import io.belfry.contracts.state.AgentStatistics;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The counters of an agent under the names clients know. A percentage or an average of nothing is
 * null here, while it is 0 for the clients of the protocol (C13).
 */
public record AgentView(
        AgentId id,
        AgentNumber number,
        Map<String, Double> counters,
        Map<String, Double> pauseSeconds,
        Instant loginAt,
        Instant logoutAt) {

    static AgentView of(AgentStatistics agent) {
        Map<String, Double> counters = new LinkedHashMap<>();
        agent.counters()
                .forEach(
                        (counter, value) ->
                                counters.put(
                                        counter.wireName(),
                                        computable(agent, counter) ? value : null));
        return new AgentView(
                agent.id(),
                agent.number(),
                counters,
                agent.pauseSeconds(),
                agent.loginAt(),
                agent.logoutAt());
    }

    private static boolean computable(AgentStatistics agent, AgentCounter counter) {
        return switch (counter) {
            case INB_PERC_UNANS_CALLS -> value(agent, INB_CALLS) > 0;
            case INB_AVER_CALL_TIME, AVERAGE_HANDLING_TIME -> value(agent, INB_ANS_CALLS) > 0;
            case OCCUPANCY ->
                    value(agent, AGENT_LOGGED_TOTAL_TIME) > value(agent, AGENT_PAUSED_TOTAL_TIME);
            default -> true;
        };
    }

    private static double value(AgentStatistics agent, AgentCounter counter) {
        return agent.counters().getOrDefault(counter, 0.0);
    }
}
