package io.belfry.contracts.pbx;

/**
 * A dial attempt begins (DialBegin). {@code channel} is the new leg; {@code caller} is null for an
 * originate.
 */
public record DialBegun(ChannelInfo channel, ChannelInfo caller, String dialString)
        implements ChannelEvent {}
