package io.belfry.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Configuration id of a line. */
public record LineId(@JsonValue int value) implements Comparable<LineId> {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public LineId {}

    @Override
    public int compareTo(LineId other) {
        return Integer.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
