package io.belfry.reporting.agent;

import java.time.Instant;

/**
 * A stretch in an agent's day.
 *
 * @param end null while it lasts
 */
public record AgentPeriod(Kind kind, Instant start, Instant end) {

    /** What the agent did. */
    public enum Kind {
        LOGIN,
        PAUSE,
        WRAPUP
    }
}
