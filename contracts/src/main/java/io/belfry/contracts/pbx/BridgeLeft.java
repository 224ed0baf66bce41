package io.belfry.contracts.pbx;

/** A channel left a bridge (BridgeLeave). */
public record BridgeLeft(ChannelInfo channel, BridgeInfo bridge) implements ChannelEvent {}
