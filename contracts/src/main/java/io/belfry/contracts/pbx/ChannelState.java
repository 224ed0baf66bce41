package io.belfry.contracts.pbx;

/** State of a channel; the code is Asterisk's {@code ChannelState}. */
public enum ChannelState {
    DOWN,
    RESERVED,
    OFF_HOOK,
    DIALING,
    RING,
    RINGING,
    UP,
    BUSY,
    DIALING_OFF_HOOK,
    PRE_RING,
    UNKNOWN;

    /** The state with that code; {@link #UNKNOWN} for any other code. */
    public static ChannelState ofCode(int code) {
        return code >= 0 && code < UNKNOWN.ordinal() ? values()[code] : UNKNOWN;
    }
}
