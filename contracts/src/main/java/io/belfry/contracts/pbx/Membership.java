package io.belfry.contracts.pbx;

/** How a member came into its queue. */
public enum Membership {
    DYNAMIC,
    STATIC,
    REALTIME
}
