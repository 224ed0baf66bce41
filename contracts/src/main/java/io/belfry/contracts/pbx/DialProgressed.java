package io.belfry.contracts.pbx;

/** A dialled leg rings or progresses (DialState). */
public record DialProgressed(ChannelInfo channel, ChannelInfo caller, String status)
        implements ChannelEvent {}
