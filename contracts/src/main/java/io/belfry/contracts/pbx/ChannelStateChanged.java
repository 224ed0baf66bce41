package io.belfry.contracts.pbx;

/** A channel changed state (Newstate). */
public record ChannelStateChanged(ChannelInfo channel) implements ChannelEvent {}
