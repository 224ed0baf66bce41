package io.belfry.reporting.agent;

import io.belfry.contracts.id.AgentNumber;
import java.time.Instant;

/**
 * Where an agent sat: a row of {@code agent_position} (D33).
 *
 * @param end null while he sits there
 */
public record AgentPosition(AgentNumber agent, String line, Instant start, Instant end) {}
