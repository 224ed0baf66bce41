package io.belfry.contracts.pbx;

/** A participant was muted or unmuted (ConfbridgeMute, ConfbridgeUnmute, MeetmeMute). */
public record ConferenceMuteChanged(ChannelInfo channel, String conference, boolean muted)
        implements ChannelEvent {}
