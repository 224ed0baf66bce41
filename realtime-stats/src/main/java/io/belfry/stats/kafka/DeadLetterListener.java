package io.belfry.stats.kafka;

/** Is told of every record that became a dead letter. */
@FunctionalInterface
public interface DeadLetterListener {

    /** A record of that topic could not be used. */
    void deadLetter(String topic, String reason);
}
