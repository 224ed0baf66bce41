package io.belfry.simulator.wire;

/** What becomes of a channel's call, for the other half of a Local channel. */
public interface Progress {

    /** Nobody listens. */
    Progress UNHEARD = new Progress() {};

    /** Whom it calls rings. */
    default void ringing(Channel callee) {}

    /** It is answered. */
    default void answered(Channel callee) {}

    /** It is over, answered or not. */
    default void ended() {}
}
