package io.belfry.simulator.ami;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.simulator.call.CallControl;
import io.belfry.simulator.call.CallRecord.Outcome;
import io.belfry.simulator.call.Phone;
import io.belfry.simulator.call.QueueCall;
import io.belfry.simulator.out.AmiEvent;
import io.belfry.simulator.scenario.Lab;
import io.belfry.simulator.wire.Channel;
import io.belfry.simulator.wire.DeviceState;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Actions on calls in progress, with the answers that a real Asterisk 22 gave to them (recorded
 * beside the scenarios) and what comes of them.
 */
class ActionsTest {

    private static final long START = 1_800_000_000_000_000L;

    private final Lab lab = new Lab(START).loggedIn();
    private final Actions actions = new Actions();
    private final List<AmiEvent> said = new ArrayList<>();
    private QueueCall call;

    @BeforeEach
    void aQueueCallIsTalking() {
        call = lab.call("support", 0);
        run(3);
        said.clear();
    }

    @Test
    void hangupEndsTheConversationForBoth() {
        assertThat(ask("Hangup", "Channel: " + trunk().name, "Cause: 16"))
                .contains("Response: Success", "Message: Channel Hungup");
        assertThat(lab.pbx().board().channels()).isEmpty();
        assertThat(call.record().outcome).isEqualTo(Outcome.ANSWERED);
        assertThat(ask("Hangup", "Channel: PJSIP/nobody-1"))
                .contains("Response: Error", "Message: No such channel");
    }

    @Test
    void blindTransferMovesTheCaller() {
        assertThat(
                        ask(
                                "BlindTransfer",
                                "Channel: " + phone("1001").name,
                                "Context: internal",
                                "Exten: 1003"))
                .contains("Message: Transfer succeeded");
        run(6);
        assertThat(trunk().bridge.channels).containsExactlyInAnyOrder(trunk(), phone("1003"));
        assertThat(ask("BlindTransfer", "Channel: x-1", "Exten: 1003"))
                .contains("Message: Channel specified does not exist");
    }

    @Test
    void atxferConsultsAndHangupCompletes() {
        Channel agent = phone("1001");
        assertThat(ask("Atxfer", "Channel: " + agent.name, "Context: internal", "Exten: 1003"))
                .contains("Message: Atxfer successfully queued");
        run(6);
        assertThat(lab.pbx().board().devices().of("PJSIP/trunk")).isEqualTo(DeviceState.ONHOLD);
        ask("Hangup", "Channel: " + agent.name, "Cause: 16");
        run(8);
        assertThat(agent.gone).isTrue();
        assertThat(trunk().bridge.channels).containsExactlyInAnyOrder(trunk(), phone("1003"));
        assertThat(lab.pbx().board().channels()).hasSize(2);
    }

    @Test
    void cancelAtxferBringsTheTwoTogetherAgain() {
        Channel agent = phone("1001");
        ask("Atxfer", "Channel: " + agent.name, "Context: internal", "Exten: 1003");
        run(6);
        assertThat(ask("CancelAtxfer", "Channel: " + agent.name))
                .contains("Message: CancelAtxfer successfully queued");
        run(8);
        assertThat(trunk().bridge.channels).containsExactlyInAnyOrder(trunk(), agent);
        assertThat(lab.pbx().board().channels()).hasSize(2);
        assertThat(trunk().held).isFalse();
        lab.hangUp(agent);
        run(9);
        assertThat(lab.pbx().board().channels()).isEmpty();
    }

    @Test
    void starThreeBringsAllThreeTogetherAndWhoeverLeavesTheOthersTalkOn() {
        Channel agent = threeTalk();
        assertThat(trunk().held).isFalse();
        assertThat(trunk().bridge.channels).hasSize(3).contains(agent, trunk());
        assertThat(said)
                .filteredOn(e -> e.name().equals("AttendedTransfer"))
                .singleElement()
                .satisfies(
                        e -> {
                            assertThat(e.get("DestType")).isEqualTo("Threeway");
                            assertThat(e.get("DestTransfererChannel")).isEqualTo(agent.name);
                            assertThat(e.get("TransfereeChannel")).isEqualTo(trunk().name);
                        });

        ask("Hangup", "Channel: " + agent.name, "Cause: 16");
        run(9);
        assertThat(trunk().bridge.channels).containsExactlyInAnyOrder(trunk(), phone("1003"));
        assertThat(lab.pbx().board().channels()).hasSize(2);
        assertThat(call.record().endedBy).isEqualTo("agent"); // for a queue it is no transfer
        lab.hangUp(trunk());
        run(10);
        assertThat(lab.pbx().board().channels()).isEmpty();
    }

    @Test
    void ofThreeWhoTalkTheConsultedOneMayLeave() {
        Channel agent = threeTalk();
        lab.hangUp(phone("1003"));
        run(9);
        assertThat(trunk().bridge.channels).containsExactlyInAnyOrder(trunk(), agent);
        assertThat(lab.pbx().board().channels()).hasSize(2);
        lab.hangUp(agent);
        run(10);
        assertThat(lab.pbx().board().channels()).isEmpty();
    }

    @Test
    void ofThreeWhoTalkTheCallerMayLeave() {
        Channel agent = threeTalk();
        lab.hangUp(trunk());
        run(9);
        assertThat(call.record().endedBy).isEqualTo("caller");
        assertThat(agent.bridge.channels).hasSize(2);
        assertThat(phone("1003").bridge.channels).hasSize(2);
        lab.hangUp(agent);
        run(10);
        assertThat(lab.pbx().board().channels()).isEmpty();
    }

    /** 1001 consults 1003 and types the code, as the adapter lets it be typed. */
    private Channel threeTalk() {
        Channel agent = phone("1001");
        ask("Atxfer", "Channel: " + agent.name, "Context: internal", "Exten: 1003");
        run(6);
        for (String digit : List.of("*", "3")) {
            ask("PlayDTMF", "Channel: " + agent.name, "Digit: " + digit, "Receive: true");
        }
        run(7);
        return agent;
    }

    @Test
    void whoConsultsHearsNoThatTheOtherRefusesAndHasHisCallerBack() {
        lab.phone("1003", Phone.Reaction.refuse());
        Channel agent = phone("1001");
        ask("Atxfer", "Channel: " + agent.name, "Context: internal", "Exten: 1003");
        run(6);
        assertThat(trunk().bridge.channels).containsExactlyInAnyOrder(trunk(), agent);
        assertThat(lab.pbx().board().channels()).hasSize(2);
    }

    @Test
    void aTelephoneTypesStarTwoToConsultAndHangsUpToTransfer() {
        Channel agent = phone("1001");
        lab.type("1001", "*21003");
        run(6);
        assertThat(lab.pbx().board().devices().of("PJSIP/trunk")).isEqualTo(DeviceState.ONHOLD);
        assertThat(agent.bridge.channels).hasSize(2).doesNotContain(trunk());
        lab.hangUp(agent);
        run(8);
        assertThat(trunk().bridge.channels).containsExactlyInAnyOrder(trunk(), phone("1003"));
        assertThat(names()).contains("AttendedTransfer");
    }

    @Test
    void aTelephoneTypesStarOneToTransferBlindly() {
        lab.type("1001", "*11003");
        run(6);
        assertThat(trunk().bridge.channels).containsExactlyInAnyOrder(trunk(), phone("1003"));
        assertThat(names()).contains("BlindTransfer");
        // the digits of the code and of the extension are not for the caller
        assertThat(said)
                .filteredOn(e -> e.name().startsWith("DTMF"))
                .hasSize(6)
                .allMatch(e -> e.get("Direction").equals("Received"));
    }

    @Test
    void digitsThatAreNoCodeReachTheOtherSide() {
        lab.type("1001", "*71");
        run(4);
        lab.type("1001", "*");
        run(4.9);
        assertThat(sent()).isEqualTo("*71");
        run(6);
        assertThat(sent()).isEqualTo("*71*");
        assertThat(trunk().held).isFalse();
    }

    @Test
    void anExtensionThatDoesNotExistBringsTheTwoTogetherAgain() {
        lab.type("1001", "*29999");
        run(5);
        assertThat(trunk().held).isTrue();
        run(7);
        assertThat(trunk().held).isFalse();
        assertThat(trunk().bridge.channels).containsExactlyInAnyOrder(trunk(), phone("1001"));
    }

    private String sent() {
        return said.stream()
                .filter(e -> e.name().equals("DTMFEnd") && e.get("Direction").equals("Sent"))
                .map(e -> e.get("Digit"))
                .collect(Collectors.joining());
    }

    @Test
    void chanSpyWhispersAndBargesAsItsOptionsAndDigitsSay() {
        String spied = phone("1001").name;
        ask(
                "Originate",
                "Channel: PJSIP/1004",
                "Application: ChanSpy",
                "Data: PJSIP/1001-,dqEw",
                "Async: true");
        run(6);
        assertThat(names()).contains("ChanSpyStart");
        assertThat(spy().spyee().name).isEqualTo(spied);
        assertThat(spy().mode()).isEqualTo("whisper");
        assertThat(spy().heardBy()).containsExactly(phone("1001"));
        lab.type("1004", "6");
        assertThat(spy().mode()).isEqualTo("barge");
        assertThat(spy().heardBy()).containsExactlyInAnyOrder(phone("1001"), trunk());
        ask("PlayDTMF", "Channel: " + phone("1004").name, "Digit: 4", "Receive: true");
        assertThat(spy().mode()).isEqualTo("listen");
        assertThat(spy().heardBy()).isEmpty();
        lab.hangUp(phone("1001"));
        run(7);
        assertThat(names()).contains("ChanSpyStop");
        assertThat(lab.pbx().control().spies()).isEmpty();
    }

    @Test
    void withoutTheOptionDigitsDoNotChangeWhatASpyDoes() {
        ask(
                "Originate",
                "Channel: PJSIP/1004",
                "Application: ChanSpy",
                "Data: PJSIP/1001-,qB",
                "Async: true");
        run(6);
        lab.type("1004", "4");
        assertThat(spy().mode()).isEqualTo("barge");
    }

    private CallControl.Spy spy() {
        return lab.pbx().control().spies().getFirst();
    }

    @Test
    void agentsOfThePoolAreListedAndLoggedOff() {
        assertThat(ask("Agents"))
                .contains(
                        "Message: Agents will follow",
                        "Agent: 2001",
                        "Name: Pool Agent",
                        "Status: AGENT_LOGGEDOFF",
                        "Event: AgentsComplete");
        lab.pbx().dial(lab.pbx().phone("1003").orElseThrow(), "*31", Double.POSITIVE_INFINITY);
        run(5);
        // dialled at 3 s
        assertThat(ask("Agents"))
                .contains("Status: AGENT_IDLE", "LoggedInTime: 1800000003")
                .contains("Channel: " + phone("1003").name);
        lab.call("poolq", 2);
        run(12);
        assertThat(ask("Agents"))
                .contains("Status: AGENT_ONCALL", "TalkingToChan: " + trunk().name);
        assertThat(ask("AgentLogoff", "Agent: 2001", "Soft: true"))
                .contains("Message: Agent logged out");
        assertThat(phone("1003").gone).isFalse();
        lab.hangUp(trunk());
        assertThat(lab.pbx().board().channelsOf("PJSIP/1003")).isEmpty();
        assertThat(lab.pbx().board().devices().of("Agent:2001")).isEqualTo(DeviceState.UNAVAILABLE);
        assertThat(ask("AgentLogoff", "Agent: 7")).contains("Message: No such agent");
        assertThat(ask("AgentLogoff")).contains("Message: No agent specified");
    }

    @Test
    void parkedCallsAreListedAndTakenBack() {
        String caller = trunk().name;
        assertThat(ask("Park", "Channel: " + caller, "TimeoutChannel: " + caller))
                .contains("Message: Park successful");
        run(5);
        assertThat(ask("ParkedCalls"))
                .contains("Message: Parked calls will follow", "ParkingSpace: 701", "Total: 1");
        lab.pbx().dial(lab.pbx().phone("1003").orElseThrow(), "701", Double.POSITIVE_INFINITY);
        run(6);
        assertThat(trunk().bridge.channels).containsExactlyInAnyOrder(trunk(), phone("1003"));
        assertThat(ask("ParkedCalls")).contains("Total: 0");
    }

    @Test
    void aParkedCallThatNobodyTakesComesBack() {
        ask(
                "Park",
                "Channel: " + trunk().name,
                "TimeoutChannel: " + phone("1001").name,
                "Timeout: 10000");
        run(12);
        assertThat(trunk().bridge.kind.type()).isEqualTo("parking");
        run(16);
        assertThat(trunk().bridge.channels).containsExactlyInAnyOrder(trunk(), phone("1001"));
    }

    @Test
    void bothSidesOfACallAreRedirectedIntoAConference() {
        Channel agent = phone("1001");
        assertThat(
                        ask(
                                "Redirect",
                                "Channel: " + agent.name,
                                "Context: internal",
                                "Exten: 4001",
                                "Priority: 1",
                                "ExtraChannel: " + trunk().name,
                                "ExtraContext: internal",
                                "ExtraExten: 4001",
                                "ExtraPriority: 1"))
                .contains("Message: Dual Redirect successful");
        run(8);
        assertThat(ask("ConfbridgeList", "Conference: 4001")).contains("ListItems: 2");
        assertThat(ask("ConfbridgeKick", "Conference: 4001", "Channel: " + agent.name))
                .contains("Message: User kicked");
        run(12);
        assertThat(agent.gone).isTrue();
    }

    @Test
    void aSupervisorListensByOriginate() {
        assertThat(
                        ask(
                                "Originate",
                                "Channel: PJSIP/1004",
                                "Application: ChanSpy",
                                "Data: PJSIP/1001-,dqE",
                                "Async: true"))
                .contains("Message: Originate successfully queued");
        run(6);
        assertThat(names()).contains("OriginateResponse", "ChanSpyStart");
        lab.hangUp(phone("1001"));
        run(8);
        assertThat(names()).contains("ChanSpyStop");
        assertThat(lab.pbx().board().channels()).isEmpty();
    }

    @Test
    void aRecordingIsMutedAndStopped() {
        String channel = "Channel: " + trunk().name;
        assertThat(ask("MixMonitorMute", channel, "Direction: both", "State: 1"))
                .contains("Response: Success");
        assertThat(ask("StopMixMonitor", channel)).contains("Response: Success");
        assertThat(ask("MixMonitorMute", channel, "Direction: both", "State: 1"))
                .contains("Message: Cannot set mute flag");
        assertThat(ask("PauseMonitor", channel))
                .contains("Message: Invalid/unknown command: PauseMonitor");
        assertThat(names()).contains("MixMonitorMute", "MixMonitorStop");
    }

    @Test
    void aTelephoneHoldsAndTakesBackWhenItIsNotified() {
        String channel = "Channel: " + phone("1001").name;
        assertThat(ask("PJSIPNotify", channel, "Variable: Event=hold"))
                .contains("Response: Success");
        assertThat(trunk().held).isTrue();
        ask("PJSIPNotify", channel, "Variable: Event=talk");
        assertThat(trunk().held).isFalse();
        assertThat(names()).contains("Hold", "Unhold");
    }

    @Test
    void aRingingTelephoneAnswersWhenItIsNotified() {
        lab.phone("1003", Phone.Reaction.ignore());
        lab.pbx().dial(lab.pbx().phone("1004").orElseThrow(), "1003", Double.POSITIVE_INFINITY);
        run(5);
        ask("PJSIPNotify", "Endpoint: 1003", "Variable: Event=talk");
        run(6);
        assertThat(phone("1003").state).isEqualTo(Channel.UP);
    }

    @Test
    void variablesAndTheDatabaseKeepWhatIsPut() {
        String channel = "Channel: " + trunk().name;
        assertThat(ask("Setvar", channel, "Variable: XIVO_NOTE", "Value: vip"))
                .contains("Message: Variable Set");
        assertThat(ask("Getvar", channel, "Variable: XIVO_NOTE")).contains("Value: vip");
        assertThat(ask("DBPut", "Family: DND", "Key: 1001", "Val: YES"))
                .contains("Message: Updated database successfully");
        assertThat(ask("DBGet", "Family: DND", "Key: 1001")).contains("Val: YES");
        assertThat(ask("DBDel", "Family: DND", "Key: 1001"))
                .contains("Message: Key deleted successfully");
        assertThat(ask("DBDel", "Family: DND", "Key: 1001"))
                .contains("Message: Database entry not found");
    }

    @Test
    void mailboxesAreCounted() {
        lab.pbx().mailboxes().set("1001", 2, 1);
        drain();
        assertThat(names()).contains("MessageWaiting");
        assertThat(ask("MailboxCount", "Mailbox: 1001@default"))
                .contains("NewMessages: 2", "OldMessages: 1");
        assertThat(ask("VoicemailUsersList")).contains("VoiceMailbox: 1001", "ListItems: 4");
    }

    private String ask(String name, String... headers) {
        List<String> lines = new ArrayList<>(List.of("Action: " + name));
        lines.addAll(List.of(headers));
        Action action = Action.parse(lines);
        String answer = actions.run(lab.pbx(), action).wire(action);
        drain();
        return answer;
    }

    private void run(double untilSeconds) {
        lab.time().runUntil(START + Math.round(untilSeconds * 1e6));
        drain();
    }

    private void drain() {
        lab.pbx().board().drain().stream()
                .filter(AmiEvent.class::isInstance)
                .map(AmiEvent.class::cast)
                .forEach(said::add);
    }

    private List<String> names() {
        return said.stream().map(AmiEvent::name).toList();
    }

    private Channel trunk() {
        return lab.channel("trunk");
    }

    private Channel phone(String number) {
        return lab.channel(number);
    }
}
