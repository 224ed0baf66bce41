package io.belfry.contracts.pbx;

/** A channel changed its caller id (NewCallerid). */
public record CallerIdChanged(ChannelInfo channel) implements ChannelEvent {}
