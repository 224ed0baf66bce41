package io.belfry.pbx.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.command.FailureReason;
import io.belfry.contracts.command.ListenMode;
import io.belfry.contracts.command.PbxCommand;
import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.pbx.CallerId;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Calls that a command begins. */
class DialCommandsTest {

    private static final CallerId CALLER = new CallerId("0145678901", "Jean \"JD\" Dupont");

    private final Rig rig = new Rig();

    @Test
    void aCallerIdIsShownInsteadOfTheDestination() {
        rig.run(new PbxCommand.Dial("1002", "1003", Map.of(), CALLER));
        rig.run(new PbxCommand.Dial("1002", "1003", Map.of(), new CallerId("1", null)));
        assertThat(rig.text())
                .containsExactly(
                        "Originate Channel=PJSIP/1002 Context=internal Exten=1003 Priority=1"
                                + " CallerID=\"Jean JD Dupont\" <0145678901> Timeout=30000"
                                + " Async=true Variable=BELFRY_ORIGINATED=1",
                        "Originate Channel=PJSIP/1002 Context=internal Exten=1003 Priority=1"
                                + " CallerID=\"1\" <1> Timeout=30000 Async=true"
                                + " Variable=BELFRY_ORIGINATED=1");
    }

    /** J11–J13; the queue of the example has the number 3002. */
    @Test
    void j11TheQueueFindsAnAgentBeforeTheDestinationIsCalled() {
        assertThat(
                        rig.run(
                                new PbxCommand.DialFromQueue(
                                        new QueueName("sales"),
                                        "06 12 34 56 78",
                                        CALLER,
                                        Map.of("folder", "12"))))
                .isEqualTo(Rig.DONE);
        assertThat(rig.text())
                .containsExactly(
                        "Originate Channel=Local/3002@internal/n Context=internal"
                                + " Exten=0612345678 Priority=1"
                                + " CallerID=\"Jean JD Dupont\" <0145678901> Timeout=600000"
                                + " Async=true Variable=__USR_folder=12");
        assertThat(
                        rig.run(
                                new PbxCommand.DialFromQueue(
                                        new QueueName("nope"), "1", null, Map.of())))
                .isEqualTo(Rig.refused(FailureReason.QUEUE_UNKNOWN, "no queue has the name nope"));
    }

    @Test
    void a48TheSupervisorsPhoneRingsAndHearsTheAgentsDevice() {
        rig.member("support", "1001", "PJSIP/1001");
        rig.run(listen(ListenMode.LISTEN));
        rig.run(listen(ListenMode.WHISPER));
        rig.run(new PbxCommand.Listen("1004", null, "1002", ListenMode.BARGE));
        assertThat(rig.text())
                .containsExactly(
                        "Originate Channel=PJSIP/1004 Application=ChanSpy Data=PJSIP/1001-,dqE"
                                + " CallerID=\"1001\" <1001> Timeout=30000 Async=true"
                                + " Variable=BELFRY_ORIGINATED=1",
                        "Originate Channel=PJSIP/1004 Application=ChanSpy Data=PJSIP/1001-,dqEw"
                                + " CallerID=\"1001\" <1001> Timeout=30000 Async=true"
                                + " Variable=BELFRY_ORIGINATED=1",
                        "Originate Channel=PJSIP/1004 Application=ChanSpy Data=PJSIP/1002-,dqEB"
                                + " CallerID=\"1002\" <1002> Timeout=30000 Async=true"
                                + " Variable=BELFRY_ORIGINATED=1");
    }

    /** In 25 phone 1004 spies on 1001 and types 5 and 6 itself. */
    @Test
    void whoListensAlreadyOnlyChangesTheMode() {
        rig.member("support", "1001", "PJSIP/1001");
        rig.play("25-chanspy", "ChanSpyStart", 1);
        assertThat(rig.run(listen(ListenMode.WHISPER))).isEqualTo(Rig.DONE);
        rig.run(listen(ListenMode.BARGE));
        rig.run(listen(ListenMode.LISTEN));
        assertThat(rig.text())
                .containsExactly(
                        "PlayDTMF Channel=PJSIP/1004-0000003d Digit=5 Duration=100 Receive=true",
                        "PlayDTMF Channel=PJSIP/1004-0000003d Digit=6 Duration=100 Receive=true",
                        "PlayDTMF Channel=PJSIP/1004-0000003d Digit=4 Duration=100 Receive=true");
    }

    @Test
    void anAgentWhoIsNotLoggedInCannotBeListenedTo() {
        assertThat(rig.run(listen(ListenMode.LISTEN)))
                .isEqualTo(Rig.refused(FailureReason.AGENT_NOT_LOGGED_IN, "1001 is not logged in"));
        assertThat(rig.sent).isEmpty();
    }

    private static PbxCommand listen(ListenMode mode) {
        return new PbxCommand.Listen("1004", new AgentId(1001), null, mode);
    }
}
