package io.belfry.contracts.state;

import java.time.Instant;

/**
 * What became of the calls that entered a queue in some time, whenever it became so.
 *
 * @param start its beginning
 * @param offered calls that entered
 * @param answeredWithin answered after at most the threshold
 * @param abandonedAfter abandoned after more than the threshold
 * @param shortAbandoned abandoned so early that they may not count
 * @param otherwise calls that left the queue in any other way
 * @param answeredWaitSeconds waits of the answered calls together
 * @param serviceLevel percent, null when there is nothing to compute it from
 */
public record QueueInterval(
        Instant start,
        int offered,
        int answered,
        int answeredWithin,
        int abandoned,
        int abandonedAfter,
        int shortAbandoned,
        int otherwise,
        long answeredWaitSeconds,
        Double serviceLevel) {}
