package io.belfry.contracts.state;

import io.belfry.contracts.id.QueueId;
import io.belfry.contracts.id.QueueName;
import java.util.Map;

/** All numbers of a queue, absolute. */
public record QueueStatistics(QueueId id, QueueName name, Map<QueueCounter, Double> counters) {
    public QueueStatistics {
        counters = KnownKeys.of(counters);
    }
}
