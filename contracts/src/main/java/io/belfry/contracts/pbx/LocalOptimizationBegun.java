package io.belfry.contracts.pbx;

import io.belfry.contracts.id.UniqueId;

/**
 * A Local channel is about to be optimised away (LocalOptimizationBegin). {@code channel} is half
 * 1.
 */
public record LocalOptimizationBegun(ChannelInfo channel, ChannelInfo other, UniqueId source)
        implements ChannelEvent {}
