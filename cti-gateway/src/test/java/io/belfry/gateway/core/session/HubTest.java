package io.belfry.gateway.core.session;

import static io.belfry.gateway.core.session.Site.ALICE;
import static io.belfry.gateway.core.session.Site.ALICE_IN_SUPPORT;
import static io.belfry.gateway.core.session.Site.ALICE_USER;
import static io.belfry.gateway.core.session.Site.BOB;
import static io.belfry.gateway.core.session.Site.BOB_USER;
import static io.belfry.gateway.core.session.Site.LINE_1001;
import static io.belfry.gateway.core.session.Site.LINE_1002;
import static io.belfry.gateway.core.session.Site.PBX;
import static io.belfry.gateway.core.session.Site.SALES;
import static io.belfry.gateway.core.session.Site.SOPHIE_USER;
import static io.belfry.gateway.core.session.Site.SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.belfry.contracts.command.CommandOutcome;
import io.belfry.contracts.command.CommandReply;
import io.belfry.contracts.command.CommandRequest;
import io.belfry.contracts.command.FailureReason;
import io.belfry.contracts.command.PbxCommand;
import io.belfry.contracts.config.QueueConfig;
import io.belfry.contracts.config.UserConfig;
import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.id.QueueId;
import io.belfry.contracts.pbx.PbxLink;
import io.belfry.contracts.pbx.PhoneStatus;
import io.belfry.contracts.rights.Profile;
import io.belfry.contracts.rights.UserRights;
import io.belfry.contracts.state.AgentState;
import io.belfry.gateway.core.command.Dispatcher;
import io.belfry.gateway.core.protocol.Wire;
import io.belfry.gateway.core.view.Kind;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HubTest {

    private static final String LOGGED_OUT_ALICE =
            "{\"msgType\":\"AgentStateEvent\",\"ctiMessage\":{\"name\":\"AgentLoggedOut\",\"agentId\":11,"
                    + "\"phoneNb\":\"\",\"since\":0,\"queues\":[],\"cause\":\"\"}}";
    private static final String WAITING =
            "{\"msgType\":\"QueueStatistics\",\"ctiMessage\":{\"queueId\":%d,\"counters\":[{\"statName\":\"WaitingCalls\",\"value\":%d}]}}";

    private final ManualClock clock = new ManualClock();
    private final List<CommandRequest> commands = new ArrayList<>();
    private final Dispatcher dispatcher =
            new Dispatcher(
                    (pbx, request, failed) -> commands.add(request), clock, Duration.ofSeconds(5));
    private final Hub hub =
            new Hub(
                    new Wire(ZoneOffset.UTC),
                    clock,
                    dispatcher,
                    new Choices(),
                    Rights.NoProfile.ADMIN,
                    new OutboundRule(6),
                    new Observer() {});
    private final List<Integer> closed = new ArrayList<>();

    @BeforeEach
    void site() {
        hub.set(PBX, Kind.QUEUES, SUPPORT);
        hub.set(PBX, Kind.QUEUES, SALES);
        hub.set(PBX, Kind.AGENTS, ALICE);
        hub.set(PBX, Kind.AGENTS, BOB);
        hub.set(PBX, Kind.LINES, LINE_1001);
        hub.set(PBX, Kind.LINES, LINE_1002);
        hub.set(PBX, Kind.USERS, ALICE_USER);
        hub.set(PBX, Kind.USERS, BOB_USER);
        hub.set(PBX, Kind.USERS, SOPHIE_USER);
        hub.set(PBX, Kind.QUEUE_MEMBERS, ALICE_IN_SUPPORT);
        hub.set(PBX, Kind.PHONES, Site.phone(LINE_1001, PhoneStatus.AVAILABLE));
    }

    @Test
    void log_on_is_followed_by_the_client_s_own_state_in_order_A9_A10() {
        Session alice = open(ALICE_USER);
        assertThat(types(drain(alice)))
                .containsExactly(
                        "LoggedOn",
                        "RightProfile",
                        "UsersStatuses",
                        "UserConfigUpdate",
                        "PhoneStatusUpdate",
                        "AgentStateEvent");
    }

    @Test
    void the_phone_of_the_legacy_URL_replaces_the_configured_line_A3() {
        Session alice = open(identity(ALICE_USER).onPhone("1002"));
        drain(alice);
        hub.set(PBX, Kind.PHONES, Site.phone(LINE_1001, PhoneStatus.CALLING));
        assertThat(drain(alice)).isEmpty();
        hub.set(PBX, Kind.PHONES, Site.phone(LINE_1002, PhoneStatus.RINGING));
        assertThat(drain(alice))
                .containsExactly(
                        "{\"msgType\":\"PhoneStatusUpdate\",\"ctiMessage\":{\"status\":\"RINGING\"}}");
    }

    @Test
    void phone_events_reach_the_user_of_the_line_on_all_his_sockets_and_nobody_else_A11_A113() {
        Session first = opened(ALICE_USER);
        Session second = opened(ALICE_USER);
        Session bob = opened(BOB_USER);
        hub.occurred(PBX, Site.ringing(LINE_1001));
        assertThat(types(drain(first))).containsExactly("PhoneEvent");
        assertThat(types(drain(second))).containsExactly("PhoneEvent");
        assertThat(drain(bob)).isEmpty();
    }

    @Test
    void a_subscriber_gets_the_snapshot_and_then_changes_only_A82() {
        hub.set(PBX, Kind.QUEUE_STATISTICS, Site.queueStatistics(SUPPORT, 2));
        Session sophie = opened(SOPHIE_USER);
        hub.set(PBX, Kind.QUEUE_STATISTICS, Site.queueStatistics(SALES, 1));
        assertThat(drain(sophie)).isEmpty();
        command(sophie, "subscribeToQueueStats", "");
        hub.set(PBX, Kind.QUEUE_STATISTICS, Site.queueStatistics(SUPPORT, 2));
        hub.set(PBX, Kind.QUEUE_STATISTICS, Site.queueStatistics(SUPPORT, 3));
        assertThat(drain(sophie))
                .containsExactly(
                        WAITING.formatted(1, 2), WAITING.formatted(2, 1), WAITING.formatted(1, 3));
    }

    @Test
    void own_agent_events_come_by_themselves_others_after_asking_A56() {
        Session alice = opened(ALICE_USER);
        hub.set(PBX, Kind.AGENT_STATES, ready(BOB));
        assertThat(drain(alice)).isEmpty();
        hub.set(PBX, Kind.AGENT_STATES, ready(ALICE));
        assertThat(types(drain(alice))).containsExactly("AgentStateEvent");
        command(alice, "getAgentStates", "");
        assertThat(types(drain(alice))).containsExactly("AgentStateEvent", "AgentStateEvent");
        hub.set(
                PBX,
                Kind.AGENT_STATES,
                Site.status(BOB, new AgentState.OnPause(), clock.instant()));
        assertThat(types(drain(alice))).containsExactly("AgentStateEvent");
    }

    @Test
    void an_agent_nobody_saw_log_in_is_logged_out() {
        Session alice = opened(ALICE_USER);
        command(alice, "getAgentStates", "");
        assertThat(drain(alice)).contains(LOGGED_OUT_ALICE);
    }

    @Test
    void getList_subscribes_to_the_changes_of_its_kind_A79() {
        Session sophie = opened(SOPHIE_USER);
        hub.set(PBX, Kind.QUEUE_MEMBERS, Site.member(12, 2, 1));
        assertThat(drain(sophie)).isEmpty();
        command(sophie, "getList", "\"objectType\":\"queuemember\"");
        hub.set(PBX, Kind.QUEUE_MEMBERS, Site.member(12, 2, 7));
        hub.remove(PBX, Kind.QUEUE_MEMBERS, "2:12");
        assertThat(drain(sophie))
                .containsExactly(
                        "{\"msgType\":\"QueueMemberList\",\"ctiMessage\":[{\"agentId\":11,\"queueId\":1,\"penalty\":0},{\"agentId\":12,\"queueId\":2,\"penalty\":1}]}",
                        "{\"msgType\":\"QueueMember\",\"ctiMessage\":{\"agentId\":12,\"queueId\":2,\"penalty\":7}}",
                        "{\"msgType\":\"QueueMember\",\"ctiMessage\":{\"agentId\":12,\"queueId\":2,\"penalty\":-1}}");
    }

    @Test
    void queue_calls_of_one_queue_until_unsubscribed_A83_A84() {
        Session sophie = opened(SOPHIE_USER);
        command(sophie, "subscribeToQueueCalls", "\"queueId\":1");
        assertThat(drain(sophie))
                .containsExactly(
                        "{\"msgType\":\"QueueCalls\",\"ctiMessage\":{\"queueId\":1,\"calls\":[]}}");
        command(sophie, "unSubscribeToQueueCalls", "\"queueId\":1");
        hub.set(PBX, Kind.QUEUE_CALLS, Site.noCalls(SUPPORT));
        assertThat(drain(sophie)).isEmpty();
        command(sophie, "subscribeToQueueCalls", "\"queueId\":99");
        assertThat(drain(sophie)).containsExactly(error("Queue 99 is unknown."));
    }

    @Test
    void changed_rights_act_on_open_sockets_A43() {
        Session sophie = opened(SOPHIE_USER);
        command(sophie, "subscribeToQueueStats", "");
        hub.set(
                PBX,
                Kind.RIGHTS,
                Site.rights(SOPHIE_USER, Profile.SUPERVISOR, List.of(2), List.of()));
        hub.set(PBX, Kind.QUEUE_STATISTICS, Site.queueStatistics(SUPPORT, 1));
        hub.set(PBX, Kind.QUEUE_STATISTICS, Site.queueStatistics(SALES, 1));
        assertThat(drain(sophie))
                .containsExactly(
                        "{\"msgType\":\"RightProfile\",\"ctiMessage\":{\"profile\":\"Supervisor\",\"rights\":[]}}",
                        WAITING.formatted(2, 1));
    }

    @Test
    void commands_on_what_is_outside_are_refused_A42() {
        hub.set(
                PBX,
                Kind.RIGHTS,
                Site.rights(SOPHIE_USER, Profile.SUPERVISOR, List.of(1), List.of(1)));
        Session sophie = opened(SOPHIE_USER);
        command(sophie, "pauseAgent", "\"agentid\":12");
        command(sophie, "subscribeToQueueCalls", "\"queueId\":2");
        assertThat(drain(sophie))
                .containsExactly(
                        error("Agent 12 is outside your groups."),
                        error("Queue 2 is outside your queues."));
        command(sophie, "pauseAgent", "\"agentid\":11,\"reason\":\"lunch\"");
        assertThat(commands)
                .extracting(CommandRequest::command)
                .containsExactly(new PbxCommand.AgentPause(new AgentId(11), null, "lunch"));
    }

    @Test
    void without_agentid_commands_are_about_the_own_agent_A44() {
        Session alice = opened(ALICE_USER);
        command(alice, "agentLogin", "\"agentphonenumber\":\"1001\"");
        command(alice, "unpauseAgent", "");
        command(alice, "agentLogout", "");
        assertThat(commands)
                .extracting(CommandRequest::command)
                .containsExactly(
                        new PbxCommand.AgentLogin(ALICE.id(), "1001"),
                        new PbxCommand.AgentUnpause(ALICE.id(), null),
                        new PbxCommand.AgentLogout(ALICE.id()));
        assertThat(commands).extracting(CommandRequest::requestedBy).containsOnly("alice");
        Session sophie = opened(SOPHIE_USER);
        command(sophie, "agentLogout", "");
        assertThat(drain(sophie)).containsExactly(error("sophie is no agent; agentid is missing"));
    }

    @Test
    void toggleAgentLogin_does_the_other_thing_A33() {
        Session alice = opened(ALICE_USER);
        command(alice, "toggleAgentLogin", "");
        hub.set(PBX, Kind.AGENT_STATES, ready(ALICE));
        command(alice, "toggleAgentLogin", "");
        assertThat(commands)
                .extracting(CommandRequest::command)
                .containsExactly(
                        new PbxCommand.AgentLogin(ALICE.id(), "1001"),
                        new PbxCommand.AgentLogout(ALICE.id()));
    }

    @Test
    void dial_calls_from_the_own_phone_to_the_cleaned_number_A57_B16() {
        Session alice = opened(ALICE_USER);
        command(alice, "dial", "\"destination\":\"+33 (0)2.30\",\"variables\":{\"a\":\"b\"}");
        assertThat(commands)
                .extracting(CommandRequest::command)
                .containsExactly(new PbxCommand.Dial("1001", "0033230", Map.of("a", "b")));
        command(alice, "dial", "\"destination\":\"bob\"");
        assertThat(drain(alice)).containsExactly(error("dial: destination is not a number"));
        Session sophie = opened(SOPHIE_USER);
        command(sophie, "dial", "\"destination\":\"1001\"");
        assertThat(drain(sophie)).containsExactly(error("dial: sophie has no phone"));
    }

    @Test
    void a_refusal_goes_to_the_socket_that_asked_A29_A31() {
        Session alice = opened(ALICE_USER);
        Session other = opened(ALICE_USER);
        command(alice, "agentLogin", "\"agentphonenumber\":\"1001\"");
        reply(
                new CommandOutcome.Refused(
                        FailureReason.LOGGED_IN_ON_ANOTHER_PHONE,
                        "logged in on 1002",
                        Map.of("phoneNb", "1002", "RequestedNb", "1001")));
        assertThat(drain(alice)).hasSize(1).first().asString().contains("\"AgentError\"");
        assertThat(drain(other)).isEmpty();
    }

    @Test
    void a_PBX_that_does_not_answer_is_an_error_and_a_late_reply_is_nothing() {
        Session alice = opened(ALICE_USER);
        command(alice, "agentLogout", "");
        clock.advance(Duration.ofSeconds(5));
        dispatcher.expire();
        assertThat(drain(alice)).isEmpty();
        clock.advance(Duration.ofMillis(1));
        dispatcher.expire();
        assertThat(drain(alice)).containsExactly(error("The PBX did not answer in time."));
        reply(new CommandOutcome.Refused(FailureReason.PBX_REFUSED, "late", Map.of()));
        assertThat(drain(alice)).isEmpty();
    }

    @Test
    void bad_frames_are_answered_and_the_socket_goes_on_A17() {
        Session alice = opened(ALICE_USER);
        hub.receive(alice, "hello");
        hub.receive(alice, "{\"claz\":\"web\"}");
        hub.receive(alice, "{\"claz\":\"ping\"}");
        assertThat(drain(alice))
                .containsExactly(
                        error("The frame is not valid JSON."),
                        error("The frame has no command."),
                        "{\"msgType\":\"ping\",\"ctiMessage\":{}}");
    }

    @Test
    void the_throttle_drops_with_its_own_error_and_never_a_ping_A21_A24() {
        Session alice = opened(ALICE_USER);
        for (int i = 0; i < 180; i++) {
            command(alice, "subscribeToAgentEvents", "");
        }
        assertThat(drain(alice)).isEmpty();
        command(alice, "agentLogout", "");
        hub.receive(alice, "{\"claz\":\"ping\"}");
        assertThat(commands).isEmpty();
        assertThat(drain(alice))
                .containsExactly(
                        error("Maximum throttle throughput exceeded."),
                        "{\"msgType\":\"ping\",\"ctiMessage\":{}}");
    }

    @Test
    void a_client_that_does_not_read_is_closed_with_a_reason_and_others_go_on() {
        Session slow = opened(ALICE_USER);
        Session bob = opened(BOB_USER);
        for (int i = 0; i <= 100; i++) {
            hub.occurred(PBX, Site.ringing(LINE_1001));
        }
        assertThat(closed).containsExactly(1013);
        assertThat(drain(slow)).isEmpty();
        hub.occurred(PBX, Site.ringing(LINE_1002));
        assertThat(types(drain(bob))).containsExactly("PhoneEvent");
    }

    @Test
    void a_lost_link_is_told_and_its_return_too_A105() {
        hub.set(PBX, Kind.LINK, new PbxLink.Up(clock.instant(), "22", "r1"));
        Session alice = opened(ALICE_USER);
        hub.set(PBX, Kind.LINK, new PbxLink.Down(clock.instant(), "connection refused"));
        hub.set(PBX, Kind.LINK, new PbxLink.Resyncing(clock.instant(), "22", "r2"));
        hub.set(PBX, Kind.LINK, new PbxLink.Up(clock.instant(), "22", "r2"));
        assertThat(drain(alice))
                .containsExactly(
                        "{\"msgType\":\"LinkStatusUpdate\",\"ctiMessage\":{\"status\":\"closed\",\"link\":\"pbx\"}}",
                        "{\"msgType\":\"LinkStatusUpdate\",\"ctiMessage\":{\"status\":\"opened\",\"link\":\"pbx\"}}");
    }

    @Test
    void two_PBXs_with_the_same_numbers_do_not_mix() {
        Session alice = opened(ALICE_USER);
        command(alice, "subscribeToQueueStats", "");
        hub.set(new PbxId("pbx2"), Kind.QUEUE_STATISTICS, Site.queueStatistics(SUPPORT, 9));
        hub.occurred(new PbxId("pbx2"), Site.ringing(LINE_1001));
        assertThat(drain(alice)).isEmpty();
    }

    /** A queue without a name would break every later list: it is refused as a whole. */
    @Test
    void a_value_that_cannot_be_shown_is_refused_and_changes_nothing() {
        Session sophie = opened(SOPHIE_USER);
        command(sophie, "getList", "\"objectType\":\"queue\"");
        List<String> before = drain(sophie);
        QueueConfig nameless =
                new QueueConfig(new QueueId(9), null, "x", "3009", "internal", 0, 15);
        assertThatThrownBy(() -> hub.set(PBX, Kind.QUEUES, nameless))
                .isInstanceOf(NullPointerException.class);
        UserRights profileless = new UserRights(SOPHIE_USER.id(), "sophie", null, null, null, null);
        assertThatThrownBy(() -> hub.set(PBX, Kind.RIGHTS, profileless))
                .isInstanceOf(NullPointerException.class);
        command(sophie, "getList", "\"objectType\":\"queue\"");
        assertThat(drain(sophie)).isEqualTo(before);
    }

    @Test
    void a_client_who_left_is_told_nothing_more() {
        Session alice = opened(ALICE_USER);
        hub.close(alice);
        hub.occurred(PBX, Site.ringing(LINE_1001));
        assertThat(drain(alice)).isEmpty();
        assertThat(hub.sessions()).isZero();
    }

    private Session opened(UserConfig user) {
        Session session = open(user);
        drain(session);
        return session;
    }

    private Session open(UserConfig user) {
        return open(identity(user));
    }

    private Session open(Identity identity) {
        Session session =
                new Session(
                        identity,
                        Optional.empty(),
                        new Outbox(100),
                        new Throttle(90, 180, clock),
                        new Subscriptions(),
                        new Transport() {
                            @Override
                            public void wake() {}

                            @Override
                            public void close(int code, String reason) {
                                closed.add(code);
                            }
                        },
                        new Observer() {},
                        clock);
        hub.open(session);
        return session;
    }

    private static Identity identity(UserConfig user) {
        return new Identity(
                PBX, user.ctiLogin(), Optional.of(user.id()), Set.of("user"), Optional.empty());
    }

    private void command(Session session, String name, String arguments) {
        hub.receive(
                session,
                "{\"claz\":\"web\",\"command\":\""
                        + name
                        + "\""
                        + (arguments.isEmpty() ? "" : "," + arguments)
                        + "}");
    }

    private void reply(CommandOutcome outcome) {
        dispatcher.reply(new CommandReply(commands.getLast().id(), outcome));
    }

    private io.belfry.contracts.state.AgentStatus ready(
            io.belfry.contracts.config.AgentConfig agent) {
        return Site.status(agent, new AgentState.Ready(), clock.instant());
    }

    private static String error(String reason) {
        return "{\"msgType\":\"Error\",\"ctiMessage\":{\"Error\":\"" + reason + "\"}}";
    }

    private static List<String> drain(Session session) {
        List<String> frames = new ArrayList<>();
        for (Optional<String> frame = session.outbox().poll();
                frame.isPresent();
                frame = session.outbox().poll()) {
            frames.add(frame.get());
        }
        return frames;
    }

    private static List<String> types(List<String> frames) {
        return frames.stream()
                .map(f -> f.replaceFirst("^\\{\"msgType\":\"(\\w+)\".*", "$1"))
                .toList();
    }
}
