package io.belfry.pbx.link;

import java.time.Duration;

/**
 * Times and sizes of the link.
 *
 * @param bufferCapacity events between reader and publisher, at least one
 * @param connectTimeout to connect and to log in
 * @param responseTimeout to answer an action or a list
 * @param pingInterval between pings
 * @param pingTimeout to answer a ping: afterwards the link is taken for half open
 * @param longestRetry between attempts to reconnect
 * @param refusedRetry between attempts after a refused login
 * @param keepUnknown whether events without a type are published
 * @param recentEvents the last events that are kept as they came, to be looked at; 0 = none
 */
public record LinkTuning(
        int bufferCapacity,
        Duration connectTimeout,
        Duration responseTimeout,
        Duration pingInterval,
        Duration pingTimeout,
        Duration longestRetry,
        Duration refusedRetry,
        boolean keepUnknown,
        int recentEvents) {

    public LinkTuning {
        atLeast(1, bufferCapacity, "belfry.ami.buffer");
        atLeast(0, recentEvents, "belfry.ami.recent-events");
    }

    private static void atLeast(int least, int value, String key) {
        if (value < least) {
            throw new IllegalArgumentException(key + " is " + value + ", at least " + least);
        }
    }
}
