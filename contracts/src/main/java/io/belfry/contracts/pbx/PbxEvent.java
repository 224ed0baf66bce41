package io.belfry.contracts.pbx;

/**
 * What a PBX did, free of Asterisk's spellings and versions. The time and the PBX are in the {@link
 * io.belfry.contracts.Envelope}.
 */
public sealed interface PbxEvent
        permits ChannelEvent,
                BridgeCreated,
                BridgeDestroyed,
                BridgesMerged,
                QueueMemberAdded,
                QueueMemberRemoved,
                QueueMemberChanged,
                AgentLoggedIn,
                AgentLoggedOff,
                PoolAgentLoggedOff,
                UserEventRaised,
                DeviceStateChanged,
                ExtensionStateChanged,
                PeerStatusChanged,
                ContactStatusChanged,
                OriginateCompleted,
                ConferenceStarted,
                ConferenceEnded,
                VoicemailChanged,
                BridgeSnapshot,
                ConferenceSnapshot,
                QueueSnapshot,
                QueueMemberSnapshot,
                QueueCallerSnapshot,
                LinkLost,
                ResyncBegun,
                ResyncEnded,
                PbxStarted,
                PbxStopping,
                UnknownAmiEvent {

    /** What the event is about: a call (linked id), else a queue, else a device. The record key. */
    String subject();
}
