package io.belfry.stats.queue;

import io.belfry.contracts.id.QueueName;
import java.util.Map;

/** The rules of every queue: its own, else the standard ones. */
public record RuleBook(QueueRules standard, Map<QueueName, QueueRules> own) {

    /** The same rules for every queue, with which the names of the protocol mean what they say. */
    public static final RuleBook STANDARD = new RuleBook(QueueRules.STANDARD, Map.of());

    public RuleBook {
        own = Map.copyOf(own);
    }

    /** The rules of that queue. */
    public QueueRules of(QueueName queue) {
        return own.getOrDefault(queue, standard);
    }
}
