package io.belfry.pbx.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.command.CommandOutcome;
import io.belfry.contracts.command.FailureReason;
import io.belfry.contracts.command.PbxCommand;
import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.Device;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.pbx.PbxLink;
import io.belfry.pbx.link.AmiResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What goes over AMI for each command; the login and logout are those of the recorded 01 and 39.
 */
class CommandExecutorTest {

    private static final PbxCommand PAUSE =
            new PbxCommand.AgentPause(new AgentId(1001), null, null);

    private final Rig rig = new Rig();

    @Test
    void loginWritesTheLineJoinsEachQueueAndTellsEverybody() {
        assertThat(rig.run(new PbxCommand.AgentLogin(new AgentId(1002), "1001")))
                .isEqualTo(Rig.DONE);
        assertThat(rig.text())
                .containsExactly(
                        "QueueLog Queue=NONE Event=AGENTCALLBACKLOGIN Uniqueid=agent-login-1002"
                                + " Interface=Agent/1002 Message=1001@internal",
                        "QueueAdd Queue=support Interface=Local/id-1002@agentcallback"
                                + " MemberName=Agent/1002 StateInterface=PJSIP/1001 Penalty=0",
                        "QueueAdd Queue=sales Interface=Local/id-1002@agentcallback"
                                + " MemberName=Agent/1002 StateInterface=PJSIP/1001 Penalty=3",
                        "UserEvent UserEvent=AgentLogin AgentNumber=1002 AgentID=1002"
                                + " Extension=1001 Context=internal");
        assertThat(rig.logged.of(new AgentNumber("1002"))).isPresent();
    }

    @Test
    void a28LoggingInAgainOnTheSamePhoneSendsNothing() {
        rig.run(new PbxCommand.AgentLogin(new AgentId(1001), "1001"));
        rig.sent.clear();
        assertThat(rig.run(new PbxCommand.AgentLogin(new AgentId(1001), "1001")))
                .isEqualTo(Rig.DONE);
        assertThat(rig.sent).isEmpty();
    }

    @Test
    void a30TheHolderOfTheLineIsLoggedOutFirst() {
        rig.member("support", "1001", "PJSIP/1001");
        assertThat(rig.run(new PbxCommand.AgentLogin(new AgentId(1002), "1001")))
                .isEqualTo(Rig.DONE);
        assertThat(rig.text().getFirst())
                .isEqualTo("QueueRemove Queue=support Interface=Local/id-1001@agentcallback");
        assertThat(rig.sent)
                .extracting(a -> a.name() + " " + a.get("Event") + a.get("UserEvent"))
                .containsExactly(
                        "QueueRemove nullnull",
                        "QueueLog AGENTCALLBACKLOGOFFnull",
                        "UserEvent nullAgentLogoff",
                        "QueueLog AGENTCALLBACKLOGINnull",
                        "QueueAdd nullnull",
                        "QueueAdd nullnull",
                        "UserEvent nullAgentLogin");
        assertThat(rig.logged.of(new AgentNumber("1001"))).isEmpty();
    }

    @Test
    void aQueueThatRefusesTakesTheWholeLoginBack() {
        rig.pbx =
                a ->
                        new AmiResponse(
                                !"sales".equals(a.get("Queue")) || !a.name().equals("QueueAdd"),
                                "Unable to add interface to queue: No such queue");
        CommandOutcome outcome = rig.run(new PbxCommand.AgentLogin(new AgentId(1002), "1002"));
        assertThat(outcome)
                .isEqualTo(
                        Rig.refused(
                                FailureReason.PBX_REFUSED,
                                "sales: Unable to add interface to queue: No such queue"));
        assertThat(rig.text().subList(3, 5))
                .containsExactly(
                        "QueueRemove Queue=support Interface=Local/id-1002@agentcallback",
                        "QueueLog Queue=NONE Event=AGENTCALLBACKLOGOFF Uniqueid=agent-login-1002"
                                + " Interface=Agent/1002 Message=1002@internal|0|CommandLogoff");
        assertThat(rig.logged.of(new AgentNumber("1002"))).isEmpty();
    }

    @Test
    void aMemberThatIsThereAlreadyIsNoError() {
        rig.pbx =
                a ->
                        new AmiResponse(
                                !a.name().equals("QueueAdd"),
                                "Unable to add interface: Already there");
        assertThat(rig.run(new PbxCommand.AgentLogin(new AgentId(1001), "1001")))
                .isEqualTo(Rig.DONE);
    }

    @Test
    void logoutLeavesEachQueueAndWritesTheSecondsOfTheSession() {
        rig.member("support", "1001", "PJSIP/1001"); // logged in since 10:00:00
        assertThat(rig.run(new PbxCommand.AgentLogout(new AgentId(1001)))).isEqualTo(Rig.DONE);
        assertThat(rig.text())
                .containsExactly(
                        "QueueRemove Queue=support Interface=Local/id-1001@agentcallback",
                        // 10:00:00 to 10:31:23 = 31 * 60 + 23 = 1883
                        "QueueLog Queue=NONE Event=AGENTCALLBACKLOGOFF Uniqueid=agent-login-1001"
                                + " Interface=Agent/1001 Message=1001@internal|1883|CommandLogoff",
                        "UserEvent UserEvent=AgentLogoff AgentNumber=1001 AgentID=1001");
        assertThat(rig.run(new PbxCommand.AgentLogout(new AgentId(1001))))
                .isEqualTo(Rig.refused(FailureReason.AGENT_NOT_LOGGED_IN, "1001 is not logged in"));
    }

    @Test
    void a46PauseConcernsAllQueuesUnlessOneIsNamed() {
        rig.member("support", "1002", "PJSIP/1002");
        rig.member("sales", "1002", "PJSIP/1002");
        rig.run(new PbxCommand.AgentPause(new AgentId(1002), null, "lunch"));
        rig.run(new PbxCommand.AgentPause(new AgentId(1002), new QueueName("sales"), null));
        rig.run(new PbxCommand.AgentUnpause(new AgentId(1002), null));
        assertThat(rig.text())
                .containsExactly(
                        "QueuePause Interface=Local/id-1002@agentcallback Paused=true Reason=lunch",
                        "QueuePause Queue=sales Interface=Local/id-1002@agentcallback Paused=true",
                        "QueuePause Interface=Local/id-1002@agentcallback Paused=false");
    }

    @Test
    void pausingInAQueueWhereHeIsNotOrWithoutLoginIsRefused() {
        assertThat(rig.run(new PbxCommand.AgentPause(new AgentId(1001), null, null)))
                .isEqualTo(Rig.refused(FailureReason.AGENT_NOT_LOGGED_IN, "1001 is not logged in"));
        rig.member("support", "1001", "PJSIP/1001");
        assertThat(
                        rig.run(
                                new PbxCommand.AgentPause(
                                        new AgentId(1001), new QueueName("sales"), null)))
                .isEqualTo(Rig.refused(FailureReason.QUEUE_UNKNOWN, "1001 is not in sales"));
        assertThat(rig.sent).isEmpty();
    }

    @Test
    void a57DialRingsTheOwnPhoneFirstWithItsVariables() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("note", "a,b=\"c\"");
        variables.put("USR_folder", "12"); // A58: no second prefix
        assertThat(rig.run(new PbxCommand.Dial("1001", "+33 (0)2.30-21/00 92", variables)))
                .isEqualTo(Rig.DONE);
        assertThat(rig.lastActionId).isEqualTo("c1");
        assertThat(rig.text())
                .containsExactly(
                        "Originate Channel=PJSIP/1001 Context=internal Exten=0033230210092"
                                + " Priority=1 CallerID=\"0033230210092\" <0033230210092>"
                                + " Timeout=30000 Async=true Variable=USR_folder=12"
                                + " Variable=USR_note=a\\,b=\\\"c\\\""
                                + " Variable=BELFRY_ORIGINATED=1 Variable=XIVO_USERID=12");
    }

    @Test
    void aDialWithoutNumberOrLineIsRefused() {
        assertThat(rig.run(new PbxCommand.Dial("1001", "(0)", Map.of())))
                .isEqualTo(Rig.refused(FailureReason.NUMBER_INVALID, "nothing to dial in: (0)"));
        assertThat(rig.run(new PbxCommand.Dial("1999", "12", Map.of())))
                .isEqualTo(
                        Rig.refused(
                                FailureReason.PHONE_NUMBER_UNKNOWN, "no line has the number 1999"));
    }

    @Test
    void aLineEndInAReasonIsNoSecondHeader() {
        rig.member("support", "1001", "PJSIP/1001");
        rig.run(new PbxCommand.AgentPause(new AgentId(1001), null, "x\r\nAction: Originate"));
        assertThat(rig.sent.getFirst().wire("1"))
                .isEqualTo(
                        "Action: QueuePause\r\nActionID: 1\r\nInterface:"
                                + " Local/id-1001@agentcallback\r\nPaused: true\r\nReason: x Action:"
                                + " Originate\r\n\r\n");
    }

    @Test
    void aCommandThatIsTooLateIsNotExecuted() {
        assertThat(rig.run(PAUSE, Rig.NOW.minusMillis(1)))
                .isEqualTo(
                        Rig.refused(
                                FailureReason.DEADLINE_PASSED,
                                "the deadline was 2026-11-21T10:31:22.999Z"));
        assertThat(rig.sent).isEmpty();
    }

    @Test
    void withoutALinkTheAnswerComesAtOnce() {
        rig.link.set(new PbxLink.Down(Rig.NOW, "cable"));
        assertThat(rig.run(PAUSE))
                .isEqualTo(Rig.refused(FailureReason.LINK_DOWN, "no link to pbx1"));
        assertThat(rig.sent).isEmpty();
    }

    @Test
    void aLinkLostDuringACommandIsToldSo() {
        rig.breaks("QueueLog: the PBX closed the connection");
        assertThat(rig.run(new PbxCommand.AgentLogin(new AgentId(1001), "1001")))
                .isEqualTo(
                        Rig.refused(
                                FailureReason.LINK_DOWN,
                                "QueueLog: the PBX closed the connection"));
        assertThat(rig.logged.of(new AgentNumber("1001"))).isEmpty();
    }

    @Test
    void anAnswerThatDoesNotComeIsNotTakenForALostLink() {
        rig.staysSilent("QueueLog: no answer in 10 s");
        assertThat(rig.run(new PbxCommand.AgentLogin(new AgentId(1001), "1001")))
                .isEqualTo(Rig.refused(FailureReason.NO_ANSWER, "QueueLog: no answer in 10 s"));
    }

    /** A46: what is paused are members of queues. */
    @Test
    void anAgentWithoutAQueueCannotBePaused() {
        rig.logged.loggedIn(new AgentNumber("1001"), "1001", new Device("PJSIP/1001"), Rig.NOW);
        assertThat(rig.run(PAUSE))
                .isEqualTo(Rig.refused(FailureReason.QUEUE_UNKNOWN, "1001 is in no queue"));
        assertThat(rig.sent).isEmpty();
    }
}
