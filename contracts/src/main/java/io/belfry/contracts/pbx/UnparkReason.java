package io.belfry.contracts.pbx;

/** How a parked call left its space. */
public enum UnparkReason {
    RETRIEVED,
    TIMED_OUT,
    GIVEN_UP,
    SWAPPED
}
