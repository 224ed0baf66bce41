package io.belfry.stats.config;

import io.belfry.contracts.state.ServiceLevelFormula;
import io.quarkus.runtime.annotations.StaticInitSafe;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;

/** The settings of this service. */
@StaticInitSafe
@ConfigMapping(prefix = "belfry.stats")
public interface StatsConfig {

    /** The numbers of a queue are published at most this often. */
    @WithDefault("200ms")
    Duration publishInterval();

    /** Local time at which the numbers of the day begin again, in {@code belfry.time-zone} (C2). */
    @WithDefault("00:00")
    LocalTime resetTime();

    /** A call answered after at most so many seconds counts as «before 15» (C12). */
    @WithDefault("15")
    int answerThreshold();

    /** A call abandoned after more than so many seconds counts as «after 15» (C12). */
    @WithDefault("15")
    int abandonThreshold();

    /**
     * A call answered after at most so many seconds is within the service level; 0 for the service
     * level a queue is configured with on the PBX, or 20 when it has none.
     */
    @WithDefault("0")
    int serviceThreshold();

    /** A call abandoned after at most so many seconds is a short one. */
    @WithDefault("5")
    int shortAbandon();

    /** What the calls answered within the service level are compared with. */
    @WithDefault("offered")
    ServiceLevelFormula serviceFormula();

    /** An event that much older than the latest of its topic is reported as late. */
    @WithDefault("1h")
    Duration lateAfter();

    /** What differs for a queue, by its name. */
    Map<String, QueueRulesConfig> queues();
}
