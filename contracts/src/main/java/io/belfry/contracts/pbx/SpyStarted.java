package io.belfry.contracts.pbx;

/** A channel listens to another (ChanSpyStart). {@code channel} is the spy. */
public record SpyStarted(ChannelInfo channel, ChannelInfo spied) implements ChannelEvent {}
