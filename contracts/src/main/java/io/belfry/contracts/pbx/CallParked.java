package io.belfry.contracts.pbx;

/**
 * A call waits in a parking space (ParkedCall). {@code channel} is the parked one; {@code parker}
 * is a dial string or null.
 */
public record CallParked(
        ChannelInfo channel, String parker, String parkingLot, String space, Integer timeoutSeconds)
        implements ChannelEvent {}
