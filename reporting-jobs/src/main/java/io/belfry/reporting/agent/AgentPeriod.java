package io.belfry.reporting.agent;

import java.time.Instant;

/**
 * A stretch in an agent's day.
 *
 * @param end null while it lasts
 * @param reason of a pause; empty when none was given, and for what is no pause
 */
public record AgentPeriod(Kind kind, Instant start, Instant end, String reason) {

    /** A stretch without a reason. */
    public AgentPeriod(Kind kind, Instant start, Instant end) {
        this(kind, start, end, "");
    }

    /** What the agent did. */
    public enum Kind {
        LOGIN,
        PAUSE,
        WRAPUP
    }
}
