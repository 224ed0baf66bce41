package io.belfry.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Technical name of a queue, as Asterisk and {@code queue_log} spell it. */
public record QueueName(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public QueueName {
        Ids.requireText(value, "QueueName");
    }

    @Override
    public String toString() {
        return value;
    }
}
