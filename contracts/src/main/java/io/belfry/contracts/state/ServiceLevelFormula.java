package io.belfry.contracts.state;

/** What the calls that were answered within the threshold are compared with. */
public enum ServiceLevelFormula {
    /** All calls that entered the queue. */
    OFFERED,
    /** The calls that were answered, and those abandoned after the threshold. */
    ANSWERED_AND_LATE_ABANDONED,
    /** All calls that entered the queue but those abandoned at once. */
    WITHOUT_SHORT_ABANDONS
}
