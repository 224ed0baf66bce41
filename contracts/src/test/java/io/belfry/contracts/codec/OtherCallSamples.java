package io.belfry.contracts.codec;

import static io.belfry.contracts.codec.Legs.ALICE;
import static io.belfry.contracts.codec.Legs.BOB;
import static io.belfry.contracts.codec.Legs.CHLOE;
import static io.belfry.contracts.codec.Legs.JEAN;
import static io.belfry.contracts.codec.Legs.MARIE;
import static io.belfry.contracts.codec.Legs.NOBODY;
import static io.belfry.contracts.codec.Legs.PAUL;
import static io.belfry.contracts.codec.Legs.SAM;
import static io.belfry.contracts.codec.Legs.WITHOUT_NAME;
import static io.belfry.contracts.codec.Legs.bridge;
import static io.belfry.contracts.codec.Legs.leg;
import static io.belfry.contracts.pbx.ChannelState.UP;

import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.BridgeId;
import io.belfry.contracts.id.UniqueId;
import io.belfry.contracts.pbx.AttendedTransferred;
import io.belfry.contracts.pbx.AudioDirection;
import io.belfry.contracts.pbx.BlindTransferred;
import io.belfry.contracts.pbx.BridgeInfo;
import io.belfry.contracts.pbx.BridgesMerged;
import io.belfry.contracts.pbx.CallParked;
import io.belfry.contracts.pbx.CallUnparked;
import io.belfry.contracts.pbx.CallerId;
import io.belfry.contracts.pbx.ChannelHeld;
import io.belfry.contracts.pbx.ChannelInfo;
import io.belfry.contracts.pbx.ChannelUnheld;
import io.belfry.contracts.pbx.ConferenceEnded;
import io.belfry.contracts.pbx.ConferenceJoined;
import io.belfry.contracts.pbx.ConferenceLeft;
import io.belfry.contracts.pbx.ConferenceMemberSnapshot;
import io.belfry.contracts.pbx.ConferenceMuteChanged;
import io.belfry.contracts.pbx.ConferenceStarted;
import io.belfry.contracts.pbx.OriginateCompleted;
import io.belfry.contracts.pbx.ParkedSnapshot;
import io.belfry.contracts.pbx.PbxEvent;
import io.belfry.contracts.pbx.PoolAgentLoggedIn;
import io.belfry.contracts.pbx.PoolAgentLoggedOff;
import io.belfry.contracts.pbx.RecordingMuted;
import io.belfry.contracts.pbx.RecordingStopped;
import io.belfry.contracts.pbx.SpyStarted;
import io.belfry.contracts.pbx.SpyStopped;
import io.belfry.contracts.pbx.UnparkReason;
import java.time.Instant;
import java.util.List;

/** Hold, transfers, recording, listening, parking, conference: traces 18 to 36. */
final class OtherCallSamples {

    private static final ChannelInfo HELD =
            phone("1002", "-00000029", "1795256892.85", "1795256892.82", BOB, JEAN, "@internal");
    private static final ChannelInfo RECORDED = trunk("-00000039", "1795256954.113", MARIE, BOB);
    private static final ChannelInfo SPY =
            phone(
                    "1004",
                    "-0000003d",
                    "1795256968.121",
                    "1795256968.121",
                    SAM,
                    NOBODY,
                    "*331001@internal");
    private static final ChannelInfo SPIED =
            phone(
                    "1001",
                    "-0000003c",
                    "1795256966.120",
                    "1795256966.117",
                    ALICE,
                    WITHOUT_NAME,
                    "@internal");
    private static final ChannelInfo PARKED = trunk("-0000004c", "1795257017.138", JEAN, ALICE);
    private static final ChannelInfo IN_CONFERENCE =
            phone(
                    "1003",
                    "-00000050",
                    "1795257027.144",
                    "1795257027.144",
                    CHLOE,
                    NOBODY,
                    "4001@internal");
    private static final BridgeInfo CONFERENCE =
            new BridgeInfo(
                    new BridgeId("ec0e1e02-a731-4a38-b59d-3f4e2baba337"),
                    "base",
                    "softmix",
                    "4001",
                    "ConfBridge",
                    1);

    private OtherCallSamples() {}

    static List<PbxEvent> all() {
        return List.of(
                new ChannelHeld(HELD, "default"),
                new ChannelUnheld(HELD),
                new BlindTransferred(
                        phone(
                                "1002",
                                "-0000002d",
                                "1795256911.93",
                                "1795256911.90",
                                BOB,
                                WITHOUT_NAME,
                                "@internal"),
                        trunk("-0000002c", "1795256911.90", WITHOUT_NAME, BOB),
                        "Success",
                        "internal",
                        "1003",
                        true),
                new AttendedTransferred(
                        phone(
                                "1002",
                                "-00000033",
                                "1795256930.103",
                                "1795256930.100",
                                BOB,
                                PAUL,
                                "@internal"),
                        phone(
                                "1002",
                                "-00000034",
                                "1795256932.104",
                                "1795256932.104",
                                BOB,
                                CHLOE,
                                "1003@internal"),
                        trunk("-00000032", "1795256930.100", PAUL, BOB),
                        phone(
                                "1003",
                                "-00000035",
                                "1795256932.105",
                                "1795256932.104",
                                CHLOE,
                                BOB,
                                "@internal"),
                        "Success",
                        "Bridge",
                        false),
                new BridgesMerged(
                        bridge("b45028ab-f2ff-455c-9b92-c130d7141b7e", 1),
                        bridge("5e11fc81-1242-4e8f-8e24-3fed1c7b1ac2", 1)),
                new RecordingMuted(RECORDED, AudioDirection.BOTH, true),
                new RecordingStopped(RECORDED),
                new SpyStarted(SPY, SPIED),
                new SpyStopped(SPY, SPIED),
                new OriginateCompleted(
                        "a169",
                        "PJSIP/1001-0000004a",
                        new UniqueId("click-1001-1"),
                        true,
                        4,
                        "internal",
                        "00612345678"),
                new CallParked(PARKED, "PJSIP/trunk", "default", "701", 45),
                new CallUnparked(
                        PARKED,
                        phone(
                                "1003",
                                "-0000004e",
                                "1795257021.142",
                                "1795257021.142",
                                CHLOE,
                                NOBODY,
                                "701@internal"),
                        "default",
                        "701",
                        UnparkReason.RETRIEVED),
                new ParkedSnapshot(
                        PARKED,
                        "PJSIP/trunk",
                        "default",
                        "701",
                        43,
                        Instant.parse("2026-11-21T10:30:18.500Z")),
                new ConferenceStarted("4001", CONFERENCE),
                new ConferenceJoined(IN_CONFERENCE, "4001", false, false),
                new ConferenceMemberSnapshot(
                        phone(
                                "1001",
                                "-0000004f",
                                "1795257027.143",
                                "1795257027.143",
                                ALICE,
                                NOBODY,
                                "4001@internal"),
                        "4001",
                        false,
                        false,
                        5),
                new ConferenceMuteChanged(IN_CONFERENCE, "4001", true),
                new ConferenceLeft(IN_CONFERENCE, "4001"),
                new ConferenceEnded("4001", CONFERENCE),
                new PoolAgentLoggedIn(
                        phone(
                                "1003",
                                "-00000054",
                                "1795257053.156",
                                "1795257053.156",
                                CHLOE,
                                NOBODY,
                                "*31@internal"),
                        new AgentNumber("2001")),
                new PoolAgentLoggedOff(new AgentNumber("2001"), 11));
    }

    /** A caller from outside who talks, in the dialplan of the queue support. */
    private static ChannelInfo trunk(
            String suffix, String id, CallerId caller, CallerId connected) {
        return leg("PJSIP/trunk", suffix, id, id, UP, caller, connected, "support@incall");
    }

    private static ChannelInfo phone(
            String number,
            String suffix,
            String id,
            String call,
            CallerId caller,
            CallerId connected,
            String place) {
        return leg("PJSIP/" + number, suffix, id, call, UP, caller, connected, place);
    }
}
