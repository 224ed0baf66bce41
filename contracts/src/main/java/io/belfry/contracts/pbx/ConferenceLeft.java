package io.belfry.contracts.pbx;

/** A channel left a conference (ConfbridgeLeave, MeetmeLeave). */
public record ConferenceLeft(ChannelInfo channel, String conference) implements ChannelEvent {}
