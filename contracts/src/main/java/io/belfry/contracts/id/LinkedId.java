package io.belfry.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Names one call across all its channels: the unique id of its first channel. */
public record LinkedId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public LinkedId {
        Ids.requireText(value, "LinkedId");
    }

    @Override
    public String toString() {
        return value;
    }
}
