package io.belfry.contracts.pbx;

/** The recording of a channel ended (MixMonitorStop). */
public record RecordingStopped(ChannelInfo channel) implements ChannelEvent {}
