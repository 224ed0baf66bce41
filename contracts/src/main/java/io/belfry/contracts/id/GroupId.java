package io.belfry.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Configuration id of an agent group. */
public record GroupId(@JsonValue int value) implements Comparable<GroupId> {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public GroupId {}

    @Override
    public int compareTo(GroupId other) {
        return Integer.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
