package io.belfry.contracts.pbx;

/** A channel came to be (Newchannel). */
public record ChannelCreated(ChannelInfo channel) implements ChannelEvent {}
