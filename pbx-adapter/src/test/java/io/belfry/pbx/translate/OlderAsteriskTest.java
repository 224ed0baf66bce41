package io.belfry.pbx.translate;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.BridgeId;
import io.belfry.contracts.id.Device;
import io.belfry.contracts.id.LinkedId;
import io.belfry.contracts.id.UniqueId;
import io.belfry.contracts.pbx.AttendedTransferred;
import io.belfry.contracts.pbx.BlindTransferred;
import io.belfry.contracts.pbx.BridgeCreated;
import io.belfry.contracts.pbx.BridgeDestroyed;
import io.belfry.contracts.pbx.BridgeEntered;
import io.belfry.contracts.pbx.BridgeInfo;
import io.belfry.contracts.pbx.BridgeLeft;
import io.belfry.contracts.pbx.BridgeSnapshot;
import io.belfry.contracts.pbx.CallParked;
import io.belfry.contracts.pbx.CallUnparked;
import io.belfry.contracts.pbx.CallerId;
import io.belfry.contracts.pbx.ChannelHungUp;
import io.belfry.contracts.pbx.ChannelRenamed;
import io.belfry.contracts.pbx.ChannelSnapshot;
import io.belfry.contracts.pbx.ChannelState;
import io.belfry.contracts.pbx.ChannelStateChanged;
import io.belfry.contracts.pbx.ConferenceEnded;
import io.belfry.contracts.pbx.ConferenceJoined;
import io.belfry.contracts.pbx.ConferenceLeft;
import io.belfry.contracts.pbx.ConferenceMemberSnapshot;
import io.belfry.contracts.pbx.ConferenceMuteChanged;
import io.belfry.contracts.pbx.ConferenceStarted;
import io.belfry.contracts.pbx.DeviceState;
import io.belfry.contracts.pbx.DialBegun;
import io.belfry.contracts.pbx.DialEnded;
import io.belfry.contracts.pbx.DialStatus;
import io.belfry.contracts.pbx.ParkedSnapshot;
import io.belfry.contracts.pbx.PbxEvent;
import io.belfry.contracts.pbx.PoolAgentLoggedIn;
import io.belfry.contracts.pbx.QueueMember;
import io.belfry.contracts.pbx.QueueMemberChanged;
import io.belfry.contracts.pbx.QueueMemberRemoved;
import io.belfry.contracts.pbx.RecordingStarted;
import io.belfry.contracts.pbx.RecordingStopped;
import io.belfry.contracts.pbx.SpyStarted;
import io.belfry.contracts.pbx.SpyStopped;
import io.belfry.contracts.pbx.UnparkReason;
import io.belfry.contracts.pbx.UserEventRaised;
import io.belfry.testing.traces.Trace;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Asterisk 11; values are made up. Read in the source of 11.5.2: main/channel.c, ParkedCall of
 * main/features.c, apps/app_queue.c, apps/app_meetme.c; in that of 1.8.32: apps/app_dial.c. Read in
 * asterisk-java: its TransferEvent and ParkedCallEvent. The headers of the other events are those
 * known of 11 and were compared with no source; a recording of an Asterisk 11 would have the last
 * word. What has an equal in the recorded traces is compared with it in {@link
 * SameCallInAsterisk11Test}.
 */
class OlderAsteriskTest {

    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

    private final Translator translator =
            new Translator(List.of("USR_", "XIVO_"), false, ZoneOffset.UTC);

    @Test
    void aDialIsToldLegByLegAndItsAnswerWhenItHappens() {
        alice();
        phone("SIP/1001-00000002", "1430000000.2");
        phone("SIP/1002-00000003", "1430000000.3");

        List<PbxEvent> begun = dial("SIP/1001-00000002", "1430000000.2", "1001");
        dial("SIP/1002-00000003", "1430000000.3", "1002");
        List<PbxEvent> answered = up("SIP/1002-00000003", "1430000000.3");

        DialBegun first = (DialBegun) begun.getFirst();
        assertThat(first.caller().name()).isEqualTo("SIP/trunk-00000001");
        assertThat(first.channel().name()).isEqualTo("SIP/1001-00000002");
        assertThat(first.channel().linkedId()).isEqualTo(new LinkedId("1430000000.1"));
        assertThat(first.dialString()).isEqualTo("1001");
        assertThat(answered.getFirst()).isInstanceOf(ChannelStateChanged.class);
        assertThat(endings(answered.subList(1, answered.size())))
                .containsExactly("SIP/1001-00000002 CANCEL", "SIP/1002-00000003 ANSWER");
        // at the end of the call
        assertThat(dialEnd("ANSWER")).isEmpty();
    }

    @Test
    void aDialInVainEndsForEachLeg() {
        alice();
        phone("SIP/1001-00000002", "1430000000.2");
        dial("SIP/1001-00000002", "1430000000.2", "1001");

        List<PbxEvent> ended = dialEnd("NOANSWER");

        assertThat(endings(ended)).containsExactly("SIP/1001-00000002 NO_ANSWER");
        assertThat(((DialEnded) ended.getFirst()).status()).isEqualTo(DialStatus.NO_ANSWER);
    }

    @Test
    void aLinkIsABridgeWithTwoChannelsHoweverOftenItIsTold() {
        alice();
        phone("SIP/1001-00000002", "1430000000.2");

        List<PbxEvent> linked = bridge("Link", "core");
        List<PbxEvent> again = bridge("Link", "native"); // after a re-INVITE
        List<PbxEvent> unlinked = bridge("Unlink", "core");

        BridgeId id = new BridgeId("1430000000.1+1430000000.2");
        assertThat(linked).hasSize(3);
        assertThat(linked.get(0)).isEqualTo(new BridgeCreated(info(id, 0)));
        BridgeEntered second = (BridgeEntered) linked.get(2);
        assertThat(((BridgeEntered) linked.get(1)).channel().name())
                .isEqualTo("SIP/trunk-00000001");
        assertThat(second.channel().linkedId()).isEqualTo(new LinkedId("1430000000.1"));
        assertThat(second.bridge()).isEqualTo(info(id, 2));
        assertThat(again).isEmpty();
        assertThat(unlinked.get(0)).isInstanceOf(BridgeLeft.class);
        assertThat(unlinked.get(1)).isInstanceOf(BridgeLeft.class);
        assertThat(unlinked.get(2)).isEqualTo(new BridgeDestroyed(info(id, 0)));
    }

    @Test
    void aChannelThatHangsUpWithoutUnlinkLeavesItsBridgeFirst() {
        alice();
        phone("SIP/1001-00000002", "1430000000.2");
        bridge("Link", "core");

        List<PbxEvent> gone =
                all(
                        "Event: Hangup", // main/channel.c
                        "Channel: SIP/1001-00000002",
                        "Uniqueid: 1430000000.2",
                        "CallerIDNum: 1001",
                        "CallerIDName: Alice",
                        "ConnectedLineNum: 0622334455",
                        "ConnectedLineName: <unknown>",
                        "AccountCode: ",
                        "Cause: 16",
                        "Cause-txt: Normal Clearing");

        assertThat(gone)
                .extracting(e -> e.getClass().getSimpleName())
                .containsExactly("BridgeLeft", "BridgeLeft", "BridgeDestroyed", "ChannelHungUp");
        assertThat(((ChannelHungUp) gone.getLast()).cause()).isEqualTo(16);
    }

    @Test
    void aMasqueradeJoinsTwoCallsAndTheNamesChangeHands() {
        alice();
        phone("SIP/1001-00000002", "1430000000.2");
        all(
                "Event: Masquerade", // main/channel.c
                "Clone: SIP/1001-00000002",
                "CloneState: Up",
                "Original: SIP/trunk-00000001",
                "OriginalState: Up");

        rename("SIP/1001-00000002", "SIP/1001-00000002<MASQ>", "1430000000.2");
        ChannelRenamed taken = rename("SIP/trunk-00000001", "SIP/1001-00000002", "1430000000.1");
        ChannelRenamed zombie =
                rename("SIP/1001-00000002<MASQ>", "SIP/trunk-00000001<ZOMBIE>", "1430000000.2");

        assertThat(taken.oldName()).isEqualTo("SIP/trunk-00000001");
        assertThat(taken.channel().name()).isEqualTo("SIP/1001-00000002");
        assertThat(taken.channel().device()).isEqualTo(new Device("SIP/1001"));
        assertThat(zombie.channel().uniqueId()).isEqualTo(new UniqueId("1430000000.2"));
        assertThat(zombie.channel().linkedId()).isEqualTo(new LinkedId("1430000000.1"));
    }

    @Test
    void anEventOfAMemberTellsOnlyWhatChangedAndTheRestIsAsItWas() {
        one(
                "Event: QueueMemberAdded", // apps/app_queue.c, add_to_queue
                "Queue: support",
                "Location: Local/id-7@agentcallback",
                "MemberName: Agent/1001",
                "StateInterface: SIP/1001",
                "Membership: dynamic",
                "Penalty: 2",
                "CallsTaken: 4",
                "LastCall: 1430000000",
                "Status: 1",
                "Paused: 0");
        QueueMember paused =
                member(
                        "Event: QueueMemberPaused", // set_member_paused
                        "Queue: support",
                        "Location: Local/id-7@agentcallback",
                        "MemberName: Agent/1001",
                        "Paused: 1",
                        "Reason: lunch");
        QueueMember penalty =
                member(
                        "Event: QueueMemberPenalty", // set_member_penalty_help_members
                        "Queue: support",
                        "Location: Local/id-7@agentcallback",
                        "Penalty: 5");
        QueueMember unpaused =
                member(
                        "Event: QueueMemberPaused",
                        "Queue: support",
                        "Location: Local/id-7@agentcallback",
                        "MemberName: Agent/1001",
                        "Paused: 0");
        QueueMemberRemoved removed =
                one(
                        "Event: QueueMemberRemoved", // remove_from_queue
                        "Queue: support",
                        "Location: Local/id-7@agentcallback",
                        "MemberName: Agent/1001");

        assertThat(paused.device()).isEqualTo(new Device("SIP/1001"));
        assertThat(paused.status()).isEqualTo(DeviceState.NOT_INUSE);
        assertThat(paused.callsTaken()).isEqualTo(4);
        assertThat(paused.pausedReason()).isEqualTo("lunch");
        assertThat(penalty.agent()).isEqualTo(new AgentNumber("1001"));
        assertThat(penalty.penalty()).isEqualTo(5);
        assertThat(penalty.paused()).isTrue();
        assertThat(penalty.pausedReason()).isEqualTo("lunch");
        assertThat(unpaused.pausedReason()).isNull();
        assertThat(unpaused.penalty()).isEqualTo(5);
        assertThat(removed.member().lastCall()).isEqualTo(Instant.ofEpochSecond(1430000000));
    }

    @Test
    void transfersBySipNameTheirLegs() {
        alice();
        phone("SIP/1001-00000002", "1430000000.2");
        bridge("Link", "core");
        phone("SIP/1001-00000004", "1430000009.4");
        phone("SIP/1002-00000005", "1430000009.5");
        bridge(
                "Link",
                "core",
                "SIP/1001-00000004",
                "1430000009.4",
                "SIP/1002-00000005",
                "1430000009.5");

        BlindTransferred blind =
                one(
                        "Event: Transfer", // channels/chan_sip.c, handle_request_refer
                        "TransferMethod: SIP",
                        "TransferType: Blind",
                        "Channel: SIP/1001-00000002",
                        "Uniqueid: 1430000000.2",
                        "SIP-Callid: 77@host",
                        "TargetChannel: SIP/trunk-00000001",
                        "TargetUniqueid: 1430000000.1",
                        "TransferExten: 1003",
                        "TransferContext: internal");
        AttendedTransferred attended =
                one(
                        "Event: Transfer", // channels/chan_sip.c, local_attended_transfer
                        "TransferMethod: SIP",
                        "TransferType: Attended",
                        "Channel: SIP/1001-00000002",
                        "Uniqueid: 1430000000.2",
                        "SIP-Callid: 77@host",
                        "TargetChannel: SIP/1001-00000004",
                        "TargetUniqueid: 1430000009.4");

        assertThat(blind.channel().name()).isEqualTo("SIP/1001-00000002");
        assertThat(blind.transferee().name()).isEqualTo("SIP/trunk-00000001");
        assertThat(blind.exten()).isEqualTo("1003");
        assertThat(attended.secondLeg().name()).isEqualTo("SIP/1001-00000004");
        assertThat(attended.transferee().name()).isEqualTo("SIP/trunk-00000001");
        assertThat(attended.target().name()).isEqualTo("SIP/1002-00000005");
    }

    @Test
    void aParkedChannelHasNoPrefixAndItsSpaceIsAnExtension() {
        alice();
        phone("SIP/1001-00000002", "1430000000.2");
        String[] common = {
            "Exten: 701", "Channel: SIP/trunk-00000001", "Parkinglot: default",
            "CallerIDNum: 0622334455", "CallerIDName: <unknown>", "Uniqueid: 1430000000.1"
        };

        CallParked parked = // main/features.c, park_call_full
                one(with(common, "Event: ParkedCall", "From: SIP/1001-00000002", "Timeout: 45"));
        CallUnparked taken = one(with(common, "Event: UnParkedCall", "From: SIP/1001-00000002"));
        CallUnparked late = one(with(common, "Event: ParkedCallTimeOut"));
        CallUnparked left = one(with(common, "Event: ParkedCallGiveUp"));
        ParkedSnapshot listed = // manager_parking_status has no Uniqueid
                (ParkedSnapshot)
                        snapshot(
                                        "Event: ParkedCall",
                                        "Parkinglot: default",
                                        "Exten: 701",
                                        "Channel: SIP/trunk-00000001",
                                        "From: SIP/1001-00000002",
                                        "Timeout: 30",
                                        "Duration: 15")
                                .getFirst();

        assertThat(parked.channel().uniqueId()).isEqualTo(new UniqueId("1430000000.1"));
        assertThat(parked.channel().exten()).isEqualTo("3001");
        assertThat(parked.space()).isEqualTo("701");
        assertThat(parked.parker()).isEqualTo("SIP/1001");
        assertThat(parked.timeoutSeconds()).isEqualTo(45);
        assertThat(taken.retriever().name()).isEqualTo("SIP/1001-00000002");
        assertThat(late.reason()).isEqualTo(UnparkReason.TIMED_OUT);
        assertThat(left.reason()).isEqualTo(UnparkReason.GIVEN_UP);
        assertThat(listed.channel().uniqueId()).isEqualTo(new UniqueId("1430000000.1"));
        assertThat(listed.parkedAt()).isEqualTo(NOW.minusSeconds(15));
        assertThat(listed.timeoutSeconds()).isEqualTo(30);
    }

    @Test
    void conferencesOfMeetMeAndConfBridge() {
        alice();
        String[] common = {
            "Channel: SIP/trunk-00000001", "Uniqueid: 1430000000.1", "Meetme: 4001", "Usernum: 1"
        };

        ConferenceJoined joined = one(with(common, "Event: MeetmeJoin")); // apps/app_meetme.c
        ConferenceMuteChanged muted = one(with(common, "Event: MeetmeMute", "Status: on"));
        ConferenceLeft left = one(with(common, "Event: MeetmeLeave", "Duration: 8"));
        ConferenceMemberSnapshot listed =
                (ConferenceMemberSnapshot)
                        snapshot(
                                        "Event: MeetmeList", // action_meetmelist
                                        "Conference: 4001",
                                        "UserNumber: 1",
                                        "Channel: SIP/trunk-00000001",
                                        "Admin: No",
                                        "Role: Talk and listen",
                                        "MarkedUser: No",
                                        "Muted: By admin",
                                        "Talking: Not monitored")
                                .getFirst();

        assertThat(joined.conference()).isEqualTo("4001");
        assertThat(muted.muted()).isTrue();
        assertThat(left.channel().uniqueId()).isEqualTo(new UniqueId("1430000000.1"));
        assertThat(listed.muted()).isTrue();
        assertThat(listed.admin()).isFalse();
        assertThat((PbxEvent) one("Event: MeetmeEnd", "Meetme: 4001"))
                .isEqualTo(new ConferenceEnded("4001", null));
        assertThat((PbxEvent) one("Event: ConfbridgeStart", "Conference: 4002"))
                .isEqualTo(new ConferenceStarted("4002", null)); // apps/app_confbridge.c
        assertThat(all(with(common, "Event: MeetmeTalking", "Status: on"))).isEmpty();
    }

    @Test
    void recordingListeningAndUserEvents() {
        alice();
        phone("SIP/1001-00000002", "1430000000.2");
        String[] channel = {"Channel: SIP/trunk-00000001", "Uniqueid: 1430000000.1"};

        assertThat((PbxEvent) one(with(channel, "Event: MonitorStart"))) // res/res_monitor.c
                .isInstanceOf(RecordingStarted.class);
        assertThat((PbxEvent) one(with(channel, "Event: MonitorStop")))
                .isInstanceOf(RecordingStopped.class);
        SpyStarted spy =
                one(
                        "Event: ChanSpyStart", // apps/app_chanspy.c
                        "SpyerChannel: SIP/1001-00000002",
                        "SpyeeChannel: SIP/trunk-00000001");
        SpyStopped stopped = one("Event: ChanSpyStop", "SpyeeChannel: SIP/trunk-00000001");
        UserEventRaised raised =
                one(
                        "Event: UserEvent", // apps/app_userevent.c
                        "UserEvent: Queue",
                        "Uniqueid: 1430000000.1",
                        "XIVO_DSTID: support");
        PoolAgentLoggedIn agent =
                one(with(channel, "Event: Agentlogin", "Agent: 2001")); // channels/chan_agent.c

        assertThat(spy.channel().uniqueId()).isEqualTo(new UniqueId("1430000000.2"));
        assertThat(stopped.channel().uniqueId()).isEqualTo(new UniqueId("1430000000.2"));
        assertThat(raised.channel().name()).isEqualTo("SIP/trunk-00000001");
        assertThat(raised.fields()).isEqualTo(Map.of("XIVO_DSTID", "support"));
        assertThat(agent.agent()).isEqualTo(new AgentNumber("2001"));
    }

    @Test
    void theStepsOfTheDialplanMoveAChannelWithoutAnEventOfTheirOwn() {
        alice();
        assertThat(
                        all(
                                "Event: Newexten", // main/pbx.c
                                "Channel: SIP/trunk-00000001",
                                "Context: incall",
                                "Extension: support",
                                "Priority: 8",
                                "Application: Queue",
                                "AppData: support",
                                "Uniqueid: 1430000000.1"))
                .isEmpty();
        ChannelStateChanged up =
                (ChannelStateChanged) up("SIP/trunk-00000001", "1430000000.1").getFirst();
        assertThat(up.channel().context()).isEqualTo("incall");
        assertThat(up.channel().exten()).isEqualTo("support");
    }

    @Test
    void aStepOfTheDialplanIsReadOnlyWhereItTeachesSomething() {
        alice();
        assertThat(translator.leavesOut("Newexten")).isFalse();
        assertThat(translator.leavesOut("RTCPSent")).isTrue();
        Translator today = new Translator(List.of(), false, ZoneOffset.UTC);
        Trace.scenario("26-internal_call")
                .amiEvents()
                .forEach(e -> today.translate(new AmiMessage(e, NOW)));
        assertThat(today.leavesOut("Newexten")).isTrue();
    }

    @Test
    void aGlobalVariableIsNoVariableOfAChannel() {
        assertThat(
                        all(
                                "Event: VarSet", // main/pbx.c, pbx_builtin_setvar_helper
                                "Channel: none",
                                "Variable: XIVO_GLOBAL",
                                "Value: 1",
                                "Uniqueid: none"))
                .isEmpty();
    }

    @Test
    void aListOfChannelsTeachesTheirCallsAndBridges() {
        String[] first = {
            "Event: CoreShowChannel", // main/manager.c, action_coreshowchannels
            "Channel: SIP/trunk-00000001",
            "UniqueID: 1430000000.1",
            "Context: incall",
            "Extension: support",
            "Priority: 8",
            "ChannelState: 6",
            "ChannelStateDesc: Up",
            "Application: Queue",
            "ApplicationData: support",
            "CallerIDnum: 0622334455",
            "CallerIDname: Marie Curie",
            "ConnectedLineNum: 1001",
            "ConnectedLineName: Alice Martin",
            "Duration: 00:01:05",
            "AccountCode: ",
            "BridgedChannel: SIP/1001-00000002",
            "BridgedUniqueID: 1430000000.2"
        };
        List<PbxEvent> one = snapshot(first);
        List<PbxEvent> two =
                snapshot(
                        "Event: CoreShowChannel",
                        "Channel: SIP/1001-00000002",
                        "UniqueID: 1430000000.2",
                        "ChannelState: 6",
                        "Duration: 00:01:00",
                        "BridgedChannel: SIP/trunk-00000001",
                        "BridgedUniqueID: 1430000000.1");

        BridgeId id = new BridgeId("1430000000.1+1430000000.2");
        ChannelSnapshot caller = (ChannelSnapshot) one.get(1);
        assertThat(((BridgeSnapshot) one.get(0)).bridge().id()).isEqualTo(id);
        assertThat(caller.bridge()).isEqualTo(id);
        assertThat(caller.channel().state()).isEqualTo(ChannelState.UP);
        assertThat(caller.channel().caller()).isEqualTo(new CallerId("0622334455", "Marie Curie"));
        assertThat(caller.channel().exten()).isEqualTo("support");
        assertThat(caller.ageSeconds()).isEqualTo(65);
        ChannelSnapshot agent = (ChannelSnapshot) two.get(1);
        assertThat(agent.bridge()).isEqualTo(id);
        assertThat(agent.channel().linkedId()).isEqualTo(new LinkedId("1430000000.1"));
        // and what comes live is known
        assertThat(bridge("Unlink", "core")).hasSize(3);
    }

    @Test
    void theOlderOfTwoCallsGivesTheNameAndSequencesAreNoDecimals() {
        assertThat(LinkedIds.older(new LinkedId("1430000000.11"), new LinkedId("1430000000.2")))
                .isEqualTo(new LinkedId("1430000000.2"));
        assertThat(
                        LinkedIds.older(
                                new LinkedId("pbx-1430000001.1"), new LinkedId("pbx-1430000000.9")))
                .isEqualTo(new LinkedId("pbx-1430000000.9"));
        assertThat(LinkedIds.older(new LinkedId("click-1001-1"), new LinkedId("1430000000.9")))
                .isEqualTo(new LinkedId("click-1001-1"));
    }

    /** A call from outside: main/channel.c, __ast_channel_alloc_ap. */
    private void alice() {
        one(
                "Event: Newchannel",
                "Channel: SIP/trunk-00000001",
                "ChannelState: 4",
                "ChannelStateDesc: Ring",
                "CallerIDNum: 0622334455",
                "CallerIDName: Marie Curie",
                "AccountCode: ",
                "Exten: 3001",
                "Context: from-extern",
                "Uniqueid: 1430000000.1");
    }

    private void phone(String name, String id) {
        one(
                "Event: Newchannel",
                "Channel: " + name,
                "ChannelState: 0",
                "ChannelStateDesc: Down",
                "CallerIDNum: ",
                "CallerIDName: ",
                "AccountCode: ",
                "Exten: ",
                "Context: internal",
                "Uniqueid: " + id);
    }

    /** apps/app_dial.c, senddialevent. */
    private List<PbxEvent> dial(String leg, String id, String dialString) {
        return all(
                "Event: Dial",
                "SubEvent: Begin",
                "Channel: SIP/trunk-00000001",
                "Destination: " + leg,
                "CallerIDNum: 0622334455",
                "CallerIDName: Marie Curie",
                "ConnectedLineNum: <unknown>",
                "ConnectedLineName: <unknown>",
                "UniqueID: 1430000000.1",
                "DestUniqueID: " + id,
                "Dialstring: " + dialString);
    }

    /** apps/app_dial.c, senddialendevent. */
    private List<PbxEvent> dialEnd(String status) {
        return all(
                "Event: Dial",
                "SubEvent: End",
                "Channel: SIP/trunk-00000001",
                "UniqueID: 1430000000.1",
                "DialStatus: " + status);
    }

    private List<PbxEvent> up(String name, String id) {
        return all(
                "Event: Newstate",
                "Channel: " + name,
                "ChannelState: 6",
                "ChannelStateDesc: Up",
                "CallerIDNum: 1002",
                "CallerIDName: Bob",
                "ConnectedLineNum: 0622334455",
                "ConnectedLineName: Marie Curie",
                "Uniqueid: " + id);
    }

    private List<PbxEvent> bridge(String state, String type) {
        return bridge(
                state,
                type,
                "SIP/trunk-00000001",
                "1430000000.1",
                "SIP/1001-00000002",
                "1430000000.2");
    }

    /** main/channel.c, manager_bridge_event. */
    private List<PbxEvent> bridge(
            String state, String type, String one, String oneId, String two, String twoId) {
        return all(
                "Event: Bridge",
                "Bridgestate: " + state,
                "Bridgetype: " + type,
                "Channel1: " + one,
                "Channel2: " + two,
                "Uniqueid1: " + oneId,
                "Uniqueid2: " + twoId,
                "CallerID1: 0622334455",
                "CallerID2: 1001");
    }

    private ChannelRenamed rename(String from, String to, String id) {
        return one("Event: Rename", "Channel: " + from, "Newname: " + to, "Uniqueid: " + id);
    }

    private QueueMember member(String... lines) {
        return ((QueueMemberChanged) one(lines)).member();
    }

    private static BridgeInfo info(BridgeId id, int channels) {
        return new BridgeInfo(id, "basic", "simple_bridge", null, null, channels);
    }

    private static List<String> endings(List<PbxEvent> events) {
        return events.stream()
                .map(DialEnded.class::cast)
                .map(e -> e.channel().name() + " " + e.status())
                .toList();
    }

    private static String[] with(String[] common, String... more) {
        return java.util.stream.Stream.of(more, common)
                .flatMap(java.util.Arrays::stream)
                .toArray(String[]::new);
    }

    @SuppressWarnings("unchecked")
    private <T extends PbxEvent> T one(String... lines) {
        List<PbxEvent> events = all(lines);
        assertThat(events).hasSize(1);
        return (T) events.getFirst();
    }

    private List<PbxEvent> all(String... lines) {
        return events(translator.translate(AmiMessage.parse(List.of(lines), NOW)));
    }

    private List<PbxEvent> snapshot(String... lines) {
        return events(Snapshots.translate(AmiMessage.parse(List.of(lines), NOW), translator));
    }

    private static List<PbxEvent> events(Translation translation) {
        return switch (translation) {
            case Translation.Translated(var event) -> List.of(event);
            case Translation.Several(var events) -> events;
            case Translation.Dropped _ -> List.of();
            case Translation.Malformed(String reason) -> throw new AssertionError(reason);
            case Translation.Unknown _, Translation.Cel _ ->
                    throw new AssertionError(translation.toString());
        };
    }
}
