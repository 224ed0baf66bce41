package io.belfry.contracts.pbx;

/** How a dial attempt ended. */
public enum DialStatus {
    ANSWER,
    BUSY,
    NO_ANSWER,
    CANCEL,
    CONGESTION,
    CHANNEL_UNAVAILABLE,
    DO_NOT_CALL,
    TORTURE,
    INVALID_ARGS,
    TRANSFERRED,
    FORWARDED,
    UNKNOWN
}
