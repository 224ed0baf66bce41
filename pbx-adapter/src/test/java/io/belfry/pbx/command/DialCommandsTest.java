package io.belfry.pbx.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.command.FailureReason;
import io.belfry.contracts.command.ListenMode;
import io.belfry.contracts.command.PbxCommand;
import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.pbx.CallerId;
import io.belfry.pbx.settings.PbxSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Calls that a command begins. */
class DialCommandsTest {

    private static final CallerId CALLER = new CallerId("0145678901", "Jean \"JD\" Dupont");

    private static final PbxCommand BY_ALICE =
            new PbxCommand.DialFromQueue(
                    new QueueName("support"),
                    "06 12 34 56 78",
                    null,
                    Map.of("folder", "12"),
                    new AgentId(1001));

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

    /**
     * The queue of the example has the number 3001, line 1001 the user 12. Asterisk takes the
     * backslashes away.
     */
    @Test
    void j10OnAXivoTheSkillRuleChoosesTheAgentWhoAsked() {
        Rig xivo = new Rig(Examples.settings(PbxSettings.AgentLogin.XIVO));
        assertThat(xivo.run(BY_ALICE))
                .isEqualTo(Rig.refused(FailureReason.AGENT_NOT_LOGGED_IN, "1001 is not logged in"));
        xivo.member("support", "1001", "PJSIP/1001");
        assertThat(xivo.run(BY_ALICE)).isEqualTo(Rig.DONE);
        assertThat(xivo.text())
                .containsExactly(
                        "Originate Channel=Local/3001@internal/n Context=internal"
                                + " Exten=0612345678 Priority=1"
                                + " CallerID=\"0612345678\" <0612345678> Timeout=30000"
                                + " Async=true Variable=__USR_folder=12"
                                + " Variable=XIVO_QUEUESKILLRULESET="
                                + "select_agent\\(agent=agent_1001\\)"
                                + " Variable=XIVO_USERID=12");
    }

    @Test
    void j10WithoutSkillsTheAgentsPhoneDialsPlainly() {
        rig.member("support", "1001", "PJSIP/1001");
        assertThat(rig.run(BY_ALICE)).isEqualTo(Rig.DONE);
        rig.run(new PbxCommand.Dial("1001", "06 12 34 56 78", Map.of("folder", "12"), null));
        assertThat(rig.text())
                .hasSize(2)
                .allMatch(
                        sent ->
                                sent.equals(
                                        "Originate Channel=PJSIP/1001 Context=internal"
                                                + " Exten=0612345678 Priority=1"
                                                + " CallerID=\"0612345678\" <0612345678>"
                                                + " Timeout=30000 Async=true"
                                                + " Variable=USR_folder=12"
                                                + " Variable=BELFRY_ORIGINATED=1"
                                                + " Variable=XIVO_USERID=12"));
    }

    /** Of an agent without queues only what he said at login is known. */
    @Test
    void j10AnAgentWithoutADeviceIsFoundByHisExtension() {
        rig.logged.loggedIn(new AgentNumber("1001"), "1001", null, Rig.NOW);
        assertThat(rig.run(BY_ALICE)).isEqualTo(Rig.DONE);
        assertThat(rig.text()).singleElement().asString().contains("Channel=PJSIP/1001 ");
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
