package io.belfry.contracts.pbx;

/** Music ends for a channel (MusicOnHoldStop). */
public record MusicOnHoldStopped(ChannelInfo channel) implements ChannelEvent {}
