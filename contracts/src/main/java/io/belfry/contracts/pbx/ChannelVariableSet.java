package io.belfry.contracts.pbx;

/**
 * A variable of interest was set (VarSet); by default those whose name starts with {@code USR_} or
 * {@code XIVO_}.
 */
public record ChannelVariableSet(ChannelInfo channel, String name, String value)
        implements ChannelEvent {}
