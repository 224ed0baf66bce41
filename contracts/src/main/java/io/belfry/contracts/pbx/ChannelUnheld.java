package io.belfry.contracts.pbx;

/** The device took the call back (Unhold). */
public record ChannelUnheld(ChannelInfo channel) implements ChannelEvent {}
