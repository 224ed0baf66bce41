package io.belfry.contracts.pbx;

/** What changed in a queue member. */
public enum MemberChange {
    STATUS,
    PAUSE,
    PENALTY,
    RING_IN_USE
}
