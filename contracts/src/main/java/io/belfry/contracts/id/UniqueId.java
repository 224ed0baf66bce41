package io.belfry.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Names one channel for its whole life, on one PBX. */
public record UniqueId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public UniqueId {
        Ids.requireText(value, "UniqueId");
    }

    @Override
    public String toString() {
        return value;
    }
}
