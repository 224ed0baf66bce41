package io.belfry.pbx.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.command.CallRef;
import io.belfry.contracts.command.CommandOutcome;
import io.belfry.contracts.command.FailureReason;
import io.belfry.contracts.command.PbxCommand;
import io.belfry.contracts.id.UniqueId;
import io.belfry.pbx.link.AmiResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands on the calls of the recorded scenarios. */
class CallCommandsTest {

    private final Rig rig = new Rig();

    @Test
    void a60TheCurrentCallIsHungUp() {
        rig.play("18-hold_unhold", "BridgeDestroy", 1);
        assertThat(rig.run(new PbxCommand.Hangup(Rig.BOB))).isEqualTo(Rig.DONE);
        assertThat(rig.text()).containsExactly("Hangup Channel=PJSIP/1002-00000029 Cause=16");
    }

    /** In 18: 82 is the caller and names the whole call, 85 the channel of phone 1002. */
    @ParameterizedTest
    @ValueSource(strings = {"1795256892.85", "1795256892.82"})
    void aCallOfAPhoneIsNamedByItsOwnChannelOrByTheOtherOne(String id) {
        rig.play("18-hold_unhold", "BridgeDestroy", 1);
        rig.run(new PbxCommand.Hangup(new CallRef("1002", new UniqueId(id))));
        assertThat(rig.text()).containsExactly("Hangup Channel=PJSIP/1002-00000029 Cause=16");
    }

    @Test
    void withoutAPhoneTheIdNamesTheChannelItself() {
        rig.play("18-hold_unhold", "BridgeDestroy", 1);
        rig.run(new PbxCommand.Hangup(new CallRef(null, new UniqueId("1795256892.82"))));
        assertThat(rig.text()).containsExactly("Hangup Channel=PJSIP/trunk-00000028 Cause=16");
    }

    @Test
    void aCallOfSomebodyElseIsNotTouched() {
        rig.play("18-hold_unhold", "BridgeDestroy", 1);
        CallRef notHis = new CallRef("1001", new UniqueId("1795256892.85"));
        assertThat(rig.run(new PbxCommand.Hangup(notHis)))
                .isEqualTo(Rig.refused(FailureReason.NO_CALL, "1001 has no call 1795256892.85"));
        assertThat(rig.sent).isEmpty();
    }

    @Test
    void aCallThatIsOverIsNoCall() {
        rig.play("18-hold_unhold", "Hangup", 4);
        assertThat(rig.run(new PbxCommand.Hangup(Rig.BOB)))
                .isEqualTo(Rig.refused(FailureReason.NO_CALL, "1002 has no call"));
    }

    @Test
    void a61TheRingingPhoneIsToldToAnswer() {
        rig.play("05-abandon_ringing", "Newstate", 3);
        assertThat(rig.run(new PbxCommand.Answer(Rig.ALICE))).isEqualTo(Rig.DONE);
        assertThat(rig.text())
                .containsExactly("PJSIPNotify Channel=PJSIP/1001-00000009 Variable=Event=talk");
    }

    /** Before 18.17 PJSIPNotify knows endpoints only. */
    @Test
    void anOlderAsteriskNotifiesThePhoneOutsideOfTheCall() {
        rig.play("05-abandon_ringing", "Newstate", 3);
        rig.pbx =
                a ->
                        new AmiResponse(
                                a.get("Endpoint") != null,
                                "PJSIPNotify must have either an endpoint name or a SIP URI");
        assertThat(rig.run(new PbxCommand.Answer(Rig.ALICE))).isEqualTo(Rig.DONE);
        assertThat(rig.text().getLast()).isEqualTo("PJSIPNotify Endpoint=1001 Variable=Event=talk");
    }

    @Test
    void aPhoneThatDoesNotRingCannotAnswer() {
        rig.play("18-hold_unhold", "BridgeDestroy", 1);
        assertThat(rig.run(new PbxCommand.Answer(Rig.BOB)))
                .isEqualTo(Rig.refused(FailureReason.NO_CALL, "1002 has no call"));
    }

    @Test
    void a62TheSecondHoldTakesTheCallBack() {
        rig.play("18-hold_unhold", "BridgeDestroy", 1);
        rig.run(new PbxCommand.Hold(Rig.BOB));
        rig.play("18-hold_unhold", "Hold", 1);
        rig.run(new PbxCommand.Hold(Rig.BOB));
        rig.play("18-hold_unhold", "Unhold", 1);
        rig.run(new PbxCommand.Hold(Rig.BOB));
        assertThat(rig.text())
                .containsExactly(
                        "PJSIPNotify Channel=PJSIP/1002-00000029 Variable=Event=hold",
                        "PJSIPNotify Channel=PJSIP/1002-00000029 Variable=Event=talk",
                        "PJSIPNotify Channel=PJSIP/1002-00000029 Variable=Event=hold");
    }

    @Test
    void aCallThatRingsCannotBeHeld() {
        rig.play("05-abandon_ringing", "Newstate", 3);
        assertThat(rig.run(new PbxCommand.Hold(Rig.ALICE)))
                .isEqualTo(
                        Rig.refused(
                                FailureReason.CALL_STATE, "PJSIP/1001-00000009 is not answered"));
    }

    @Test
    void aPbxWithoutRemoteControlSaysSo() {
        rig.play("18-hold_unhold", "BridgeDestroy", 1);
        String unknown = "Invalid/unknown command: PJSIPNotify.";
        rig.refuses("PJSIPNotify", unknown);
        assertThat(rig.run(new PbxCommand.Hold(Rig.BOB)))
                .isEqualTo(Rig.refused(FailureReason.PBX_REFUSED, unknown));
        assertThat(rig.sent).hasSize(1);
    }

    /** As in 32, where the parked one is the trunk; the phone hears the space. */
    @Test
    void theOtherPartyIsParkedAndComesBackToThePhone() {
        rig.play("32-park", "BridgeDestroy", 1);
        assertThat(rig.run(new PbxCommand.Park(Rig.ALICE, null, null))).isEqualTo(Rig.DONE);
        assertThat(rig.run(new PbxCommand.Park(Rig.ALICE, "default", 45))).isEqualTo(Rig.DONE);
        assertThat(rig.text())
                .containsExactly(
                        "Park Channel=PJSIP/trunk-0000004c TimeoutChannel=PJSIP/1001-0000004d",
                        "Park Channel=PJSIP/trunk-0000004c TimeoutChannel=PJSIP/1001-0000004d"
                                + " Timeout=45000 Parkinglot=default");
    }

    /** The action of the recorded 38. */
    @Test
    void a68DigitsArePlayedToTheOtherParty() {
        rig.play("38-dtmf_talk", "BridgeDestroy", 1);
        assertThat(rig.run(new PbxCommand.SendDtmf(Rig.ALICE, "7#"))).isEqualTo(Rig.DONE);
        assertThat(rig.text())
                .containsExactly(
                        "PlayDTMF Channel=PJSIP/trunk-00000058 Digit=7 Duration=200",
                        "PlayDTMF Channel=PJSIP/trunk-00000058 Digit=# Duration=200");
        assertThat(rig.run(new PbxCommand.SendDtmf(Rig.ALICE, "7x")))
                .isEqualTo(Rig.refused(FailureReason.MALFORMED, "no digits: 7x"));
    }

    /** As in 38, where XIVO_NOTE of the caller's channel is vip. */
    @Test
    void aVariableThatOnlyTheOtherSideHasIsFoundThere() {
        rig.play("38-dtmf_talk", "BridgeDestroy", 1);
        rig.pbx =
                a -> {
                    boolean there =
                            a.get("Channel").equals("PJSIP/trunk-00000058")
                                    && a.get("Variable").equals("XIVO_NOTE");
                    return new AmiResponse(
                            true,
                            null,
                            Map.of("variable", a.get("Variable"), "value", there ? "vip" : ""));
                };
        assertThat(
                        rig.run(
                                new PbxCommand.ReadVariables(
                                        Rig.ALICE, List.of("XIVO_NOTE", "XIVO_NOTHING"))))
                .isEqualTo(new CommandOutcome.Done(Map.of("XIVO_NOTE", "vip")));
        assertThat(rig.text().getFirst())
                .isEqualTo("Getvar Channel=PJSIP/1001-00000059 Variable=XIVO_NOTE");
    }

    @Test
    void a68VariablesAreAttachedToBothSides() {
        rig.play("38-dtmf_talk", "BridgeDestroy", 1);
        Map<String, String> variables = Map.of("note", "vip, really", "USR_b c", "1");
        assertThat(rig.run(new PbxCommand.SetVariables(Rig.ALICE, variables))).isEqualTo(Rig.DONE);
        assertThat(rig.text())
                .containsExactly(
                        "Setvar Channel=PJSIP/1001-00000059 Variable=USR_b_c Value=1",
                        "Setvar Channel=PJSIP/trunk-00000058 Variable=USR_b_c Value=1",
                        "Setvar Channel=PJSIP/1001-00000059 Variable=USR_note Value=vip, really",
                        "Setvar Channel=PJSIP/trunk-00000058 Variable=USR_note Value=vip, really");
    }
}
