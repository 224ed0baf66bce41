package io.belfry.contracts.pbx;

/** A channel is gone (Hangup). {@code cause} is the Q.850 code. */
public record ChannelHungUp(ChannelInfo channel, int cause, String causeText)
        implements ChannelEvent {}
