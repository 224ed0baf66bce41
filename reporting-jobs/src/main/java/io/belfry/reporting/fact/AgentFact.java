package io.belfry.reporting.fact;

import java.time.Instant;
import java.util.Map;

/**
 * What a call counts for an agent.
 *
 * @param time decides the quarter: when the call entered the queue (D22), else when it began
 * @param agent number of the agent; of a queue member that is no agent the name that the PBX gives
 *     him (D40)
 * @param measures what is absent is 0
 */
public record AgentFact(Instant time, String agent, Map<AgentMeasure, Integer> measures) {

    public AgentFact {
        measures = Map.copyOf(measures);
    }
}
