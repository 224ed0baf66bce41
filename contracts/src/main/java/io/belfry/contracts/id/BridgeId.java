package io.belfry.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Names one bridge (the place where channels hear each other) for its whole life. */
public record BridgeId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public BridgeId {
        Ids.requireText(value, "BridgeId");
    }

    @Override
    public String toString() {
        return value;
    }
}
