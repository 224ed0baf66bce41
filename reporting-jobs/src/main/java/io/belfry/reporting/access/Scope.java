package io.belfry.reporting.access;

/**
 * What a caller may see.
 *
 * @param queues technical names
 * @param agents numbers of agents
 */
public record Scope(Limit queues, Limit agents) {

    public static final Scope ALL = new Scope(Limit.ALL, Limit.ALL);
    public static final Scope NOTHING = new Scope(Limit.NOTHING, Limit.NOTHING);

    /** Whether there is nothing at all to see. */
    public boolean isNothing() {
        return queues.isNothing() && agents.isNothing();
    }
}
