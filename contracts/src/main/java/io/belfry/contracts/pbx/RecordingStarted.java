package io.belfry.contracts.pbx;

/** A channel is being recorded (MixMonitorStart). */
public record RecordingStarted(ChannelInfo channel) implements ChannelEvent {}
