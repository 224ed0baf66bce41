package io.belfry.contracts.state;

import io.belfry.contracts.id.QueueId;
import io.belfry.contracts.id.QueueName;
import java.util.List;

/** The callers who wait in a queue, by position (A121). */
public record QueueCalls(QueueId id, QueueName name, List<WaitingCall> calls) {
    public QueueCalls {
        calls = calls == null ? List.of() : List.copyOf(calls);
    }
}
