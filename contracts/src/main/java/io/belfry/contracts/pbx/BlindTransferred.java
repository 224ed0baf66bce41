package io.belfry.contracts.pbx;

/**
 * A blind transfer (BlindTransfer). {@code channel} is the transferer, {@code transferee} may be
 * null.
 */
public record BlindTransferred(
        ChannelInfo channel,
        ChannelInfo transferee,
        String result,
        String context,
        String exten,
        boolean external)
        implements ChannelEvent {}
