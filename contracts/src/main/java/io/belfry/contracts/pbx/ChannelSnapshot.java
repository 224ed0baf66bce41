package io.belfry.contracts.pbx;

import io.belfry.contracts.id.BridgeId;

/**
 * Resync: a channel that exists. {@code bridge} is null outside a bridge; {@code ageSeconds} since
 * its creation.
 */
public record ChannelSnapshot(
        ChannelInfo channel,
        BridgeId bridge,
        String application,
        String applicationData,
        long ageSeconds)
        implements ChannelEvent {}
