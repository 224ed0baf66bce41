package io.belfry.contracts.pbx;

/** The device put the call on hold (Hold). */
public record ChannelHeld(ChannelInfo channel, String musicClass) implements ChannelEvent {}
