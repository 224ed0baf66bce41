package io.belfry.contracts.pbx;

/** A dial attempt ended (DialEnd). {@code channel} is the dialled leg. */
public record DialEnded(ChannelInfo channel, ChannelInfo caller, DialStatus status)
        implements ChannelEvent {}
