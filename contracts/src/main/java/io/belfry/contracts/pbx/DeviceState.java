package io.belfry.contracts.pbx;

/** State of a device; the code is the {@code Status} of a queue member. */
public enum DeviceState {
    UNKNOWN,
    NOT_INUSE,
    INUSE,
    BUSY,
    INVALID,
    UNAVAILABLE,
    RINGING,
    RINGINUSE,
    ONHOLD;

    /** The state with that code; {@link #UNKNOWN} for any other code. */
    public static DeviceState ofCode(int code) {
        return code >= 0 && code < values().length ? values()[code] : UNKNOWN;
    }
}
