package io.belfry.contracts.pbx;

/** A channel learned who is at the other end (NewConnectedLine). */
public record ConnectedLineChanged(ChannelInfo channel) implements ChannelEvent {}
