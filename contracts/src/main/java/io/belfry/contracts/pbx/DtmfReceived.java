package io.belfry.contracts.pbx;

/** A digit ended (DTMFEnd). */
public record DtmfReceived(
        ChannelInfo channel, String digit, Integer durationMillis, String direction)
        implements ChannelEvent {}
