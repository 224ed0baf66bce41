package io.belfry.contracts.pbx;

/**
 * The recording of a channel was paused or resumed (MixMonitorMute, MonitorStart-era PauseMonitor).
 */
public record RecordingMuted(ChannelInfo channel, AudioDirection direction, boolean muted)
        implements ChannelEvent {}
