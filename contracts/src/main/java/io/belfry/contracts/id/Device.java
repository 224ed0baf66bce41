package io.belfry.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A technology and resource, e.g. {@code PJSIP/1001}: what rings. */
public record Device(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Device {
        Ids.requireText(value, "Device");
    }

    @Override
    public String toString() {
        return value;
    }
}
