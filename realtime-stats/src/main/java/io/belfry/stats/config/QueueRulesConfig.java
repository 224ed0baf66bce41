package io.belfry.stats.config;

import io.belfry.contracts.state.ServiceLevelFormula;
import java.util.Optional;

/** How the calls of one queue are judged; what is not given is as for all queues. */
public interface QueueRulesConfig {

    /** As {@link StatsConfig#answerThreshold()}. */
    Optional<Integer> answerThreshold();

    /** As {@link StatsConfig#abandonThreshold()}. */
    Optional<Integer> abandonThreshold();

    /** As {@link StatsConfig#serviceThreshold()}. */
    Optional<Integer> serviceThreshold();

    /** As {@link StatsConfig#shortAbandon()}. */
    Optional<Integer> shortAbandon();

    /** As {@link StatsConfig#serviceFormula()}. */
    Optional<ServiceLevelFormula> serviceFormula();
}
