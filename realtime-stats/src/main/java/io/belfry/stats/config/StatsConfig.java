package io.belfry.stats.config;

import io.quarkus.runtime.annotations.StaticInitSafe;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.LocalTime;

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
}
