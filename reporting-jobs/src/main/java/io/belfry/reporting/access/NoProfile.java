package io.belfry.reporting.access;

/** What a user without a profile may see (A38). */
public enum NoProfile {
    /** As much as an administrator. */
    ADMIN,
    /** Nothing but himself. */
    DENY
}
