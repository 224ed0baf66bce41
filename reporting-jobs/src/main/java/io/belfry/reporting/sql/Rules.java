package io.belfry.reporting.sql;

import io.belfry.reporting.call.AgentSeats;
import io.belfry.reporting.call.SignsOfLife;
import io.belfry.reporting.fact.CallDeriver;
import io.belfry.reporting.fact.WrapUps;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What an operator may settle about derivation. */
@Singleton
public class Rules {

    private final Set<String> externalContexts;
    private final Optional<Duration> longestTalk;
    private final Duration longestSilence;

    /**
     * @param externalContexts contexts of trunk channels
     * @param longestTalk a longer talk counts as none (D45); empty: all talks count
     * @param longestSilence a call of which nothing is heard for longer is over
     */
    public Rules(
            @ConfigProperty(
                            name = "belfry.reporting.external-contexts",
                            defaultValue = "from-extern")
                    Set<String> externalContexts,
            @ConfigProperty(name = "belfry.reporting.longest-talk") Optional<Duration> longestTalk,
            @ConfigProperty(name = "belfry.reporting.keep-rows", defaultValue = "8D")
                    Duration longestSilence) {
        this.externalContexts = Set.copyOf(externalContexts);
        this.longestTalk = longestTalk;
        this.longestSilence = longestSilence;
    }

    /** What derives the calls of a PBX, given what is known of it and how far it is read. */
    CallDeriver deriver(AgentSeats seats, WrapUps wrapUps, SignsOfLife life, Instant readUntil) {
        return new CallDeriver(
                externalContexts,
                seats,
                wrapUps,
                life.orSilentSince(readUntil.minus(longestSilence)),
                longestTalk);
    }
}
