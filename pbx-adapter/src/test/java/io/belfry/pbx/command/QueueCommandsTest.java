package io.belfry.pbx.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.command.FailureReason;
import io.belfry.contracts.command.PbxCommand;
import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.id.UniqueId;
import io.belfry.contracts.pbx.MemberChange;
import io.belfry.contracts.pbx.QueueMemberChanged;
import io.belfry.pbx.settings.PbxSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueueCommandsTest {

    private static final QueueName SUPPORT = new QueueName("support");
    private static final QueueName SALES = new QueueName("sales");
    private static final AgentId ALICE = new AgentId(1001);

    private final Rig rig = new Rig();

    /** The action of the recorded 14. */
    @Test
    void a49InTheQueueThePenaltyChanges() {
        rig.member("support", "1001", "PJSIP/1001");
        assertThat(rig.run(new PbxCommand.SetAgentQueue(ALICE, SUPPORT, 5))).isEqualTo(Rig.DONE);
        assertThat(rig.text())
                .containsExactly(
                        "QueuePenalty Interface=Local/id-1001@agentcallback Penalty=5"
                                + " Queue=support");
    }

    @Test
    void a49OutsideOfTheQueueTheAgentJoins() {
        rig.member("support", "1001", "PJSIP/1001");
        assertThat(rig.run(new PbxCommand.SetAgentQueue(ALICE, SALES, 2))).isEqualTo(Rig.DONE);
        assertThat(rig.text())
                .containsExactly(
                        "QueueAdd Queue=sales Interface=Local/id-1001@agentcallback"
                                + " MemberName=Agent/1001 StateInterface=PJSIP/1001 Penalty=2");
    }

    @Test
    void whoIsPausedEverywhereJoinsPaused() {
        rig.member("support", "1001", "PJSIP/1001");
        rig.logged.apply(
                new QueueMemberChanged(
                        Examples.paused("support", "1001", "lunch"), MemberChange.PAUSE),
                Rig.NOW);
        rig.run(new PbxCommand.SetAgentQueue(ALICE, SALES, 0));
        assertThat(rig.text().getFirst()).endsWith(" Penalty=0 Paused=true Reason=lunch");
    }

    @Test
    void a50TheAgentLeavesTheQueue() {
        rig.member("support", "1001", "PJSIP/1001");
        assertThat(rig.run(new PbxCommand.RemoveAgentFromQueue(ALICE, SUPPORT)))
                .isEqualTo(Rig.DONE);
        assertThat(rig.text())
                .containsExactly("QueueRemove Queue=support Interface=Local/id-1001@agentcallback");
        assertThat(rig.run(new PbxCommand.RemoveAgentFromQueue(ALICE, SALES)))
                .isEqualTo(Rig.refused(FailureReason.QUEUE_UNKNOWN, "1001 is not in sales"));
    }

    @Test
    void whatCannotBeIsRefusedBeforeThePbxIsAsked() {
        assertThat(rig.run(new PbxCommand.SetAgentQueue(ALICE, SUPPORT, 0)))
                .isEqualTo(Rig.refused(FailureReason.AGENT_NOT_LOGGED_IN, "1001 is not logged in"));
        rig.member("support", "1001", "PJSIP/1001");
        assertThat(rig.run(new PbxCommand.SetAgentQueue(ALICE, new QueueName("nope"), 0)))
                .isEqualTo(Rig.refused(FailureReason.QUEUE_UNKNOWN, "no queue has the name nope"));
        assertThat(rig.run(new PbxCommand.SetAgentQueue(ALICE, SUPPORT, -1)))
                .isEqualTo(Rig.refused(FailureReason.MALFORMED, "penalty is negative: -1"));
        assertThat(rig.sent).isEmpty();
    }

    @Test
    void aXivoIsToldInItsOwnWay() {
        Rig xivo = new Rig(Examples.settings(PbxSettings.AgentLogin.XIVO));
        xivo.run(new PbxCommand.AgentLogin(ALICE, "1001"));
        xivo.run(new PbxCommand.SetAgentQueue(ALICE, SALES, 0));
        xivo.run(new PbxCommand.RemoveAgentFromQueue(ALICE, SUPPORT));
        assertThat(xivo.text())
                .containsExactly(
                        "QueueLog Queue=NONE Event=AGENTCALLBACKLOGIN Uniqueid=NONE"
                                + " Interface=Agent/1001 Message=1001@internal",
                        "QueueAdd Queue=support Interface=Local/id-1001@agentcallback"
                                + " MemberName=Agent/1001 StateInterface=PJSIP/1001 Penalty=0"
                                + " Skills=agent-1001",
                        "UserEvent UserEvent=AgentLogin AgentNumber=1001 AgentID=1001"
                                + " Extension=1001 Context=internal",
                        "QueueAdd Queue=sales Interface=Local/id-1001@agentcallback"
                                + " MemberName=Agent/1001 StateInterface=PJSIP/1001 Penalty=0"
                                + " Skills=agent-1001",
                        "UserEvent UserEvent=AgentAddedToQueue AgentID=1001 AgentNumber=1001"
                                + " QueueName=sales",
                        "QueueRemove Queue=support Interface=Local/id-1001@agentcallback",
                        "UserEvent UserEvent=AgentRemovedFromQueue AgentID=1001"
                                + " AgentNumber=1001 QueueName=support");
    }

    @Test
    void whoIsLoggedInWhereIsKeptAsTheAgentDaemonOfAXivoDoes() {
        Rig xivo = new Rig(Examples.settings(PbxSettings.AgentLogin.XIVO));
        xivo.run(new PbxCommand.AgentLogin(ALICE, "1001"));
        xivo.run(new PbxCommand.SetAgentQueue(ALICE, SALES, 4));
        xivo.run(new PbxCommand.SetAgentQueue(ALICE, SALES, 5));
        xivo.run(new PbxCommand.RemoveAgentFromQueue(ALICE, SUPPORT));
        xivo.run(new PbxCommand.AgentLogout(ALICE));
        assertThat(xivo.kept)
                .containsExactly(
                        "1001 in on 1001@internal as Local/id-1001@agentcallback, PJSIP/1001",
                        "1001 in support 0",
                        "1001 in sales 4",
                        "1001 in sales 5",
                        "1001 left 1",
                        "1001 out");
    }

    @Test
    void aLoginThatFailsHalfWayIsNotKept() {
        Rig xivo = new Rig(Examples.settings(PbxSettings.AgentLogin.XIVO));
        xivo.refuses("QueueAdd", "no");
        xivo.run(new PbxCommand.AgentLogin(ALICE, "1001"));
        assertThat(xivo.kept).last().isEqualTo("1001 out");
    }

    /** What we did ourselves counts at once, before the PBX tells of it. */
    @Test
    void aLogoutRightAfterALoginLeavesItsQueues() {
        rig.run(new PbxCommand.AgentLogin(ALICE, "1001"));
        rig.run(new PbxCommand.SetAgentQueue(ALICE, SALES, 2));
        rig.run(new PbxCommand.RemoveAgentFromQueue(ALICE, SUPPORT));
        rig.sent.clear();
        rig.run(new PbxCommand.AgentLogout(ALICE));
        assertThat(rig.text().getFirst())
                .isEqualTo("QueueRemove Queue=sales Interface=Local/id-1001@agentcallback");
        assertThat(rig.sent).hasSize(3); // and the line of the queue_log, and the user event
    }

    @Test
    void aLineOfTheQueueLogHasItsData() {
        rig.run(
                new PbxCommand.WriteQueueLog(
                        SUPPORT,
                        new UniqueId("1795256954.113"),
                        new AgentNumber("1001"),
                        "DIDNUMBER",
                        List.of("53001", "a|b")));
        rig.run(new PbxCommand.WriteQueueLog(null, null, null, "MARK", null));
        assertThat(rig.text())
                .containsExactly(
                        "QueueLog Queue=support Event=DIDNUMBER Uniqueid=1795256954.113"
                                + " Interface=Agent/1001 Message=53001|a b",
                        "QueueLog Queue=NONE Event=MARK Uniqueid=NONE Interface=NONE Message=");
        assertThat(rig.run(new PbxCommand.WriteQueueLog(SUPPORT, null, null, " ", null)))
                .isEqualTo(Rig.refused(FailureReason.MALFORMED, "a queue_log line needs an event"));
    }

    @Test
    void a33ToggleLogsInAndOut() {
        rig.run(new PbxCommand.AgentToggleLogin(ALICE, "1001"));
        assertThat(rig.logged.of(new AgentNumber("1001"))).isPresent();
        rig.run(new PbxCommand.AgentToggleLogin(ALICE, "1001"));
        assertThat(rig.logged.of(new AgentNumber("1001"))).isEmpty();
    }
}
