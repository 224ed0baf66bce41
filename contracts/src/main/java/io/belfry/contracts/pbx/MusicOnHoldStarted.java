package io.belfry.contracts.pbx;

/** Music starts for a channel (MusicOnHoldStart). */
public record MusicOnHoldStarted(ChannelInfo channel, String musicClass) implements ChannelEvent {}
