package io.belfry.contracts.pbx;

/** A Local channel was optimised away (LocalOptimizationEnd). {@code channel} is half 1. */
public record LocalOptimizationEnded(ChannelInfo channel, ChannelInfo other, boolean success)
        implements ChannelEvent {}
