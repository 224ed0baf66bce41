package io.belfry.contracts.pbx;

/** A channel stopped listening (ChanSpyStop). */
public record SpyStopped(ChannelInfo channel, ChannelInfo spied) implements ChannelEvent {}
