package io.belfry.pbx.translate;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.BridgeId;
import io.belfry.contracts.id.Device;
import io.belfry.contracts.id.LinkedId;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.id.UniqueId;
import io.belfry.contracts.pbx.AgentCalled;
import io.belfry.contracts.pbx.AgentCompleted;
import io.belfry.contracts.pbx.AgentConnected;
import io.belfry.contracts.pbx.AgentLoggedIn;
import io.belfry.contracts.pbx.AgentLoggedOff;
import io.belfry.contracts.pbx.AgentRingNoAnswer;
import io.belfry.contracts.pbx.AttendedTransferred;
import io.belfry.contracts.pbx.AudioDirection;
import io.belfry.contracts.pbx.BlindTransferred;
import io.belfry.contracts.pbx.BridgeEntered;
import io.belfry.contracts.pbx.BridgeInfo;
import io.belfry.contracts.pbx.CallParked;
import io.belfry.contracts.pbx.CallUnparked;
import io.belfry.contracts.pbx.CallerId;
import io.belfry.contracts.pbx.CelRow;
import io.belfry.contracts.pbx.ChannelCreated;
import io.belfry.contracts.pbx.ChannelHeld;
import io.belfry.contracts.pbx.ChannelHungUp;
import io.belfry.contracts.pbx.ChannelInfo;
import io.belfry.contracts.pbx.ChannelState;
import io.belfry.contracts.pbx.ChannelVariableSet;
import io.belfry.contracts.pbx.CompletionReason;
import io.belfry.contracts.pbx.ConferenceJoined;
import io.belfry.contracts.pbx.ContactStatusChanged;
import io.belfry.contracts.pbx.DeviceState;
import io.belfry.contracts.pbx.DeviceStateChanged;
import io.belfry.contracts.pbx.DialBegun;
import io.belfry.contracts.pbx.DialEnded;
import io.belfry.contracts.pbx.DialStatus;
import io.belfry.contracts.pbx.DtmfReceived;
import io.belfry.contracts.pbx.ExtensionStateChanged;
import io.belfry.contracts.pbx.HangupRequested;
import io.belfry.contracts.pbx.LocalChannelsBridged;
import io.belfry.contracts.pbx.LocalOptimizationBegun;
import io.belfry.contracts.pbx.MemberChange;
import io.belfry.contracts.pbx.Membership;
import io.belfry.contracts.pbx.OriginateCompleted;
import io.belfry.contracts.pbx.PbxEvent;
import io.belfry.contracts.pbx.PeerStatusChanged;
import io.belfry.contracts.pbx.PhoneStatus;
import io.belfry.contracts.pbx.PoolAgentLoggedOff;
import io.belfry.contracts.pbx.QueueCallerAbandoned;
import io.belfry.contracts.pbx.QueueCallerJoined;
import io.belfry.contracts.pbx.QueueMember;
import io.belfry.contracts.pbx.QueueMemberAdded;
import io.belfry.contracts.pbx.QueueMemberChanged;
import io.belfry.contracts.pbx.RecordingMuted;
import io.belfry.contracts.pbx.SpyStarted;
import io.belfry.contracts.pbx.UnparkReason;
import io.belfry.contracts.pbx.UserEventRaised;
import io.belfry.testing.traces.Trace;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values are read by hand from the named recording (scenarios/NN-name/ami.txt). */
class TranslatorTest {

    private static final Instant RECEIVED = Instant.parse("2030-01-01T00:00:00Z");

    private final Translator translator =
            new Translator(List.of("USR_", "XIVO_"), true, ZoneOffset.UTC);

    @Test
    void aNewChannelHasItsPartiesAndItsDevice() {
        ChannelCreated event = first("02-answered_agent_hangs_up", "Newchannel");
        assertThat(event.channel())
                .isEqualTo(
                        new ChannelInfo(
                                "PJSIP/trunk-00000000",
                                new UniqueId("1795256751.0"),
                                new LinkedId("1795256751.0"),
                                new Device("PJSIP/trunk"),
                                ChannelState.RING,
                                new CallerId("0622334455", "Marie Curie"),
                                new CallerId(null, null), // <unknown>
                                null,
                                "from-extern",
                                "53001",
                                "en"));
        assertThat(event.subject()).isEqualTo("1795256751.0");
    }

    @Test
    void theTimeIsThatOfTheTimestampHeaderElseOfReceiving() {
        AmiMessage message = message("02-answered_agent_hangs_up", "Newchannel");
        // Timestamp: 1795256751.923877
        assertThat(message.time()).isEqualTo(Instant.parse("2026-11-21T10:25:51.923877Z"));
        assertThat(without(message, "Timestamp").time()).isEqualTo(RECEIVED);
        assertThat(with(message, "Timestamp", "soon").time()).isEqualTo(RECEIVED);
        assertThat(with(message, "Timestamp", "1795256751.5").time())
                .isEqualTo(Instant.parse("2026-11-21T10:25:51.5Z"));
    }

    @Test
    void aQueueCallGoesThroughItsStations() {
        QueueCallerJoined joined = first("02-answered_agent_hangs_up", "QueueCallerJoin");
        assertThat(joined.queue()).isEqualTo(new QueueName("support"));
        assertThat(joined.position()).isEqualTo(1);
        assertThat(joined.count()).isEqualTo(1);
        AgentCalled called = first("02-answered_agent_hangs_up", "AgentCalled");
        assertThat(called.agent()).isEqualTo(new AgentNumber("1001"));
        assertThat(called.memberInterface()).isEqualTo("Local/id-1001@agentcallback");
        assertThat(called.destination().device())
                .isEqualTo(new Device("Local/id-1001@agentcallback"));
        AgentConnected connected = first("02-answered_agent_hangs_up", "AgentConnect");
        assertThat(connected.holdSeconds()).isEqualTo(1);
        assertThat(connected.ringSeconds()).isEqualTo(1);
        AgentCompleted completed = first("02-answered_agent_hangs_up", "AgentComplete");
        assertThat(completed.reason()).isEqualTo(CompletionReason.AGENT);
        assertThat(completed.talkSeconds()).isEqualTo(3);
        assertThat(completed.destination().uniqueId()).isEqualTo(new UniqueId("1795256751.3"));
    }

    @Test
    void aCompletedCallMayHaveLostTheLegOfTheAgent() {
        AgentCompleted completed = first("32-park", "AgentComplete");
        assertThat(completed.destination()).isNull();
    }

    @Test
    void ringingInVainAndGivingUpAreCounted() {
        AgentRingNoAnswer vain = first("07-queue_timeout", "AgentRingNoAnswer");
        assertThat(vain.ringMillis()).isEqualTo(5000);
        assertThat(vain.queue()).isEqualTo(new QueueName("sales"));
        QueueCallerAbandoned abandoned = first("05-abandon_ringing", "QueueCallerAbandon");
        assertThat(abandoned.position()).isEqualTo(1);
        assertThat(abandoned.originalPosition()).isEqualTo(1);
        assertThat(abandoned.holdSeconds()).isEqualTo(2);
    }

    @Test
    void aMemberHasWhatTheQueueSaysOfHim() {
        QueueMemberAdded added = first("01-agent_login", "QueueMemberAdded");
        assertThat(added.member())
                .isEqualTo(
                        new QueueMember(
                                new QueueName("support"),
                                new AgentNumber("1001"),
                                "Agent/1001",
                                "Local/id-1001@agentcallback",
                                new Device("PJSIP/1001"),
                                Membership.DYNAMIC,
                                0,
                                0,
                                null, // LastCall: 0
                                null, // LastPause: 0
                                Instant.ofEpochSecond(1795256750),
                                false,
                                DeviceState.NOT_INUSE,
                                false,
                                null, // PausedReason:
                                false,
                                0));
        QueueMemberChanged paused = first("04-wrapup", "QueueMemberPause");
        assertThat(paused.change()).isEqualTo(MemberChange.PAUSE);
        assertThat(paused.member().paused()).isTrue();
        assertThat(paused.member().pausedReason()).isEqualTo("wrapup-test");
        assertThat(paused.member().lastCall()).isEqualTo(Instant.ofEpochSecond(1795256763));
        QueueMemberChanged penalty = first("14-penalty", "QueueMemberPenalty");
        assertThat(penalty.change()).isEqualTo(MemberChange.PENALTY);
        assertThat(penalty.member().penalty()).isEqualTo(5);
        QueueMemberChanged ring = first("14-penalty", "QueueMemberRinginuse");
        assertThat(ring.member().ringInUse()).isTrue();
    }

    @Test
    void aMemberThatIsNoAgentHasNoAgentNumber() {
        AgentCalled called = first("36-agent_pool", "AgentCalled");
        assertThat(called.agent()).isNull();
        assertThat(called.memberInterface()).isEqualTo("Local/2001@agents");
    }

    @Test
    void agentLoginsAreUserEventsAndThoseOfThePoolAreNot() {
        AgentLoggedIn in =
                (AgentLoggedIn)
                        all("01-agent_login").stream()
                                .filter(AgentLoggedIn.class::isInstance)
                                .findFirst()
                                .orElseThrow();
        assertThat(in)
                .isEqualTo(new AgentLoggedIn(new AgentNumber("1001"), null, "1001", "internal"));
        assertThat(all("39-agent_logout"))
                .contains(new AgentLoggedOff(new AgentNumber("1002"), null));
        PoolAgentLoggedOff off = first("36-agent_pool", "AgentLogoff");
        assertThat(off).isEqualTo(new PoolAgentLoggedOff(new AgentNumber("2001"), 11));
        assertThat(
                        translated(
                                "Event: UserEvent",
                                "UserEvent: AgentLogin",
                                "AgentID: 7",
                                "AgentNumber: 2001",
                                "Extension: 1001",
                                "Context: default"))
                .isEqualTo(
                        new AgentLoggedIn(
                                new AgentNumber("2001"), new AgentId(7), "1001", "default"));
    }

    @Test
    void anyOtherUserEventKeepsItsOwnHeaders() {
        UserEventRaised queue =
                all("02-answered_agent_hangs_up").stream()
                        .filter(UserEventRaised.class::isInstance)
                        .map(UserEventRaised.class::cast)
                        .filter(e -> e.name().equals("Queue"))
                        .findFirst()
                        .orElseThrow();
        assertThat(queue.channel().name()).isEqualTo("PJSIP/trunk-00000000");
        assertThat(queue.fields())
                .isEqualTo(
                        Map.of(
                                "CHANNEL", "PJSIP/trunk-00000000",
                                "XIVO_DSTID", "support",
                                "XIVO_CALLERIDNAME", "Marie Curie",
                                "XIVO_CALLERIDNUMBER", "0622334455"));
    }

    @Test
    void diallingHasBothLegsUnlessNobodyDialled() {
        DialBegun begun = first("02-answered_agent_hangs_up", "DialBegin");
        assertThat(begun.caller().name()).isEqualTo("PJSIP/trunk-00000000");
        assertThat(begun.channel().name()).isEqualTo("Local/id-1001@agentcallback-00000000;1");
        assertThat(begun.dialString()).isEqualTo("Local/id-1001@agentcallback");
        DialEnded ended = first("02-answered_agent_hangs_up", "DialEnd");
        assertThat(ended.status()).isEqualTo(DialStatus.ANSWER);
        DialBegun originated = first("31-originate_click_to_call", "DialBegin");
        assertThat(originated.caller()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "27-internal_cancel, CANCEL",
        "28-internal_busy, BUSY",
        "07-queue_timeout, NO_ANSWER",
    })
    void aDialAttemptEndsInItsWay(String scenario, DialStatus status) {
        assertThat(all(scenario))
                .filteredOn(DialEnded.class::isInstance)
                .extracting(e -> ((DialEnded) e).status())
                .contains(status);
    }

    @Test
    void bridgesLocalChannelsAndTheirOptimisation() {
        BridgeEntered entered = first("02-answered_agent_hangs_up", "BridgeEnter");
        assertThat(entered.bridge())
                .isEqualTo(
                        new BridgeInfo(
                                new BridgeId("99e22d7b-d02d-4514-88fa-cd97de1f377b"),
                                "basic",
                                "simple_bridge",
                                null,
                                null,
                                1));
        assertThat(entered.swapped()).isNull();
        LocalChannelsBridged local = first("02-answered_agent_hangs_up", "LocalBridge");
        assertThat(local.channel().name()).endsWith(";1");
        assertThat(local.other().name()).endsWith(";2");
        assertThat(local.optimizable()).isTrue();
        LocalOptimizationBegun begun =
                first("02-answered_agent_hangs_up", "LocalOptimizationBegin");
        assertThat(begun.source()).isEqualTo(new UniqueId("1795256751.3"));
    }

    @Test
    void transfersNameEveryLeg() {
        BlindTransferred blind = first("20-blind_transfer_refer", "BlindTransfer");
        assertThat(blind.channel().name()).isEqualTo("PJSIP/1002-0000002d");
        assertThat(blind.transferee().uniqueId()).isEqualTo(new UniqueId("1795256911.90"));
        assertThat(blind.exten()).isEqualTo("1003");
        assertThat(blind.context()).isEqualTo("internal");
        assertThat(blind.external()).isTrue();
        AttendedTransferred attended = first("22-attended_transfer_refer", "AttendedTransfer");
        assertThat(attended.channel().uniqueId()).isEqualTo(new UniqueId("1795256930.103"));
        assertThat(attended.secondLeg().uniqueId()).isEqualTo(new UniqueId("1795256932.104"));
        assertThat(attended.transferee().uniqueId()).isEqualTo(new UniqueId("1795256930.100"));
        assertThat(attended.target().uniqueId()).isEqualTo(new UniqueId("1795256932.105"));
        assertThat(attended.destinationType()).isEqualTo("Bridge");
    }

    @Test
    void holdHangupAndDigits() {
        ChannelHeld held = first("18-hold_unhold", "Hold");
        assertThat(held.musicClass()).isEqualTo("default");
        assertThat(held.channel().device()).isEqualTo(new Device("PJSIP/1002"));
        ChannelHungUp hungUp = first("02-answered_agent_hangs_up", "Hangup");
        assertThat(hungUp.cause()).isEqualTo(16);
        assertThat(hungUp.causeText()).isEqualTo("Normal Clearing");
        HangupRequested soft = first("02-answered_agent_hangs_up", "SoftHangupRequest");
        assertThat(soft.soft()).isTrue();
        assertThat(soft.cause()).isEqualTo(16);
        DtmfReceived digit = first("17-exit_with_key", "DTMFEnd");
        assertThat(digit.digit()).isEqualTo("9");
        assertThat(digit.durationMillis()).isEqualTo(160);
    }

    @Test
    void recordingSpyingParkingConferring() {
        RecordingMuted muted = first("24-recording_mute", "MixMonitorMute");
        assertThat(muted.direction()).isEqualTo(AudioDirection.BOTH);
        assertThat(muted.muted()).isTrue();
        SpyStarted spy = first("25-chanspy", "ChanSpyStart");
        assertThat(spy.channel().device()).isEqualTo(new Device("PJSIP/1004"));
        assertThat(spy.spied().device()).isEqualTo(new Device("PJSIP/1001"));
        CallParked parked = first("32-park", "ParkedCall");
        assertThat(parked.space()).isEqualTo("701");
        assertThat(parked.timeoutSeconds()).isEqualTo(45);
        CallUnparked unparked = first("32-park", "UnParkedCall");
        assertThat(unparked.reason()).isEqualTo(UnparkReason.RETRIEVED);
        assertThat(unparked.retriever().device()).isEqualTo(new Device("PJSIP/1003"));
        ConferenceJoined joined = first("33-conference", "ConfbridgeJoin");
        assertThat(joined.conference()).isEqualTo("4001");
        assertThat(joined.muted()).isFalse();
    }

    @Test
    void devicesExtensionsAndPeers() {
        ExtensionStateChanged extension = first("02-answered_agent_hangs_up", "ExtensionStatus");
        assertThat(extension)
                .isEqualTo(
                        new ExtensionStateChanged(
                                "1001", "internal", "PJSIP/1001", PhoneStatus.RINGING));
        assertThat(translated("Event: DeviceStateChange", "Device: PJSIP/1001", "State: INUSE"))
                .isEqualTo(new DeviceStateChanged(new Device("PJSIP/1001"), DeviceState.INUSE));
        PeerStatusChanged peer = first("12-phone_unregister_register", "PeerStatus");
        assertThat(peer).isEqualTo(new PeerStatusChanged(new Device("PJSIP/1002"), "Unreachable"));
        ContactStatusChanged contact = first("12-phone_unregister_register", "ContactStatus");
        assertThat(contact)
                .isEqualTo(
                        new ContactStatusChanged(
                                "1002", "1002", "sip:1002@127.0.0.1:5072", "Removed"));
    }

    @Test
    void anOriginateTellsItsActionAndItsFailure() {
        OriginateCompleted done = first("31-originate_click_to_call", "OriginateResponse");
        assertThat(done)
                .isEqualTo(
                        new OriginateCompleted(
                                "a169",
                                "PJSIP/1001-0000004a",
                                new UniqueId("click-1001-1"),
                                true,
                                4,
                                "internal",
                                "00612345678"));
        OriginateCompleted failed =
                (OriginateCompleted)
                        translated(
                                "Event: OriginateResponse",
                                "ActionID: c-7",
                                "Response: Failure",
                                "Channel: PJSIP/1001",
                                "Reason: 0",
                                "Uniqueid: <null>");
        assertThat(failed.success()).isFalse();
        assertThat(failed.uniqueId()).isNull();
    }

    @Test
    void variablesOfInterestArePassedOnWithoutTheirInheritanceMarks() {
        List<PbxEvent> events = all("02-answered_agent_hangs_up");
        assertThat(events)
                .filteredOn(ChannelVariableSet.class::isInstance)
                .extracting(e -> ((ChannelVariableSet) e).name())
                .contains("XIVO_QUEUENAME", "XIVO_AGENT_ID")
                .doesNotContain("SIPDOMAIN", "BRIDGEPEER");
    }

    /** With a VarSet of trace 31 under the name of our mark; no prefix is of interest here. */
    @Test
    void theMarkOfACallThatWeOriginatedIsPassedOnWhateverThePrefixes() {
        Translator narrow = new Translator(List.of(), true, ZoneOffset.UTC);
        Map<String, String> set =
                Trace.scenario("31-originate_click_to_call").amiEvents().stream()
                        .filter(e -> "XIVO_USERID".equals(e.get("Variable")))
                        .findFirst()
                        .orElseThrow();
        Map<String, String> mark = new LinkedHashMap<>(set);
        mark.put("Variable", "BELFRY_ORIGINATED");
        assertThat(narrow.translate(new AmiMessage(set, RECEIVED)))
                .isInstanceOf(Translation.Dropped.class);
        Translation passed = narrow.translate(new AmiMessage(mark, RECEIVED));
        ChannelVariableSet event = (ChannelVariableSet) ((Translation.Translated) passed).event();
        assertThat(event.name()).isEqualTo("BELFRY_ORIGINATED");
        assertThat(event.channel().uniqueId().value()).isEqualTo("click-1001-1");
    }

    @Test
    void aCelRowOverAmiHasTheMicrosecondsOfTheTimestamp() {
        Translation translation =
                translator.translate(message("02-answered_agent_hangs_up", "CEL"));
        CelRow row = ((Translation.Cel) translation).row();
        assertThat(row.eventType()).isEqualTo("CHAN_START");
        assertThat(row.eventTime()).isEqualTo(Instant.parse("2026-11-21T10:25:51.923860Z"));
        assertThat(row.amaFlags()).isEqualTo(3);
        assertThat(row.cidNum()).isEqualTo("0622334455");
        assertThat(row.linkedId()).isEqualTo(new LinkedId("1795256751.0"));
    }

    @Test
    void withoutTimestampACelRowHasTheTimeOfTheZoneOfThePbx() {
        Translator paris = new Translator(List.of(), true, ZoneId.of("Europe/Paris"));
        AmiMessage message = without(message("02-answered_agent_hangs_up", "CEL"), "Timestamp");
        // EventTime: 2026-11-21 10:25:51, one hour ahead of UTC in Paris
        assertThat(((Translation.Cel) paris.translate(message)).row().eventTime())
                .isEqualTo(Instant.parse("2026-11-21T09:25:51Z"));
    }

    @Test
    void celIsLeftToTheDatabaseWhereThatIsTheSource() {
        Translator database = new Translator(List.of(), false, ZoneOffset.UTC);
        assertThat(database.translate(message("02-answered_agent_hangs_up", "CEL")))
                .isInstanceOf(Translation.Dropped.class);
    }

    @ParameterizedTest
    @CsvSource({
        "Newchannel, Uniqueid, Newchannel: header Uniqueid is missing",
        "QueueCallerJoin, Queue, QueueCallerJoin: header Queue is missing",
        "AgentConnect, HoldTime, AgentConnect: header HoldTime is missing",
    })
    void whatLacksItsIdentityIsMalformed(String event, String header, String reason) {
        AmiMessage message = without(message("02-answered_agent_hangs_up", event), header);
        assertThat(translator.translate(message)).isEqualTo(new Translation.Malformed(reason));
    }

    @Test
    void aNumberThatIsNoneIsMalformed() {
        AmiMessage message =
                with(message("02-answered_agent_hangs_up", "Hangup"), "Cause", "sixteen");
        assertThat(translator.translate(message))
                .isEqualTo(
                        new Translation.Malformed("Hangup: header Cause is not a number: sixteen"));
    }

    @Test
    void aFrameThatIsNothingIsMalformed() {
        assertThat(translator.translate(AmiMessage.parse(List.of("what is this"), RECEIVED)))
                .isInstanceOf(Translation.Malformed.class);
    }

    @Test
    void anEventOfALaterAsteriskIsUnknownAndKeptAsItCame() {
        AmiMessage message =
                AmiMessage.parse(
                        List.of("Event: BrandNew", "Privilege: call,all", "Answer: 42"), RECEIVED);
        assertThat(translator.translate(message)).isInstanceOf(Translation.Unknown.class);
        assertThat(Translator.unknown(message).fields()).isEqualTo(Map.of("Answer", "42"));
    }

    @ParameterizedTest
    @CsvSource({
        "PJSIP/1001-0000004a, PJSIP/1001",
        "SIP/my-phone-00000001, SIP/my-phone",
        "SIP/1001-00000001<ZOMBIE>, SIP/1001",
        "Local/id-1001@agentcallback-00000000;2, Local/id-1001@agentcallback",
        "DAHDI/i1/0612-2, DAHDI/i1/0612",
        "Mystery, ",
    })
    void theDeviceIsTheNameWithoutItsNumber(String channel, String device) {
        assertThat(ChannelNames.device(channel))
                .isEqualTo(device == null ? null : new Device(device));
    }

    @Test
    void aListOfChannelsCallersAndQueuesIsASnapshot() {
        Map<String, String> entry =
                Map.of(
                        "Event", "QueueEntry",
                        "Queue", "support",
                        "Position", "2",
                        "Channel", "PJSIP/trunk-00000023",
                        "Uniqueid", "1795256870.73",
                        "CallerIDNum", "0478112233",
                        "CallerIDName", "unknown",
                        "Wait", "2");
        Translation caller = Snapshots.translate(new AmiMessage(entry, RECEIVED), translator);
        assertThat(((Translation.Translated) caller).event())
                .isEqualTo(
                        new io.belfry.contracts.pbx.QueueCallerSnapshot(
                                new QueueName("support"),
                                2,
                                "PJSIP/trunk-00000023",
                                new UniqueId("1795256870.73"),
                                new CallerId("0478112233", null),
                                RECEIVED.minusSeconds(2)));
    }

    private PbxEvent translated(String... lines) {
        return event(AmiMessage.parse(List.of(lines), RECEIVED));
    }

    private PbxEvent event(AmiMessage message) {
        return ((Translation.Translated) translator.translate(message)).event();
    }

    @SuppressWarnings("unchecked")
    private <T extends PbxEvent> T first(String scenario, String event) {
        return (T) event(message(scenario, event));
    }

    private List<PbxEvent> all(String scenario) {
        return Trace.scenario(scenario).amiEvents().stream()
                .map(e -> translator.translate(new AmiMessage(e, RECEIVED)))
                .filter(Translation.Translated.class::isInstance)
                .map(t -> ((Translation.Translated) t).event())
                .toList();
    }

    private static AmiMessage message(String scenario, String event) {
        return Trace.scenario(scenario).amiEvents().stream()
                .filter(e -> event.equals(e.get("Event")))
                .findFirst()
                .map(e -> new AmiMessage(e, RECEIVED))
                .orElseThrow();
    }

    private static AmiMessage without(AmiMessage message, String header) {
        Map<String, String> fields = new LinkedHashMap<>(message.fields());
        fields.remove(header);
        return new AmiMessage(fields, message.receivedAt());
    }

    private static AmiMessage with(AmiMessage message, String header, String value) {
        Map<String, String> fields = new LinkedHashMap<>(message.fields());
        fields.put(header, value);
        return new AmiMessage(fields, message.receivedAt());
    }
}
