package io.belfry.pbx.translate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Events that are left out on purpose, with the reason. */
final class DroppedEvents {

    private static final String SECURITY = "about AMI accounts, not about calls";
    private static final String MEDIA = "media quality reports; the suite has no consumer";

    private static final String TALKING = "talk detection; no consumer";
    private static final String CHARGE = "advice of charge; no consumer";
    private static final String SAID = "other events of the same moment say the same";
    private static final String SCRIPT = "progress of an AGI script or hangup handler; no consumer";
    private static final String FAX = "fax transmission; no consumer";
    private static final String HARDWARE = "telephone hardware of the PBX; no consumer";
    private static final String SELF = "about the PBX itself, not about calls";

    private static final Map<String, List<String>> NAMES =
            Map.ofEntries(
                    Map.entry(
                            "each step of the dialplan; no consumer, a third of the volume",
                            List.of("Newexten")),
                    Map.entry(
                            MEDIA,
                            List.of(
                                    "RTCPSent",
                                    "RTCPReceived",
                                    "RTPSenderStat",
                                    "RTPReceiverStat",
                                    "JitterBufStats")),
                    Map.entry(
                            SECURITY,
                            List.of(
                                    "SuccessfulAuth",
                                    "ChallengeSent",
                                    "ChallengeResponseFailed",
                                    "InvalidPassword",
                                    "InvalidAccountID",
                                    "InvalidTransport",
                                    "FailedACL",
                                    "RequestBadFormat",
                                    "RequestNotAllowed",
                                    "RequestNotSupported",
                                    "AuthMethodNotAllowed",
                                    "MemoryLimit",
                                    "LoadAverageLimit",
                                    "SessionLimit",
                                    "SessionTimeout",
                                    "UnexpectedAddress")),
                    Map.entry("DTMFEnd says the same and the duration", List.of("DTMFBegin")),
                    Map.entry("Asterisk's own test framework", List.of("TestEvent")),
                    Map.entry(
                            TALKING,
                            List.of(
                                    "ChannelTalkingStart",
                                    "ChannelTalkingStop",
                                    "ConfbridgeTalking",
                                    "MeetmeTalking",
                                    "MeetmeTalkRequest")),
                    Map.entry("video layout; no consumer", List.of("BridgeVideoSourceUpdate")),
                    Map.entry(
                            "the channels of the snapshot name their bridge",
                            List.of("BridgeInfoChannel", "BridgeInfoComplete")),
                    Map.entry(
                            SELF,
                            List.of(
                                    "Reload",
                                    "Load",
                                    "Unload",
                                    "ChannelReload",
                                    "LogChannel",
                                    "DeadlockStart",
                                    "Registry")),
                    Map.entry(CHARGE, List.of("AOC-D", "AOC-E", "AOC-S")),
                    Map.entry("CEL is the source of call records", List.of("Cdr")),
                    Map.entry(
                            SAID,
                            List.of(
                                    "Masquerade", // the Renames that follow it
                                    "BridgeAction",
                                    "BridgeExec",
                                    "ChannelUpdate", // chan_sip, ids of its own
                                    "Pickup",
                                    "ConfbridgeRecord",
                                    "ConfbridgeStopRecord",
                                    "DAHDIChannel")),
                    Map.entry(
                            "account codes are in the events of the channel",
                            List.of("NewAccountCode", "NewPeerAccount")),
                    Map.entry(
                            "presence is the suite's own",
                            List.of("PresenceStateChange", "PresenceStatus")),
                    Map.entry(
                            SCRIPT,
                            List.of(
                                    "AGIExec",
                                    "AGIExecStart",
                                    "AGIExecEnd",
                                    "AsyncAGI",
                                    "AsyncAGIStart",
                                    "AsyncAGIExec",
                                    "AsyncAGIEnd",
                                    "HangupHandlerPush",
                                    "HangupHandlerPop",
                                    "HangupHandlerRun")),
                    Map.entry(
                            FAX,
                            List.of(
                                    "FAXStatus",
                                    "FAXSession",
                                    "SendFAX",
                                    "ReceiveFAX",
                                    "ReceiveFAXStatus",
                                    "SendFAXStatus")),
                    Map.entry(
                            HARDWARE,
                            List.of(
                                    "Alarm",
                                    "AlarmClear",
                                    "SpanAlarm",
                                    "SpanAlarmClear",
                                    "DNDState",
                                    "Flash",
                                    "Wink",
                                    "MCID")));

    static final Map<String, String> REASONS = byName();

    static final String VARIABLE = "variable outside the configured prefixes";
    static final String QUEUE_DEVICE =
            "app_queue's own pseudo-device; QueueMemberPause says the same";
    static final String CEL = "CEL comes from the PBX database";

    static final String LOGGED_OFF = "an agent of the pool who is not logged in, as before";

    static final String NOTHING_NEW = "nothing that was not said before: ";

    private DroppedEvents() {}

    private static Map<String, String> byName() {
        Map<String, String> reasons = new HashMap<>();
        NAMES.forEach((reason, names) -> names.forEach(name -> reasons.put(name, reason)));
        return Map.copyOf(reasons);
    }
}
