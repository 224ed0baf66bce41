package io.belfry.pbx.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.command.FailureReason;
import io.belfry.contracts.command.PbxCommand;
import io.belfry.contracts.id.AgentId;
import io.belfry.pbx.link.AmiResponse;
import org.junit.jupiter.api.Test;

/** Recordings of agents' calls, on the recorded 24 (agent 1002) and 26. */
class RecordingCommandsTest {

    private static final PbxCommand PAUSE = new PbxCommand.PauseRecording(new AgentId(1002));
    private static final PbxCommand RESUME = new PbxCommand.ResumeRecording(new AgentId(1002));

    private final Rig rig = new Rig();

    /** The actions of the recorded 24. */
    @Test
    void a52TheRecordedChannelIsMutedAndA53NoLonger() {
        queueCall();
        assertThat(rig.run(PAUSE)).isEqualTo(Rig.DONE);
        assertThat(rig.run(RESUME)).isEqualTo(Rig.DONE);
        assertThat(rig.text())
                .containsExactly(
                        "MixMonitorMute Channel=PJSIP/trunk-00000039 Direction=both State=1",
                        "MixMonitorMute Channel=PJSIP/trunk-00000039 Direction=both State=0");
    }

    @Test
    void whatMonitorRecordsIsPausedByItsOwnAction() {
        queueCall();
        rig.refuses("MixMonitorMute", "Cannot set mute flag");
        assertThat(rig.run(PAUSE)).isEqualTo(Rig.DONE);
        assertThat(rig.text().getLast()).isEqualTo("PauseMonitor Channel=PJSIP/trunk-00000039");
        rig.run(RESUME);
        assertThat(rig.text().getLast()).isEqualTo("UnpauseMonitor Channel=PJSIP/trunk-00000039");
    }

    @Test
    void aCallThatNothingRecordsIsToldSo() {
        queueCall();
        rig.pbx = _ -> new AmiResponse(false, "Cannot set mute flag");
        assertThat(rig.run(PAUSE))
                .isEqualTo(Rig.refused(FailureReason.NOT_RECORDED, "nothing records the call"));
    }

    @Test
    void g14OnlyACallFromAQueueIsPaused() {
        rig.member("support", "1001", "PJSIP/1001");
        rig.play("26-internal_call", "BridgeEnter", 2);
        assertThat(rig.run(new PbxCommand.PauseRecording(new AgentId(1001))))
                .isEqualTo(
                        Rig.refused(
                                FailureReason.NO_QUEUE_CALL,
                                "the call did not come through a queue"));
        assertThat(rig.sent).isEmpty();
    }

    @Test
    void anAgentWithoutACallOrALoginIsRefused() {
        assertThat(rig.run(PAUSE))
                .isEqualTo(Rig.refused(FailureReason.AGENT_NOT_LOGGED_IN, "1002 is not logged in"));
        rig.member("support", "1002", "PJSIP/1002");
        assertThat(rig.run(PAUSE))
                .isEqualTo(Rig.refused(FailureReason.NO_CALL, "1002 has no call"));
    }

    private void queueCall() {
        rig.member("support", "1002", "PJSIP/1002");
        rig.play("24-recording_mute", "BridgeDestroy", 1);
    }
}
