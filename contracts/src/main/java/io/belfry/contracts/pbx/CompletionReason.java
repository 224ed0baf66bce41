package io.belfry.contracts.pbx;

/** Who ended a queue call. */
public enum CompletionReason {
    AGENT,
    CALLER,
    TRANSFER
}
