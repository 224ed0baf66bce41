package io.belfry.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Configuration id of an agent ({@code agentfeatures.id}); not the agent number, not the user id
 * (A101).
 */
public record AgentId(@JsonValue int value) implements Comparable<AgentId> {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AgentId {}

    @Override
    public int compareTo(AgentId other) {
        return Integer.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
