package io.belfry.contracts.pbx;

import io.belfry.contracts.id.UniqueId;

/**
 * A channel entered a bridge (BridgeEnter). {@code swapped} is the channel it replaces, or null.
 */
public record BridgeEntered(ChannelInfo channel, BridgeInfo bridge, UniqueId swapped)
        implements ChannelEvent {}
