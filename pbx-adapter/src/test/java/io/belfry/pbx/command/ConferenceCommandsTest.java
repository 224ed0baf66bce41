package io.belfry.pbx.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.command.FailureReason;
import io.belfry.contracts.command.PbxCommand;
import io.belfry.contracts.id.Device;
import io.belfry.contracts.id.UniqueId;
import io.belfry.contracts.pbx.CallerId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conferences, as in the recorded 33, and calls taken out of a queue. */
class ConferenceCommandsTest {

    private static final String CHLOE = "PJSIP/1003-00000050";

    private final Rig rig = new Rig();

    @Test
    void somebodyInAConferenceIsMutedHeardAgainAndSentOut() {
        rig.run(new PbxCommand.MuteInConference("4001", CHLOE, true));
        rig.run(new PbxCommand.MuteInConference("4001", CHLOE, false));
        rig.run(new PbxCommand.KickFromConference("4001", CHLOE));
        assertThat(rig.text())
                .containsExactly(
                        "ConfbridgeMute Conference=4001 Channel=" + CHLOE,
                        "ConfbridgeUnmute Conference=4001 Channel=" + CHLOE,
                        "ConfbridgeKick Conference=4001 Channel=" + CHLOE);
    }

    /** Asterisk takes the first channel whose name begins so: half a name could be anybody. */
    @ParameterizedTest
    @CsvSource({"4001, PJSIP/1003", "4001,", ",PJSIP/1003-00000050", "4001, all"})
    void whoIsMeantMustBeSaidWhole(String conference, String channel) {
        assertThat(rig.run(new PbxCommand.KickFromConference(conference, channel)))
                .isEqualTo(
                        Rig.refused(
                                FailureReason.MALFORMED, "conference and channel must be named"));
        assertThat(rig.sent).isEmpty();
    }

    @Test
    void aConferenceThatIsOverRefusesInTheWordsOfThePbx() {
        rig.refuses("ConfbridgeMute", "No Conference by that name found.");
        assertThat(rig.run(new PbxCommand.MuteInConference("4001", CHLOE, true)))
                .isEqualTo(
                        Rig.refused(
                                FailureReason.PBX_REFUSED, "No Conference by that name found."));
    }

    @Test
    void whoIsInvitedIsCalledAndGoesOnAtTheConference() {
        rig.run(
                new PbxCommand.InviteToConference(
                        "4001", "02 30", new CallerId("4001", "Board"), Map.of("case", "12")));
        assertThat(rig.text())
                .containsExactly(
                        "Originate Channel=Local/0230@internal/n Context=internal Exten=4001"
                                + " Priority=1 CallerID=\"Board\" <4001> Timeout=30000 Async=true"
                                + " Variable=__USR_case=12");
        assertThat(rig.lastActionId).isEqualTo("c1");
    }

    /** The caller of the recorded 05 waits until 1001 rings, and before anybody answers. */
    @Test
    void aWaitingCallerIsSentToThePhoneOfWhoRetrievesHim() {
        rig.play("05-abandon_ringing", "QueueCallerJoin", 1);
        UniqueId caller = rig.calls.of(new Device("PJSIP/trunk")).getFirst().info().uniqueId();
        assertThat(rig.run(new PbxCommand.RetrieveQueueCall("1002", caller))).isEqualTo(Rig.DONE);
        assertThat(rig.text())
                .containsExactly(
                        "Redirect Channel=PJSIP/trunk-00000008 Context=internal Exten=1002"
                                + " Priority=1");
    }

    @Test
    void whoIsConnectedOrGoneIsNotRetrieved() {
        rig.play("02-answered_agent_hangs_up", "BridgeEnter", 4);
        UniqueId caller = rig.calls.of(new Device("PJSIP/trunk")).getFirst().info().uniqueId();
        assertThat(rig.run(new PbxCommand.RetrieveQueueCall("1002", caller)))
                .isEqualTo(
                        Rig.refused(
                                FailureReason.CALL_STATE,
                                "PJSIP/trunk-00000000 does not wait any more"));
        assertThat(rig.run(new PbxCommand.RetrieveQueueCall("1002", new UniqueId("9.9"))))
                .isEqualTo(Rig.refused(FailureReason.NO_CALL, "the PBX has no call 9.9"));
        assertThat(rig.run(new PbxCommand.RetrieveQueueCall("999", caller)))
                .isEqualTo(
                        Rig.refused(
                                FailureReason.PHONE_NUMBER_UNKNOWN, "no line has the number 999"));
        assertThat(rig.sent).isEmpty();
    }
}
