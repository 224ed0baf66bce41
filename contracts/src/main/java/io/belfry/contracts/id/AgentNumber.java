package io.belfry.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The number an agent is known by, e.g. {@code 2501}; what queue_log prints after {@code Agent/}.
 */
public record AgentNumber(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AgentNumber {
        Ids.requireText(value, "AgentNumber");
    }

    @Override
    public String toString() {
        return value;
    }
}
