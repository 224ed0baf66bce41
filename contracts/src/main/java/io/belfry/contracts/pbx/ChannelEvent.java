package io.belfry.contracts.pbx;

/** An event of one channel; its subject is the call. */
public sealed interface ChannelEvent extends PbxEvent
        permits ChannelCreated,
                ChannelStateChanged,
                ChannelRenamed,
                CallerIdChanged,
                ConnectedLineChanged,
                ChannelHungUp,
                HangupRequested,
                ChannelVariableSet,
                ChannelHeld,
                ChannelUnheld,
                MusicOnHoldStarted,
                MusicOnHoldStopped,
                DtmfReceived,
                DialBegun,
                DialProgressed,
                DialEnded,
                BridgeEntered,
                BridgeLeft,
                LocalChannelsBridged,
                LocalOptimizationBegun,
                LocalOptimizationEnded,
                BlindTransferred,
                AttendedTransferred,
                CallParked,
                CallUnparked,
                QueueCallerJoined,
                QueueCallerLeft,
                QueueCallerAbandoned,
                AgentCalled,
                AgentConnected,
                AgentCompleted,
                AgentRingNoAnswer,
                AgentDumped,
                PoolAgentLoggedIn,
                RecordingStarted,
                RecordingStopped,
                RecordingMuted,
                SpyStarted,
                SpyStopped,
                ConferenceJoined,
                ConferenceLeft,
                ConferenceMuteChanged,
                ChannelSnapshot,
                ParkedSnapshot,
                ConferenceMemberSnapshot {

    /** The channel as the event shows it. */
    ChannelInfo channel();

    @Override
    default String subject() {
        return channel().linkedId().value();
    }
}
