package io.belfry.contracts.pbx;

/**
 * An attended transfer (AttendedTransfer). {@code channel} is the first leg of the transferer,
 * {@code secondLeg} his consultation.
 */
public record AttendedTransferred(
        ChannelInfo channel,
        ChannelInfo secondLeg,
        ChannelInfo transferee,
        ChannelInfo target,
        String result,
        String destinationType,
        boolean external)
        implements ChannelEvent {}
