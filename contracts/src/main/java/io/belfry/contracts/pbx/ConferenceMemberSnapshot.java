package io.belfry.contracts.pbx;

/**
 * Resync: a channel in a conference (ConfbridgeList, MeetmeList). {@code answeredSeconds} since the
 * channel was answered, at least as long as it takes part; null where the PBX does not say it.
 */
public record ConferenceMemberSnapshot(
        ChannelInfo channel,
        String conference,
        boolean admin,
        boolean muted,
        Integer answeredSeconds)
        implements ChannelEvent {}
