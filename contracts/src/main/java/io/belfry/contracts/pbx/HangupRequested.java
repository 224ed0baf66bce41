package io.belfry.contracts.pbx;

/**
 * Someone asked for a channel to end (HangupRequest, SoftHangupRequest). {@code soft} is true when
 * it was not the far end.
 */
public record HangupRequested(ChannelInfo channel, Integer cause, boolean soft)
        implements ChannelEvent {}
