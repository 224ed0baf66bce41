package io.belfry.contracts.pbx;

/** The two halves of a Local channel belong together (LocalBridge). {@code channel} is half 1. */
public record LocalChannelsBridged(
        ChannelInfo channel, ChannelInfo other, String context, String exten, boolean optimizable)
        implements ChannelEvent {}
