package io.belfry.pbx.translate;

import java.util.Map;

/** Events that are left out on purpose, with the reason. */
final class DroppedEvents {

    private static final String SECURITY = "about AMI accounts, not about calls";
    private static final String MEDIA = "media quality reports; the suite has no consumer";

    static final Map<String, String> REASONS =
            Map.ofEntries(
                    Map.entry(
                            "Newexten",
                            "each step of the dialplan; no consumer, a third of the volume"),
                    Map.entry("RTCPSent", MEDIA),
                    Map.entry("RTCPReceived", MEDIA),
                    Map.entry("SuccessfulAuth", SECURITY),
                    Map.entry("ChallengeSent", SECURITY),
                    Map.entry("ChallengeResponseFailed", SECURITY),
                    Map.entry("InvalidPassword", SECURITY),
                    Map.entry("InvalidAccountID", SECURITY),
                    Map.entry("FailedACL", SECURITY),
                    Map.entry("RequestBadFormat", SECURITY),
                    Map.entry("RequestNotAllowed", SECURITY),
                    Map.entry("DTMFBegin", "DTMFEnd says the same and the duration"),
                    Map.entry("TestEvent", "Asterisk's own test framework"),
                    Map.entry("ChannelTalkingStart", "talk detection; no consumer"),
                    Map.entry("ChannelTalkingStop", "talk detection; no consumer"),
                    Map.entry("ConfbridgeTalking", "talk detection; no consumer"),
                    Map.entry("BridgeVideoSourceUpdate", "video layout; no consumer"),
                    Map.entry("BridgeInfoChannel", "only answers to BridgeInfo"),
                    Map.entry("Reload", "configuration reload; no consumer"),
                    Map.entry("Registry", "outgoing SIP registrations; no consumer"),
                    Map.entry("AOC-D", "advice of charge; no consumer"),
                    Map.entry("AOC-E", "advice of charge; no consumer"),
                    Map.entry("AOC-S", "advice of charge; no consumer"),
                    Map.entry("Cdr", "CEL is the source of call records"));

    static final String VARIABLE = "variable outside the configured prefixes";
    static final String QUEUE_DEVICE =
            "app_queue's own pseudo-device; QueueMemberPause says the same";
    static final String CEL = "CEL comes from the PBX database";

    private DroppedEvents() {}
}
