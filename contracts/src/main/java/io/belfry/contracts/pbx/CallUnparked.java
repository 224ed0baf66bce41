package io.belfry.contracts.pbx;

/** A call left its parking space (UnParkedCall, ParkedCallTimeOut, ParkedCallGiveUp). */
public record CallUnparked(
        ChannelInfo channel,
        ChannelInfo retriever,
        String parkingLot,
        String space,
        UnparkReason reason)
        implements ChannelEvent {}
