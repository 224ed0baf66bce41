package io.belfry.simulator.out;

/**
 * One row of XiVO's {@code cel} table; column names in snake case there.
 *
 * @param timeMicros event time, microseconds since the epoch
 */
public record CelRow(
        String eventType,
        long timeMicros,
        String userDefType,
        String cidName,
        String cidNum,
        String cidAni,
        String cidDnid,
        String exten,
        String context,
        String chanName,
        String appName,
        String appData,
        String uniqueId,
        String linkedId,
        String peer,
        String extra)
        implements Output {}
