package io.belfry.gateway.core.session;

import static io.belfry.gateway.core.session.Site.ALICE;
import static io.belfry.gateway.core.session.Site.ALICE_USER;
import static io.belfry.gateway.core.session.Site.BOB;
import static io.belfry.gateway.core.session.Site.PBX;
import static io.belfry.gateway.core.session.Site.SALES;
import static io.belfry.gateway.core.session.Site.SOPHIE_USER;
import static io.belfry.gateway.core.session.Site.SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.command.CallRef;
import io.belfry.contracts.command.FailureReason;
import io.belfry.contracts.command.ForwardKind;
import io.belfry.contracts.command.ListenMode;
import io.belfry.contracts.command.PbxCommand;
import io.belfry.contracts.config.LineConfig;
import io.belfry.contracts.config.QueueConfig;
import io.belfry.contracts.config.UserStatusConfig;
import io.belfry.contracts.id.LinkedId;
import io.belfry.contracts.id.UniqueId;
import io.belfry.contracts.pbx.CallerId;
import io.belfry.contracts.pbx.ChannelInfo;
import io.belfry.contracts.pbx.PbxLink;
import io.belfry.contracts.pbx.PhoneStatus;
import io.belfry.contracts.pbx.SpyStarted;
import io.belfry.contracts.pbx.SpyStopped;
import io.belfry.contracts.rights.Profile;
import io.belfry.contracts.state.AgentState;
import io.belfry.contracts.state.PhoneEventType;
import io.belfry.gateway.core.protocol.BadFrame;
import io.belfry.gateway.core.protocol.ClientCommand;
import io.belfry.gateway.core.view.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command that the PBX does, from the frame to what the PBX is asked (A48–A72). */
class CommandConformanceTest {

    private static final CallRef CURRENT = CallRef.currentOf("1001");
    private static final QueueConfig OUTBOUND = Site.queue(7, "outbound");
    private static final CallRef NAMED = new CallRef("1001", new UniqueId("17.4"));

    /** The asker himself hears of these at once. */
    private static final Set<String> TOLD_WHEN_DONE =
            Set.of("setAgentQueue", "removeAgentFromQueue", "dnd", "naFwd", "uncFwd", "busyFwd");

    private final HubBench bench = new HubBench();

    static Stream<Arguments> frames() {
        return Stream.of(
                asks("A48", "listenAgent", "'agentid':12", listen()),
                asks("A48", "listenAgent", "'agentId':'12'", listen()),
                asks("A49", "setAgentQueue", "'agentId':12,'queueId':1,'penalty':3", inSupport(3)),
                asks(
                        "A49",
                        "setAgentQueue",
                        "'agentid':12,'queueid':1,'penalty':'0'",
                        inSupport(0)),
                asks(
                        "A50",
                        "removeAgentFromQueue",
                        "'agentId':12,'queueId':2",
                        new PbxCommand.RemoveAgentFromQueue(BOB.id(), SALES.name())),
                asks("A51", "dialFromQueue", queueDial("'callerId':'0290'"), from("0290", null)),
                asks(
                        "A51",
                        "dialFromQueue",
                        queueDial("'callerId':'\\\"Jo Doe\\\" <0290>'"),
                        from("0290", "Jo Doe")),
                asks(
                        "A51",
                        "dialFromQueue",
                        queueDial("'callerIdName':'Jo Doe','callerIdNumber':'0290'"),
                        from("0290", "Jo Doe")),
                asks(
                        "A52",
                        "monitorPause",
                        "'agentid':12",
                        new PbxCommand.PauseRecording(BOB.id())),
                asks("A52", "monitorPause", "", new PbxCommand.PauseRecording(ALICE.id())),
                asks(
                        "A53",
                        "monitorUnpause",
                        "'agentId':12",
                        new PbxCommand.ResumeRecording(BOB.id())),
                asks(
                        "A59",
                        "originate",
                        "'destination':'+33 (0)2.30'",
                        new PbxCommand.Dial("1001", "0033230", Map.of())),
                asks("A60", "hangup", "", new PbxCommand.Hangup(CURRENT)),
                asks("A60", "hangup", "'uniqueId':'17.4'", new PbxCommand.Hangup(NAMED)),
                asks("A61", "answer", "", new PbxCommand.Answer(CURRENT)),
                asks("A61", "answer", "'uniqueId':'17.4'", new PbxCommand.Answer(NAMED)),
                asks("A62", "hold", "", new PbxCommand.Hold(CURRENT)),
                asks("A62", "hold", "'uniqueId':'17.4'", new PbxCommand.Hold(NAMED)),
                asks(
                        "A63, B19",
                        "directTransfer",
                        "'destination':'(02) 30'",
                        new PbxCommand.DirectTransfer(CURRENT, "0230")),
                asks(
                        "A64, B19",
                        "attendedTransfer",
                        "'destination':'1 002'",
                        new PbxCommand.AttendedTransfer(CURRENT, "1002")),
                asks("A65", "completeTransfer", "", new PbxCommand.CompleteTransfer(CURRENT)),
                asks("A66", "cancelTransfer", "", new PbxCommand.CancelTransfer(CURRENT)),
                asks("A67", "conference", "", new PbxCommand.Conference(CURRENT, null)),
                asks("A68", "sendDtmf", "'key':'5'", new PbxCommand.SendDtmf(CURRENT, "5")),
                asks("A68", "sendDtmf", "'key':5", new PbxCommand.SendDtmf(CURRENT, "5")),
                asks(
                        "A68",
                        "setData",
                        "'variables':{'a':'b c'}",
                        new PbxCommand.SetVariables(CURRENT, Map.of("a", "b c"))),
                asks("-", "park", "", new PbxCommand.Park(CURRENT, null, null)),
                asks("A69", "dnd", "'state':true", new PbxCommand.SetDoNotDisturb("1001", true)),
                asks(
                        "A69",
                        "dnd",
                        "'State':'false'",
                        new PbxCommand.SetDoNotDisturb("1001", false)),
                asks("A70", "naFwd", fwd(), forward(ForwardKind.NO_ANSWER)),
                asks("A71", "uncFwd", fwd(), forward(ForwardKind.UNCONDITIONAL)),
                asks("A72", "busyFwd", fwd(), forward(ForwardKind.BUSY)),
                asks(
                        "A72",
                        "busyFwd",
                        "'destination':'','state':false",
                        new PbxCommand.SetForward("1001", ForwardKind.BUSY, false, null)));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("frames")
    void the_PBX_is_asked(String id, String command, String arguments, PbxCommand asked) {
        Session alice = bench.opened(ALICE_USER);
        bench.command(alice, command, arguments);
        assertThat(bench.asked()).containsExactly(asked);
        assertThat(bench.drain(alice)).isEmpty();
        bench.done();
        if (!TOLD_WHEN_DONE.contains(command)) {
            assertThat(bench.drain(alice)).isEmpty();
        }
    }

    /** Six digits are dialled plainly, and so is what is no {@code dial} of a socket. */
    @Test
    void a_longer_number_goes_through_the_agents_outgoing_queue_J8_J9_J10() throws BadFrame {
        bench.hub().set(PBX, Kind.QUEUES, OUTBOUND);
        bench.hub().set(PBX, Kind.QUEUE_MEMBERS, Site.member(11, 7, 0));
        bench.hub()
                .set(
                        PBX,
                        Kind.AGENT_STATES,
                        Site.status(ALICE, new AgentState.Ready(), Instant.EPOCH));
        Session alice = bench.opened(ALICE_USER);
        bench.command(alice, "dial", "'destination':'+33 (0)2 30','variables':{'a':'b'}");
        bench.command(alice, "dial", "'destination':'02.30.31'");
        bench.command(alice, "originate", "'destination':'0033230'");
        bench.hub().ask(HubBench.identity(ALICE_USER), new ClientCommand.Dial("0033230", Map.of()));
        assertThat(bench.asked())
                .containsExactly(
                        new PbxCommand.DialFromQueue(
                                OUTBOUND.name(), "0033230", null, Map.of("a", "b"), ALICE.id()),
                        new PbxCommand.Dial("1001", "023031", Map.of()),
                        new PbxCommand.Dial("1001", "0033230", Map.of()),
                        new PbxCommand.Dial("1001", "0033230", Map.of()));
        assertThat(bench.drain(alice)).isEmpty();
    }

    /** Alice has never logged in; sophie is no agent. */
    @Test
    void who_is_no_logged_in_agent_dials_plainly_J10() {
        bench.hub().set(PBX, Kind.QUEUES, OUTBOUND);
        bench.hub().set(PBX, Kind.QUEUE_MEMBERS, Site.member(11, 7, 0));
        bench.command(bench.opened(ALICE_USER), "dial", "'destination':'0033230'");
        bench.command(bench.opened(Site.SOPHIE_ON_1002), "dial", "'destination':'0033230'");
        assertThat(bench.asked())
                .containsExactly(
                        new PbxCommand.Dial("1001", "0033230", Map.of()),
                        new PbxCommand.Dial("1002", "0033230", Map.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dial",
                "originate",
                "hangup",
                "answer",
                "hold",
                "directTransfer",
                "attendedTransfer",
                "completeTransfer",
                "cancelTransfer",
                "conference",
                "sendDtmf",
                "setData",
                "dnd",
                "park"
            })
    void who_has_no_phone_is_told_so(String command) {
        Session sophie = bench.opened(SOPHIE_USER);
        bench.command(
                sophie,
                command,
                "'destination':'1002','key':'1','state':true,'variables':{'a':'b'}");
        assertThat(bench.asked()).isEmpty();
        assertThat(bench.drain(sophie))
                .containsExactly(HubBench.error(command + ": sophie has no phone"));
    }

    /** Sophie may see queue 1 and group 1; bob is in group 2. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "listenAgent 'agentid':12",
                "setAgentQueue 'agentId':12,'queueId':1,'penalty':0",
                "setAgentQueue 'agentId':11,'queueId':2,'penalty':0",
                "removeAgentFromQueue 'agentId':12,'queueId':2",
                "dialFromQueue 'destination':'0230','queueId':2",
                "monitorPause 'agentid':12",
                "monitorUnpause 'agentid':12",
                "moveAgentsInGroup"
                        + " 'groupId':2,'fromQueueId':1,'fromPenalty':0,'toQueueId':1,'toPenalty':1",
                "addAgentsInGroup"
                        + " 'groupId':1,'fromQueueId':1,'fromPenalty':0,'toQueueId':2,'toPenalty':1",
                "removeAgentGroupFromQueueGroup 'groupId':1,'queueId':2,'penalty':0",
                "addAgentsNotInQueueFromGroupTo 'groupId':2,'queueId':1,'penalty':0"
            })
    void a_supervisor_reaches_his_own_queues_and_groups_only_A42_J16(String frame) {
        bench.rights(Site.rights(Site.SOPHIE_ON_1002, Profile.SUPERVISOR, List.of(1), List.of(1)));
        Session sophie = bench.opened(Site.SOPHIE_ON_1002);
        int space = frame.indexOf(' ');
        bench.command(sophie, frame.substring(0, space), frame.substring(space + 1));
        assertThat(bench.asked()).isEmpty();
        assertThat(bench.drain(sophie))
                .singleElement()
                .asString()
                .matches(".*\"(Agent|Queue|Group) \\d+ is outside your (groups|queues)\\.\".*");
    }

    @Test
    void an_agent_in_no_list_acts_on_himself_A41() {
        bench.rights(Site.rights(ALICE_USER, Profile.SUPERVISOR, List.of(), List.of()));
        Session alice = bench.opened(ALICE_USER);
        bench.command(alice, "pauseAgent", "'agentid':11");
        bench.command(alice, "monitorPause", "'agentid':11");
        assertThat(bench.asked())
                .containsExactly(
                        new PbxCommand.AgentPause(ALICE.id(), null, null),
                        new PbxCommand.PauseRecording(ALICE.id()));
        bench.command(alice, "pauseAgent", "'agentid':12");
        assertThat(bench.drain(alice))
                .containsExactly(HubBench.error("Agent 12 is outside your groups."));
    }

    @Test
    void a_new_penalty_is_told_the_asker_and_who_follows_the_members_A49() {
        Session alice = bench.opened(ALICE_USER);
        Session follower = bench.opened(SOPHIE_USER);
        bench.command(follower, "getList", "'objectType':'queuemember'");
        bench.drain(follower);
        bench.command(alice, "setAgentQueue", "'agentId':12,'queueId':1,'penalty':12");
        bench.done();
        String told =
                "{\"msgType\":\"QueueMember\",\"ctiMessage\":{\"agentId\":12,\"queueId\":1,\"penalty\":12}}";
        assertThat(bench.drain(alice)).containsExactly(told);
        assertThat(bench.drain(follower)).containsExactly(told);
    }

    @Test
    void an_asker_who_follows_the_members_is_told_once_also_when_nothing_changed_A49() {
        Session alice = bench.opened(ALICE_USER);
        bench.command(alice, "getList", "'objectType':'queuemember'");
        bench.drain(alice);
        for (int i = 0; i < 2; i++) {
            bench.command(alice, "setAgentQueue", "'agentId':12,'queueId':1,'penalty':12");
            bench.done();
            assertThat(bench.drain(alice)).hasSize(1);
        }
    }

    @Test
    void a_removed_agent_has_penalty_minus_1_A50() {
        Session alice = bench.opened(ALICE_USER);
        bench.command(alice, "removeAgentFromQueue", "'agentId':11,'queueId':1");
        bench.done();
        assertThat(bench.drain(alice))
                .containsExactly(
                        "{\"msgType\":\"QueueMember\",\"ctiMessage\":{\"agentId\":11,\"queueId\":1,\"penalty\":-1}}");
        bench.command(alice, "getList", "'objectType':'queuemember'");
        assertThat(bench.drain(alice))
                .containsExactly("{\"msgType\":\"QueueMemberList\",\"ctiMessage\":[]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"setAgentQueue", "removeAgentFromQueue"})
    void a_failed_assignment_is_told_nobody_A49_A50(String command) {
        Session alice = bench.opened(ALICE_USER);
        bench.command(alice, command, "'agentId':12,'queueId':1,'penalty':1");
        bench.refused(FailureReason.AGENT_NOT_LOGGED_IN);
        assertThat(bench.drain(alice)).isEmpty();
    }

    @Test
    void a_refused_call_command_is_an_Error_with_the_PBX_s_words_A103() {
        Session alice = bench.opened(ALICE_USER);
        bench.command(alice, "hangup", "");
        bench.refused(FailureReason.NO_CALL);
        bench.command(alice, "listenAgent", "'agentid':12");
        bench.refused(FailureReason.AGENT_NOT_LOGGED_IN);
        assertThat(bench.drain(alice))
                .containsExactly(HubBench.error("because"), HubBench.error("because"));
    }

    @Test
    void do_not_disturb_and_forwards_show_in_the_user_s_configuration_A69_A70_A111() {
        Session alice = bench.opened(ALICE_USER);
        bench.command(alice, "dnd", "'state':true");
        bench.done();
        bench.command(alice, "naFwd", "'destination':'1002','state':true");
        bench.done();
        bench.command(alice, "naFwd", "'destination':'','state':false");
        bench.done();
        assertThat(bench.drain(alice))
                .satisfiesExactly(
                        f ->
                                assertThat(f)
                                        .contains("\"UserConfigUpdate\"")
                                        .contains("\"dndEnabled\":true,\"naFwdEnabled\":false"),
                        f ->
                                assertThat(f)
                                        .contains("\"dndEnabled\":true,\"naFwdEnabled\":true")
                                        .contains("\"naFwdDestination\":\"1002\""),
                        f ->
                                assertThat(f)
                                        .contains("\"dndEnabled\":true,\"naFwdEnabled\":false")
                                        .contains("\"naFwdDestination\":\"1002\""));
    }

    /** Alice (group 1) serves queue 1 with penalty 0. */
    @Test
    void a_group_moves_from_one_place_to_another_one_agent_after_the_other_A55() {
        Session alice = bench.opened(ALICE_USER);
        String places = "'fromQueueId':1,'fromPenalty':%d,'toQueueId':2,'toPenalty':4";
        bench.command(alice, "moveAgentsInGroup", "'groupId':1," + places.formatted(7));
        assertThat(bench.asked()).isEmpty();
        bench.command(alice, "moveAgentsInGroup", "'groupId':1," + places.formatted(0));
        PbxCommand joins = new PbxCommand.SetAgentQueue(ALICE.id(), SALES.name(), 4);
        assertThat(bench.asked()).containsExactly(joins);
        bench.done();
        assertThat(bench.asked())
                .containsExactly(
                        joins, new PbxCommand.RemoveAgentFromQueue(ALICE.id(), SUPPORT.name()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    'groupId':9,'fromQueueId':1,'fromPenalty':0,'toQueueId':2,'toPenalty':4 | Group 9
                    'groupId':1,'fromQueueId':8,'fromPenalty':0,'toQueueId':2,'toPenalty':4 | Queue 8
                    'groupId':1,'fromQueueId':1,'fromPenalty':0,'toQueueId':7,'toPenalty':4 | Queue 7
                    """,
            quoteCharacter = '`')
    void unknown_groups_and_queues_are_told_A17_A55(String arguments, String unknown) {
        Session alice = bench.opened(ALICE_USER);
        bench.command(alice, "addAgentsInGroup", arguments);
        assertThat(bench.asked()).isEmpty();
        assertThat(bench.drain(alice)).containsExactly(HubBench.error(unknown + " is unknown."));
    }

    @Test
    void a_group_that_could_not_join_does_not_leave_A55() {
        Session alice = bench.opened(ALICE_USER);
        bench.command(
                alice,
                "moveAgentsInGroup",
                "'groupId':1,'fromQueueId':1,'fromPenalty':0,'toQueueId':2,'toPenalty':4");
        bench.refused(FailureReason.AGENT_NOT_LOGGED_IN);
        assertThat(bench.asked()).hasSize(1);
    }

    @Test
    void a_group_is_added_or_taken_away_A55() {
        Session alice = bench.opened(ALICE_USER);
        bench.command(
                alice,
                "addAgentsInGroup",
                "'groupId':1,'fromQueueId':1,'fromPenalty':0,'toQueueId':2,'toPenalty':4");
        bench.done();
        bench.command(
                alice, "addAgentsNotInQueueFromGroupTo", "'groupId':2,'queueId':1,'penalty':1");
        bench.command(
                alice, "addAgentsNotInQueueFromGroupTo", "'groupId':1,'queueId':1,'penalty':1");
        bench.command(
                alice, "removeAgentGroupFromQueueGroup", "'groupId':1,'queueId':1,'penalty':0");
        assertThat(bench.asked())
                .containsExactly(
                        new PbxCommand.SetAgentQueue(ALICE.id(), SALES.name(), 4),
                        new PbxCommand.SetAgentQueue(BOB.id(), SUPPORT.name(), 1),
                        new PbxCommand.RemoveAgentFromQueue(ALICE.id(), SUPPORT.name()));
    }

    @Test
    void the_calls_of_the_own_line_are_told_again_until_they_are_over_A68() {
        Session alice = bench.opened(ALICE_USER);
        bench.phone(PhoneEventType.RINGING, "1.2");
        bench.phone(PhoneEventType.ESTABLISHED, "1.2");
        bench.phone(PhoneEventType.DIALING, "3.4");
        bench.drain(alice);
        bench.command(alice, "getCurrentCallsPhoneEvents", "");
        assertThat(bench.drain(alice))
                .singleElement()
                .asString()
                .matches(
                        "\\{\"msgType\":\"CurrentCallsPhoneEvents\",\"ctiMessage\":\\{\"events\":\\["
                                + ".*EventEstablished.*\"1\\.2\".*EventDialing.*\"3\\.4\".*\\]\\}\\}");
        bench.phone(PhoneEventType.RELEASED, "1.2");
        bench.phone(PhoneEventType.RELEASED, "3.4");
        bench.drain(alice);
        bench.command(alice, "getCurrentCallsPhoneEvents", "");
        assertThat(bench.drain(alice))
                .containsExactly(
                        "{\"msgType\":\"CurrentCallsPhoneEvents\",\"ctiMessage\":{\"events\":[]}}");
    }

    @Test
    void phones_of_others_are_followed_by_number() {
        bench.hub().set(PBX, Kind.PHONES, Site.phone(Site.LINE_1002, PhoneStatus.AVAILABLE));
        Session alice = bench.opened(ALICE_USER);
        bench.command(alice, "subscribeToPhoneHints", "'phoneNumbers':['1002',9999]");
        bench.hub().set(PBX, Kind.PHONES, Site.phone(Site.LINE_1002, PhoneStatus.RINGING));
        bench.command(alice, "unsubscribeFromAllPhoneHints", "");
        bench.hub().set(PBX, Kind.PHONES, Site.phone(Site.LINE_1002, PhoneStatus.BUSY));
        assertThat(bench.drain(alice))
                .containsExactly(hint("1002", 0), hint("9999", -2), hint("1002", 8));
    }

    @Test
    void a_phone_that_is_removed_or_renumbered_is_told_under_its_old_number() {
        bench.hub().set(PBX, Kind.PHONES, Site.phone(Site.LINE_1001, PhoneStatus.AVAILABLE));
        bench.hub().set(PBX, Kind.PHONES, Site.phone(Site.LINE_1002, PhoneStatus.AVAILABLE));
        Session sophie = bench.opened(SOPHIE_USER);
        bench.command(sophie, "subscribeToPhoneHints", "'phoneNumbers':['1001','1002','1009']");
        bench.drain(sophie);
        bench.hub().remove(PBX, Kind.PHONES, "6");
        assertThat(bench.drain(sophie)).containsExactly(hint("1002", -2));
        LineConfig moved = Site.line(5, "1009");
        bench.hub().set(PBX, Kind.LINES, moved);
        bench.hub().set(PBX, Kind.PHONES, Site.phone(moved, PhoneStatus.AVAILABLE));
        assertThat(bench.drain(sophie)).containsExactly(hint("1009", 0), hint("1001", -2));
    }

    @Test
    void a_socket_follows_a_thousand_phones_and_no_more_of_them() {
        Session alice = bench.opened(ALICE_USER);
        bench.command(alice, "subscribeToPhoneHints", phones(1, 600));
        assertThat(bench.drain(alice)).hasSize(600);
        bench.command(alice, "subscribeToPhoneHints", phones(500, 1000));
        assertThat(bench.drain(alice)).hasSize(501);
        bench.command(alice, "subscribeToPhoneHints", phones(1000, 1001));
        assertThat(bench.drain(alice))
                .containsExactly(
                        HubBench.error("subscribeToPhoneHints: more than 1000 phones in all"));
        bench.command(alice, "unsubscribeFromAllPhoneHints", "");
        bench.command(alice, "subscribeToPhoneHints", phones(1000, 1001));
        assertThat(bench.drain(alice)).hasSize(2);
    }

    private static String phones(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(",", "'phoneNumbers':[", "]"));
    }

    @Test
    void a_status_is_chosen_by_name_and_told_on_all_sockets_of_the_user_A73_A110() {
        status("lunch", "queuepause_all(true)", "enablednd(true)", "fly(true)");
        status("back", "queueunpause_all", "enablednd(false)");
        status("gone", "agentlogoff()");
        bench.hub()
                .set(
                        PBX,
                        Kind.AGENT_STATES,
                        Site.status(ALICE, new AgentState.Ready(), Instant.EPOCH));
        Session alice = bench.opened(ALICE_USER);
        Session second = bench.opened(ALICE_USER);
        Session bob = bench.opened(Site.BOB_USER);
        bench.command(alice, "userStatusUpdate", "'status':'lunch'");
        String told = "{\"msgType\":\"UserStatusUpdate\",\"ctiMessage\":{\"status\":\"lunch\"}}";
        assertThat(bench.drain(alice)).containsExactly(told);
        assertThat(bench.drain(second)).containsExactly(told);
        assertThat(bench.drain(bob)).isEmpty();
        assertThat(bench.open(ALICE_USER)).contains(told);
        bench.command(alice, "userStatusUpdate", "'status':'back'");
        bench.command(alice, "userStatusUpdate", "'status':'gone'");
        assertThat(bench.asked())
                .containsExactly(
                        new PbxCommand.AgentPause(ALICE.id(), null, "lunch"),
                        new PbxCommand.SetDoNotDisturb("1001", true),
                        new PbxCommand.AgentUnpause(ALICE.id(), null),
                        new PbxCommand.SetDoNotDisturb("1001", false),
                        new PbxCommand.AgentLogout(ALICE.id()));
    }

    @Test
    void an_agent_who_is_not_logged_in_is_not_paused_by_his_status_A73() {
        status("lunch", "queuepause_all(true)");
        Session alice = bench.opened(ALICE_USER);
        bench.command(alice, "userStatusUpdate", "'status':'lunch'");
        assertThat(bench.asked()).isEmpty();
    }

    @Test
    void an_unknown_status_and_one_that_is_not_kept_are_errors_A73() {
        status("lunch");
        bench.choicesFail();
        Session alice = bench.opened(ALICE_USER);
        bench.command(alice, "userStatusUpdate", "'status':'fishing'");
        bench.command(alice, "userStatusUpdate", "'status':'lunch'");
        assertThat(bench.drain(alice))
                .containsExactly(
                        HubBench.error("Status fishing is unknown."), HubBench.error("not kept"));
    }

    @Test
    void favourites_are_kept_and_told_on_all_sockets_of_the_user_A75_A76_A77_A117() {
        Session alice = bench.opened(ALICE_USER);
        Session second = bench.opened(ALICE_USER);
        Session bob = bench.opened(Site.BOB_USER);
        bench.command(alice, "addFavorite", "'contactId':'102','source':'internal'");
        bench.command(alice, "addFavorite", "'contactid':102,'source':'internal'");
        String added = favorite("Added", "102", "internal");
        assertThat(bench.drain(alice)).containsExactly(added, added);
        assertThat(bench.drain(second)).containsExactly(added);
        assertThat(bench.drain(bob)).isEmpty();
        bench.command(alice, "getFavorites", "");
        assertThat(bench.drain(alice))
                .singleElement()
                .asString()
                .startsWith(
                        "{\"msgType\":\"Favorites\",\"ctiMessage\":{\"entries\":[{\"status\":-2,\"entry\":[\"bob\",\"Doe\",\"1002\",\"\",\"true\"],\"contact_id\":\"102\",\"source\":\"internal\",\"favorite\":true}],\"headers\":[");
        bench.command(alice, "directoryLookUp", "'term':'bob'");
        assertThat(bench.drain(alice).getFirst()).contains("\"true\"],");
        bench.command(bob, "getFavorites", "");
        assertThat(bench.drain(bob).getFirst()).contains("\"entries\":[],");
        bench.command(alice, "removeFavorite", "'contactId':'102','source':'internal'");
        String removed = favorite("Removed", "102", "internal");
        assertThat(bench.drain(alice)).containsExactly(removed);
        assertThat(bench.drain(second)).containsExactly(removed);
    }

    @Test
    void what_cannot_be_a_favourite_or_was_none_fails_A117() {
        Session alice = bench.opened(ALICE_USER);
        bench.command(alice, "addFavorite", "'contactId':'999','source':'internal'");
        bench.command(alice, "addFavorite", "'contactId':'102','source':'ldap'");
        bench.command(alice, "removeFavorite", "'contactId':'102','source':'internal'");
        bench.choicesFail();
        bench.command(alice, "addFavorite", "'contactId':'102','source':'internal'");
        assertThat(bench.drain(alice))
                .containsExactly(
                        favorite("AddFail", "999", "internal"),
                        favorite("AddFail", "102", "ldap"),
                        favorite("RemoveFail", "102", "internal"),
                        favorite("AddFail", "102", "internal"));
    }

    private static String favorite(String action, String contact, String source) {
        return "{\"msgType\":\"FavoriteUpdated\",\"ctiMessage\":{\"action\":\"%s\",\"contact_id\":\"%s\",\"source\":\"%s\"}}"
                .formatted(action, contact, source);
    }

    /** Sophie (1002) listens to alice, who is logged in on 1001. */
    @Test
    void an_agent_is_told_who_listens_to_him_A48_A135() {
        bench.hub()
                .set(
                        PBX,
                        Kind.AGENT_STATES,
                        Site.status(ALICE, new AgentState.Ready(), Instant.EPOCH));
        Session alice = bench.opened(ALICE_USER);
        Session bob = bench.opened(Site.BOB_USER);
        Session follower = bench.opened(SOPHIE_USER);
        bench.command(follower, "subscribeToAgentEvents", "");
        SpyStarted started =
                new SpyStarted(channel(Site.LINE_1002, "1"), channel(Site.LINE_1001, "2"));
        bench.hub().listened(PBX, started);
        bench.hub().listened(PBX, new SpyStopped(started.channel(), null));
        bench.hub().listened(PBX, new SpyStopped(started.channel(), null));
        bench.hub().listened(PBX, started);
        bench.hub().set(PBX, Kind.LINK, new PbxLink.Down(Instant.EPOCH, "closed"));
        List<String> told =
                List.of(listened(true), listened(false), listened(true), listened(false));
        assertThat(bench.drain(alice)).containsSubsequence(told).hasSize(5);
        assertThat(bench.drain(follower)).containsSubsequence(told).hasSize(5);
        assertThat(bench.drain(bob)).hasSize(1);
    }

    private static String listened(boolean started) {
        return "{\"msgType\":\"AgentListen\",\"ctiMessage\":{\"started\":%b,\"phoneNumber\":\"1002\",\"agentId\":11}}"
                .formatted(started);
    }

    private static ChannelInfo channel(LineConfig line, String id) {
        return new ChannelInfo(
                line.device() + "-" + id,
                new UniqueId(id),
                new LinkedId(id),
                line.device(),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    @Test
    void a_colleague_is_named_and_called_by_his_login() {
        Session alice = bench.opened(ALICE_USER);
        bench.command(alice, "displayNameLookup", "'username':'bob'");
        assertThat(bench.drain(alice))
                .containsExactly(
                        "{\"msgType\":\"UserDisplayName\",\"ctiMessage\":{\"userName\":\"bob\",\"displayName\":\"bob"
                                + " Doe\"}}");
        bench.command(alice, "dialByUsername", "'username':'bob'");
        assertThat(bench.asked()).containsExactly(new PbxCommand.Dial("1001", "1002", Map.of()));
        bench.command(alice, "dialByUsername", "'username':'sophie'");
        assertThat(bench.drain(alice))
                .containsExactly(HubBench.error("dialByUsername: sophie has no phone"));
    }

    /** The shape of A116; alice's phone is free (0), bob's was never seen (-2). */
    @ParameterizedTest
    @ValueSource(strings = {"directoryLookUp 'term':'DÔE'", "searchDirectory 'pattern':'doe'"})
    void the_directory_is_searched_by_name_and_number_A74_A116(String frame) {
        Session alice = bench.opened(ALICE_USER);
        bench.hub().set(PBX, Kind.PHONES, Site.phone(Site.LINE_1001, PhoneStatus.AVAILABLE));
        bench.drain(alice);
        int space = frame.indexOf(' ');
        bench.command(alice, frame.substring(0, space), frame.substring(space + 1));
        assertThat(bench.drain(alice))
                .containsExactly(
                        "{\"msgType\":\"DirectoryResult\",\"ctiMessage\":{\"entries\":["
                                + found(0, "alice", "1001", 101)
                                + ","
                                + found(-2, "bob", "1002", 102)
                                + ","
                                + found(-2, "sophie", "", 103)
                                + "],\"headers\":[\"Firstname\",\"Lastname\",\"Number\",\"Mobile\",\"Favorite\"]}}");
        bench.command(alice, "directoryLookUp", "'term':'002'");
        assertThat(bench.drain(alice).getFirst()).contains("\"bob\"").doesNotContain("\"alice\"");
    }

    private void status(String name, String... actions) {
        bench.hub()
                .set(
                        PBX,
                        Kind.USER_STATUSES,
                        new UserStatusConfig(name, name, "#000000", List.of(actions)));
    }

    private static String hint(String number, int status) {
        return "{\"msgType\":\"PhoneHintStatusEvent\",\"ctiMessage\":{\"number\":\"%s\",\"status\":%d}}"
                .formatted(number, status);
    }

    private static String found(int status, String name, String number, int user) {
        return "{\"status\":%d,\"entry\":[\"%s\",\"Doe\",\"%s\",\"\",\"false\"],\"contact_id\":\"%d\",\"source\":\"internal\",\"favorite\":false}"
                .formatted(status, name, number, user);
    }

    private static Arguments asks(String id, String command, String arguments, PbxCommand asked) {
        return Arguments.of(id, command, arguments, asked);
    }

    private static PbxCommand listen() {
        return new PbxCommand.Listen("1001", BOB.id(), null, ListenMode.LISTEN);
    }

    private static PbxCommand inSupport(int penalty) {
        return new PbxCommand.SetAgentQueue(BOB.id(), SUPPORT.name(), penalty);
    }

    private static String queueDial(String caller) {
        return "'destination':'02 30','queueId':1,'variables':{'a':'b'}," + caller;
    }

    private static PbxCommand from(String number, String name) {
        return new PbxCommand.DialFromQueue(
                SUPPORT.name(), "0230", new CallerId(number, name), Map.of("a", "b"));
    }

    private static String fwd() {
        return "'destination':'1002','state':true";
    }

    private static PbxCommand forward(ForwardKind kind) {
        return new PbxCommand.SetForward("1001", kind, true, "1002");
    }
}
