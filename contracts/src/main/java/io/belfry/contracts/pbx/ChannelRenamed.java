package io.belfry.contracts.pbx;

/** A channel changed its name (Rename). */
public record ChannelRenamed(ChannelInfo channel, String oldName) implements ChannelEvent {}
