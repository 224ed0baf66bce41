package io.belfry.stats.kafka;

import io.belfry.stats.queue.RuleBook;
import io.belfry.stats.time.Days;
import java.time.Duration;

/**
 * What the topology has to know.
 *
 * @param prefix goes before every topic name
 * @param rules how the calls of the queues are judged
 * @param publishInterval the numbers of a queue are published at most this often
 * @param lateAfter an event that much older than the latest of its topic is reported as late
 */
public record StatsSettings(
        String prefix, Days days, RuleBook rules, Duration publishInterval, Duration lateAfter) {}
