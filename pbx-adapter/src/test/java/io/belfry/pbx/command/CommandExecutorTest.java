package io.belfry.pbx.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.command.CommandOutcome;
import io.belfry.contracts.command.CommandRequest;
import io.belfry.contracts.command.FailureReason;
import io.belfry.contracts.command.PbxCommand;
import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.CommandId;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.pbx.PbxLink;
import io.belfry.contracts.pbx.QueueMemberAdded;
import io.belfry.pbx.link.AmiAction;
import io.belfry.pbx.link.AmiException;
import io.belfry.pbx.link.AmiResponse;
import io.belfry.pbx.link.LinkState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What goes over AMI for each command; the login and logout are those of the recorded 01 and 39.
 */
class CommandExecutorTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:31:23Z");

    private final List<AmiAction> sent = new ArrayList<>();
    private final LoggedAgents logged = new LoggedAgents();
    private final LinkState link = new LinkState();
    private Function<AmiAction, AmiResponse> pbx = _ -> new AmiResponse(true, "ok");
    private String lastActionId;

    private final CommandExecutor executor =
            new CommandExecutor(
                    Examples.SETTINGS,
                    () -> Examples.DIRECTORY,
                    logged,
                    link,
                    (action, id) -> {
                        sent.add(action);
                        lastActionId = id;
                        return pbx.apply(action);
                    },
                    Duration.ofSeconds(30),
                    () -> NOW);

    @Test
    void loginWritesTheLineJoinsEachQueueAndTellsEverybody() {
        assertThat(run(new PbxCommand.AgentLogin(new AgentId(1002), "1001"))).isEqualTo(DONE);
        assertThat(text())
                .containsExactly(
                        "QueueLog Queue=NONE Event=AGENTCALLBACKLOGIN Uniqueid=agent-login-1002"
                                + " Interface=Agent/1002 Message=1001@internal",
                        "QueueAdd Queue=support Interface=Local/id-1002@agentcallback"
                                + " MemberName=Agent/1002 StateInterface=PJSIP/1001 Penalty=0",
                        "QueueAdd Queue=sales Interface=Local/id-1002@agentcallback"
                                + " MemberName=Agent/1002 StateInterface=PJSIP/1001 Penalty=3",
                        "UserEvent UserEvent=AgentLogin AgentNumber=1002 AgentID=1002"
                                + " Extension=1001 Context=internal");
        assertThat(logged.of(new AgentNumber("1002"))).isPresent();
    }

    @Test
    void a28LoggingInAgainOnTheSamePhoneSendsNothing() {
        run(new PbxCommand.AgentLogin(new AgentId(1001), "1001"));
        sent.clear();
        assertThat(run(new PbxCommand.AgentLogin(new AgentId(1001), "1001"))).isEqualTo(DONE);
        assertThat(sent).isEmpty();
    }

    @Test
    void a30TheHolderOfTheLineIsLoggedOutFirst() {
        member("support", "1001", "PJSIP/1001");
        assertThat(run(new PbxCommand.AgentLogin(new AgentId(1002), "1001"))).isEqualTo(DONE);
        assertThat(text().getFirst())
                .isEqualTo("QueueRemove Queue=support Interface=Local/id-1001@agentcallback");
        assertThat(sent)
                .extracting(a -> a.name() + " " + a.get("Event") + a.get("UserEvent"))
                .containsExactly(
                        "QueueRemove nullnull",
                        "QueueLog AGENTCALLBACKLOGOFFnull",
                        "UserEvent nullAgentLogoff",
                        "QueueLog AGENTCALLBACKLOGINnull",
                        "QueueAdd nullnull",
                        "QueueAdd nullnull",
                        "UserEvent nullAgentLogin");
        assertThat(logged.of(new AgentNumber("1001"))).isEmpty();
    }

    @Test
    void aQueueThatRefusesTakesTheWholeLoginBack() {
        pbx =
                a ->
                        new AmiResponse(
                                !"sales".equals(a.get("Queue")) || !a.name().equals("QueueAdd"),
                                "Unable to add interface to queue: No such queue");
        CommandOutcome outcome = run(new PbxCommand.AgentLogin(new AgentId(1002), "1002"));
        assertThat(outcome)
                .isEqualTo(
                        refused(
                                FailureReason.PBX_REFUSED,
                                "sales: Unable to add interface to queue: No such queue"));
        assertThat(text().subList(3, 5))
                .containsExactly(
                        "QueueRemove Queue=support Interface=Local/id-1002@agentcallback",
                        "QueueLog Queue=NONE Event=AGENTCALLBACKLOGOFF Uniqueid=agent-login-1002"
                                + " Interface=Agent/1002 Message=1002@internal|0|CommandLogoff");
        assertThat(logged.of(new AgentNumber("1002"))).isEmpty();
    }

    @Test
    void aMemberThatIsThereAlreadyIsNoError() {
        pbx =
                a ->
                        new AmiResponse(
                                !a.name().equals("QueueAdd"),
                                "Unable to add interface: Already there");
        assertThat(run(new PbxCommand.AgentLogin(new AgentId(1001), "1001"))).isEqualTo(DONE);
    }

    @Test
    void logoutLeavesEachQueueAndWritesTheSecondsOfTheSession() {
        member("support", "1001", "PJSIP/1001"); // logged in since 10:00:00
        assertThat(run(new PbxCommand.AgentLogout(new AgentId(1001)))).isEqualTo(DONE);
        assertThat(text())
                .containsExactly(
                        "QueueRemove Queue=support Interface=Local/id-1001@agentcallback",
                        // 10:00:00 to 10:31:23 = 31 * 60 + 23 = 1883
                        "QueueLog Queue=NONE Event=AGENTCALLBACKLOGOFF Uniqueid=agent-login-1001"
                                + " Interface=Agent/1001 Message=1001@internal|1883|CommandLogoff",
                        "UserEvent UserEvent=AgentLogoff AgentNumber=1001 AgentID=1001");
        assertThat(run(new PbxCommand.AgentLogout(new AgentId(1001))))
                .isEqualTo(refused(FailureReason.AGENT_NOT_LOGGED_IN, "1001 is not logged in"));
    }

    @Test
    void a46PauseConcernsAllQueuesUnlessOneIsNamed() {
        member("support", "1002", "PJSIP/1002");
        member("sales", "1002", "PJSIP/1002");
        run(new PbxCommand.AgentPause(new AgentId(1002), null, "lunch"));
        run(new PbxCommand.AgentPause(new AgentId(1002), new QueueName("sales"), null));
        run(new PbxCommand.AgentUnpause(new AgentId(1002), null));
        assertThat(text())
                .containsExactly(
                        "QueuePause Interface=Local/id-1002@agentcallback Paused=true Reason=lunch",
                        "QueuePause Queue=sales Interface=Local/id-1002@agentcallback Paused=true",
                        "QueuePause Interface=Local/id-1002@agentcallback Paused=false");
    }

    @Test
    void pausingInAQueueWhereHeIsNotOrWithoutLoginIsRefused() {
        assertThat(run(new PbxCommand.AgentPause(new AgentId(1001), null, null)))
                .isEqualTo(refused(FailureReason.AGENT_NOT_LOGGED_IN, "1001 is not logged in"));
        member("support", "1001", "PJSIP/1001");
        assertThat(run(new PbxCommand.AgentPause(new AgentId(1001), new QueueName("sales"), null)))
                .isEqualTo(refused(FailureReason.QUEUE_UNKNOWN, "1001 is not in sales"));
        assertThat(sent).isEmpty();
    }

    @Test
    void a57DialRingsTheOwnPhoneFirstWithItsVariables() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("note", "a,b=\"c\"");
        variables.put("USR_folder", "12"); // A58: no second prefix
        assertThat(run(new PbxCommand.Dial("1001", "+33 (0)2.30-21/00 92", variables)))
                .isEqualTo(DONE);
        assertThat(lastActionId).isEqualTo("c1");
        assertThat(text())
                .containsExactly(
                        "Originate Channel=PJSIP/1001 Context=internal Exten=0033230210092"
                                + " Priority=1 CallerID=\"0033230210092\" <0033230210092>"
                                + " Timeout=30000 Async=true Variable=USR_folder=12"
                                + " Variable=USR_note=a\\,b=\\\"c\\\" Variable=XIVO_USERID=12");
    }

    @Test
    void aDialWithoutNumberOrLineIsRefused() {
        assertThat(run(new PbxCommand.Dial("1001", "(0)", Map.of())))
                .isEqualTo(refused(FailureReason.NUMBER_INVALID, "nothing to dial in: (0)"));
        assertThat(run(new PbxCommand.Dial("1999", "12", Map.of())))
                .isEqualTo(
                        refused(FailureReason.PHONE_NUMBER_UNKNOWN, "no line has the number 1999"));
    }

    @Test
    void aLineEndInAReasonIsNoSecondHeader() {
        member("support", "1001", "PJSIP/1001");
        run(new PbxCommand.AgentPause(new AgentId(1001), null, "x\r\nAction: Originate"));
        assertThat(sent.getFirst().wire("1"))
                .isEqualTo(
                        "Action: QueuePause\r\nActionID: 1\r\nInterface:"
                                + " Local/id-1001@agentcallback\r\nPaused: true\r\nReason: x Action:"
                                + " Originate\r\n\r\n");
    }

    @Test
    void aCommandThatIsTooLateIsNotExecuted() {
        link.set(new PbxLink.Up(NOW, "22", "r"));
        CommandOutcome outcome =
                executor.execute(
                        new CommandRequest(
                                new CommandId("c1"),
                                NOW.minusMillis(1),
                                "alice",
                                new PbxCommand.AgentLogin(new AgentId(1001), "1001")));
        assertThat(((CommandOutcome.Refused) outcome).reason())
                .isEqualTo(FailureReason.DEADLINE_PASSED);
        assertThat(sent).isEmpty();
    }

    @Test
    void withoutALinkTheAnswerComesAtOnce() {
        link.set(new PbxLink.Down(NOW, "cable"));
        CommandOutcome outcome = execute(new PbxCommand.AgentLogout(new AgentId(1001)));
        assertThat(outcome).isEqualTo(refused(FailureReason.LINK_DOWN, "no link to pbx1"));
    }

    @Test
    void aLinkLostDuringACommandIsToldSo() {
        link.set(new PbxLink.Up(NOW, "22", "r"));
        CommandExecutor cut =
                new CommandExecutor(
                        Examples.SETTINGS,
                        () -> Examples.DIRECTORY,
                        logged,
                        link,
                        (_, _) -> {
                            throw new AmiException("QueueLog: the PBX closed the connection");
                        },
                        Duration.ofSeconds(30),
                        () -> NOW);
        assertThat(cut.execute(request(new PbxCommand.AgentLogin(new AgentId(1001), "1001"))))
                .isEqualTo(
                        refused(
                                FailureReason.LINK_DOWN,
                                "QueueLog: the PBX closed the connection"));
        assertThat(logged.of(new AgentNumber("1001"))).isEmpty();
    }

    private static final CommandOutcome DONE = new CommandOutcome.Done(Map.of());

    private CommandOutcome run(PbxCommand command) {
        link.set(new PbxLink.Up(NOW, "22", "r"));
        return execute(command);
    }

    private CommandOutcome execute(PbxCommand command) {
        return executor.execute(request(command));
    }

    private static CommandRequest request(PbxCommand command) {
        return new CommandRequest(new CommandId("c1"), NOW.plusSeconds(5), "alice", command);
    }

    private static CommandOutcome refused(FailureReason reason, String message) {
        return new CommandOutcome.Refused(reason, message, Map.of());
    }

    private void member(String queue, String agent, String device) {
        logged.apply(new QueueMemberAdded(Examples.member(queue, agent, device)), NOW);
    }

    private List<String> text() {
        return sent.stream()
                .map(
                        a ->
                                a.name()
                                        + a.headers().stream()
                                                .map(h -> " " + h.getKey() + "=" + h.getValue())
                                                .collect(Collectors.joining()))
                .toList();
    }
}
