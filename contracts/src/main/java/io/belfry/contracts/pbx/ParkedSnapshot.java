package io.belfry.contracts.pbx;

import java.time.Instant;

/**
 * Resync: a call that waits in a parking space (ParkedCalls). {@code timeoutSeconds} are those
 * left; {@code parker} and {@code parkedAt} are null where the PBX does not say it.
 */
public record ParkedSnapshot(
        ChannelInfo channel,
        String parker,
        String parkingLot,
        String space,
        Integer timeoutSeconds,
        Instant parkedAt)
        implements ChannelEvent {}
