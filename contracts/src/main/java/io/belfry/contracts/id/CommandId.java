package io.belfry.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Correlates a command with its reply; the same id is executed at most once. */
public record CommandId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CommandId {
        Ids.requireText(value, "CommandId");
    }

    @Override
    public String toString() {
        return value;
    }
}
