package io.belfry.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Name of a PBX. Every object belongs to one; two PBXs may use the same numbers. */
public record PbxId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PbxId {
        Ids.requireText(value, "PbxId");
        if (value.indexOf('/') >= 0) {
            throw new IllegalArgumentException("PbxId must not contain '/': " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
