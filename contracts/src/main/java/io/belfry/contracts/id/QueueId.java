package io.belfry.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Configuration id of a queue ({@code queuefeatures.id}). */
public record QueueId(@JsonValue int value) implements Comparable<QueueId> {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public QueueId {}

    @Override
    public int compareTo(QueueId other) {
        return Integer.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
