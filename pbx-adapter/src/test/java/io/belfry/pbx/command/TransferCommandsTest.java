package io.belfry.pbx.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.command.CallRef;
import io.belfry.contracts.command.FailureReason;
import io.belfry.contracts.command.PbxCommand;
import org.junit.jupiter.api.Test;

/** Transfers of the recorded calls 21, 22 and 23, of agent 1001 with a caller of the trunk. */
class TransferCommandsTest {

    private final Rig rig = new Rig();

    /** The action of the recorded 21. */
    @Test
    void a63TheOtherPartyOfTheCurrentCallIsTransferred() {
        connected21();
        assertThat(rig.run(new PbxCommand.DirectTransfer(Rig.ALICE, "10 03"))).isEqualTo(Rig.DONE);
        assertThat(rig.text())
                .containsExactly(
                        "BlindTransfer Channel=PJSIP/1001-00000030 Context=internal Exten=1003");
    }

    @Test
    void anAsteriskWithoutBlindTransferRedirectsTheOtherParty() {
        connected21();
        rig.refuses(
                "BlindTransfer",
                "Invalid/unknown command: BlindTransfer. Use Action: ListCommands to show"
                        + " available commands.");
        assertThat(rig.run(new PbxCommand.DirectTransfer(Rig.ALICE, "1003"))).isEqualTo(Rig.DONE);
        assertThat(rig.text().getLast())
                .isEqualTo(
                        "Redirect Channel=PJSIP/trunk-0000002f Context=internal Exten=1003"
                                + " Priority=1");
    }

    @Test
    void aRefusedTransferIsToldInTheWordsOfThePbx() {
        connected21();
        rig.refuses("BlindTransfer", "Channel not bridged");
        assertThat(rig.run(new PbxCommand.DirectTransfer(Rig.ALICE, "1003")))
                .isEqualTo(Rig.refused(FailureReason.PBX_REFUSED, "Channel not bridged"));
        assertThat(rig.sent).hasSize(1);
    }

    @Test
    void aPhoneThatStillRingsHasNobodyToTransfer() {
        rig.play("05-abandon_ringing", "Newstate", 3);
        assertThat(rig.run(new PbxCommand.DirectTransfer(Rig.ALICE, "1003")))
                .isEqualTo(
                        Rig.refused(
                                FailureReason.CALL_STATE,
                                "PJSIP/1001-00000009 is not connected to one other party"));
        assertThat(rig.run(new PbxCommand.DirectTransfer(Rig.BOB, "1003")))
                .isEqualTo(Rig.refused(FailureReason.NO_CALL, "1002 has no call"));
    }

    /** The action of the recorded 23, then the hangup by which the phone completed it. */
    @Test
    void a64AConsultationIsCompletedByHangingUp() {
        consulting();
        assertThat(rig.text())
                .containsExactly("Atxfer Channel=PJSIP/1001-00000037 Context=internal Exten=1003");
        assertThat(rig.run(new PbxCommand.CompleteTransfer(Rig.ALICE))).isEqualTo(Rig.DONE);
        assertThat(rig.text().getLast()).isEqualTo("Hangup Channel=PJSIP/1001-00000037 Cause=16");
    }

    @Test
    void a66AConsultationIsCancelled() {
        consulting();
        assertThat(rig.run(new PbxCommand.CancelTransfer(Rig.ALICE))).isEqualTo(Rig.DONE);
        assertThat(rig.text().getLast()).isEqualTo("CancelAtxfer Channel=PJSIP/1001-00000037");
    }

    @Test
    void aConsultationBecomesAConference() {
        consulting();
        assertThat(rig.run(new PbxCommand.Conference(Rig.ALICE, null))).isEqualTo(Rig.DONE);
        assertThat(rig.text().subList(1, 3))
                .containsExactly(
                        "PlayDTMF Channel=PJSIP/1001-00000037 Digit=* Duration=100 Receive=true",
                        "PlayDTMF Channel=PJSIP/1001-00000037 Digit=3 Duration=100 Receive=true");
    }

    /** Hanging up now would cut the caller off: nobody is consulted yet. */
    @Test
    void completingIsRefusedAsLongAsTheAgentTalksWithTheCaller() {
        rig.play("23-attended_transfer_ami", "BridgeDestroy", 1);
        rig.run(new PbxCommand.AttendedTransfer(Rig.ALICE, "1003"));
        for (PbxCommand command :
                new PbxCommand[] {
                    new PbxCommand.CompleteTransfer(Rig.ALICE),
                    new PbxCommand.CancelTransfer(Rig.ALICE),
                    new PbxCommand.Conference(Rig.ALICE, null)
                }) {
            assertThat(rig.run(command))
                    .isEqualTo(
                            Rig.refused(
                                    FailureReason.NO_TRANSFER,
                                    "PJSIP/1001-00000037 has no transfer under way"));
        }
        assertThat(rig.sent).hasSize(1);
    }

    @Test
    void aSecondConsultationIsRefused() {
        consulting();
        assertThat(rig.run(new PbxCommand.AttendedTransfer(Rig.ALICE, "1004")))
                .isEqualTo(
                        Rig.refused(
                                FailureReason.CALL_STATE,
                                "PJSIP/1001-00000037 consults somebody already"));
    }

    /** In 22 the phone itself holds the caller and calls 1003: BridgeEnter 7 connects them. */
    @Test
    void a65TwoCallsOfThePhoneAreBridgedAndItsOwnEndsHungUp() {
        rig.play("22-attended_transfer_refer", "BridgeEnter", 7);
        assertThat(rig.run(new PbxCommand.CompleteTransfer(Rig.BOB))).isEqualTo(Rig.DONE);
        assertThat(rig.text())
                .containsExactly(
                        "Bridge Channel1=PJSIP/trunk-00000032 Channel2=PJSIP/1003-00000035"
                                + " Tone=no",
                        "Hangup Channel=PJSIP/1002-00000034 Cause=16",
                        "Hangup Channel=PJSIP/1002-00000033 Cause=16");
    }

    @Test
    void a66OfTwoCallsTheConsultationEnds() {
        rig.play("22-attended_transfer_refer", "BridgeEnter", 7);
        assertThat(rig.run(new PbxCommand.CancelTransfer(Rig.BOB))).isEqualTo(Rig.DONE);
        assertThat(rig.text()).containsExactly("Hangup Channel=PJSIP/1002-00000034 Cause=16");
    }

    @Test
    void bothPartiesMoveToAConferenceRoom() {
        connected21();
        assertThat(rig.run(new PbxCommand.Conference(Rig.ALICE, "4001"))).isEqualTo(Rig.DONE);
        assertThat(rig.text())
                .containsExactly(
                        "Redirect Channel=PJSIP/1001-00000030 Context=internal Exten=4001"
                                + " Priority=1 ExtraChannel=PJSIP/trunk-0000002f"
                                + " ExtraContext=internal ExtraExten=4001 ExtraPriority=1");
    }

    @Test
    void aTransferToNothingIsRefused() {
        connected21();
        assertThat(rig.run(new PbxCommand.DirectTransfer(Rig.ALICE, "abc")))
                .isEqualTo(Rig.refused(FailureReason.NUMBER_INVALID, "nothing to dial in: abc"));
        assertThat(rig.run(new PbxCommand.AttendedTransfer(CallRef.currentOf("1999"), "1003")))
                .isEqualTo(
                        Rig.refused(
                                FailureReason.PHONE_NUMBER_UNKNOWN, "no line has the number 1999"));
    }

    private void connected21() {
        rig.play("21-blind_transfer_ami", "BridgeDestroy", 1);
    }

    /** In 23 BridgeEnter 9 connects the Local channel to 1003, who has answered. */
    private void consulting() {
        rig.play("23-attended_transfer_ami", "BridgeDestroy", 1);
        rig.run(new PbxCommand.AttendedTransfer(Rig.ALICE, "1003"));
        rig.play("23-attended_transfer_ami", "BridgeEnter", 9);
    }
}
