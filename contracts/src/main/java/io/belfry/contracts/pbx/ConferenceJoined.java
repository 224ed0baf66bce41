package io.belfry.contracts.pbx;

/** A channel joined a conference (ConfbridgeJoin, MeetmeJoin). */
public record ConferenceJoined(ChannelInfo channel, String conference, boolean admin, boolean muted)
        implements ChannelEvent {}
