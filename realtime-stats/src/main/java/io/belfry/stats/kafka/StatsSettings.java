package io.belfry.stats.kafka;

import io.belfry.stats.queue.QueueLogTally;
import io.belfry.stats.time.Days;
import java.time.Duration;

/**
 * What the topology has to know.
 *
 * @param prefix goes before every topic name
 * @param publishInterval the numbers of a queue are published at most this often
 */
public record StatsSettings(
        String prefix, Days days, QueueLogTally counting, Duration publishInterval) {}
