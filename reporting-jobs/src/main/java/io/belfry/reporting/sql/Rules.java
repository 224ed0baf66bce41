package io.belfry.reporting.sql;

import io.belfry.reporting.call.AgentSeats;
import io.belfry.reporting.call.SignsOfLife;
import io.belfry.reporting.fact.CallDeriver;
import io.belfry.reporting.fact.WrapUps;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What an operator may settle about derivation. */
@Singleton
public class Rules {

    private final Set<String> externalContexts;
    private final Optional<Duration> longestTalk;

    /**
     * @param externalContexts contexts of trunk channels
     * @param longestTalk a longer talk counts as none (D45); empty: all talks count
     */
    public Rules(
            @ConfigProperty(
                            name = "belfry.reporting.external-contexts",
                            defaultValue = "from-extern")
                    Set<String> externalContexts,
            @ConfigProperty(name = "belfry.reporting.longest-talk")
                    Optional<Duration> longestTalk) {
        this.externalContexts = Set.copyOf(externalContexts);
        this.longestTalk = longestTalk;
    }

    CallDeriver deriver(AgentSeats seats, WrapUps wrapUps, SignsOfLife life) {
        return new CallDeriver(externalContexts, seats, wrapUps, life, longestTalk);
    }
}
