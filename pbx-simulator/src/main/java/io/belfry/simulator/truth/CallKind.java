package io.belfry.simulator.truth;

/** What brings an agent on the telephone. */
public enum CallKind {
    /** Rung for a queue. */
    QUEUE,
    /** Called by another of our telephones. */
    INTERNAL_IN,
    /** Called directly from outside. */
    EXTERNAL_IN,
    /** Calls another of our telephones. */
    INTERNAL_OUT,
    /** Calls someone outside. */
    EXTERNAL_OUT;

    boolean inbound() {
        return this == QUEUE || this == INTERNAL_IN || this == EXTERNAL_IN;
    }
}
