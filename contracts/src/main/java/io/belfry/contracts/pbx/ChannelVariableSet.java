package io.belfry.contracts.pbx;

/**
 * A variable of interest was set (VarSet); by default those whose name starts with {@code USR_} or
 * {@code XIVO_}, and always {@link #ORIGINATED}.
 */
public record ChannelVariableSet(ChannelInfo channel, String name, String value)
        implements ChannelEvent {

    /**
     * Set by us on a phone that the PBX rings so that it can call somebody for it (click to call).
     * Asterisk tells it before it dials the phone, whereas DialBegin may come after the ringing.
     */
    public static final String ORIGINATED = "BELFRY_ORIGINATED";
}
