package io.belfry.gateway.core.session;

import static io.belfry.gateway.core.session.Site.PBX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.belfry.contracts.config.AgentGroupConfig;
import io.belfry.contracts.config.UserConfig;
import io.belfry.contracts.config.UserStatusConfig;
import io.belfry.contracts.pbx.PbxLink;
import io.belfry.contracts.pbx.PhoneStatus;
import io.belfry.contracts.rights.Profile;
import io.belfry.contracts.state.AgentState;
import io.belfry.contracts.state.Favorite;
import io.belfry.contracts.state.UserStatus;
import io.belfry.gateway.core.protocol.ClientCommand;
import io.belfry.gateway.core.protocol.Forbidden;
import io.belfry.gateway.core.session.Rights.NoProfile;
import io.belfry.gateway.core.view.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What each profile is sent of each message type, from the record to the socket (A34–A43). Every
 * thing happens twice: to support (queue 1), group 1 and Alice, and to sales (queue 2), group 2 and
 * Bob. {@code both}, {@code first} and {@code none} say which of the two the viewer is told.
 */
class RightsPerProfileTest {

    private static final List<String> SUBSCRIPTIONS =
            List.of(
                    "getList 'objectType':'queue'",
                    "getList 'objectType':'agent'",
                    "getList 'objectType':'queuemember'",
                    "getList 'objectType':'agentgroup'",
                    "getAgentStates",
                    "subscribeToQueueStats",
                    "subscribeToAgentStats",
                    "subscribeToQueueCalls 'queueId':1",
                    "subscribeToQueueCalls 'queueId':2");

    /** Who looks. */
    enum Viewer {
        ADMIN(Site.SOPHIE_USER, Profile.ADMIN, NoProfile.DENY),
        /** With the lists queue 1 and group 1. */
        SUPERVISOR(Site.SOPHIE_USER, Profile.SUPERVISOR, NoProfile.DENY),
        /** Where the deployment says that users without a profile see everything (A38). */
        NO_PROFILE(Site.SOPHIE_USER, Profile.NO_RIGHT, NoProfile.ADMIN),
        /** Where it says that they see nothing. */
        DENIED(Site.SOPHIE_USER, Profile.NO_RIGHT, NoProfile.DENY),
        /** Alice herself, without any right. */
        AGENT(Site.ALICE_USER, Profile.NO_RIGHT, NoProfile.DENY);

        private final UserConfig user;
        private final Profile profile;
        private final NoProfile noProfile;

        Viewer(UserConfig user, Profile profile, NoProfile noProfile) {
            this.user = user;
            this.profile = profile;
            this.noProfile = noProfile;
        }

        HubBench bench() {
            HubBench bench = new HubBench(noProfile);
            bench.hub().set(PBX, Kind.QUEUE_MEMBERS, Site.BOB_IN_SALES);
            List<Integer> lists = profile == Profile.SUPERVISOR ? List.of(1) : null;
            bench.rights(Site.rights(user, profile, lists, lists));
            return bench;
        }
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # message            , ADMIN, SUPERVISOR, NO_PROFILE, DENIED, AGENT
                    QueueConfig          , both , first     , both      , none  , none
                    QueueMember          , both , first     , both      , none  , first
                    QueueMember removed  , both , first     , both      , none  , first
                    QueueStatistics      , both , first     , both      , none  , none
                    QueueCalls           , both , first     , both      , none  , none
                    AgentConfig          , both , first     , both      , none  , first
                    AgentStateEvent      , both , first     , both      , none  , first
                    AgentStatistics      , both , first     , both      , none  , first
                    AgentGroupList       , both , first     , both      , none  , none
                    PhoneEvent           , none , none      , none      , none  , first
                    PhoneStatusUpdate    , none , none      , none      , none  , first
                    UserConfigUpdate     , none , none      , none      , none  , first
                    UserStatusUpdate     , none , none      , none      , none  , first
                    FavoriteUpdated      , none , none      , none      , none  , first
                    UsersStatuses        , both , both      , both      , both  , both
                    LinkStatusUpdate     , both , both      , both      , both  , both
                    """)
    void a_change_is_told_to(
            String message,
            String admin,
            String supervisor,
            String noProfile,
            String denied,
            String agent) {
        Map<Viewer, String> told = new TreeMap<>();
        for (Viewer viewer : Viewer.values()) {
            told.put(viewer, toldOf(message, viewer));
        }
        assertThat(told)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                Viewer.ADMIN,
                                admin,
                                Viewer.SUPERVISOR,
                                supervisor,
                                Viewer.NO_PROFILE,
                                noProfile,
                                Viewer.DENIED,
                                denied,
                                Viewer.AGENT,
                                agent));
    }

    private static String toldOf(String message, Viewer viewer) {
        HubBench bench = viewer.bench();
        Session session = bench.opened(viewer.user);
        SUBSCRIPTIONS.forEach(command -> send(bench, session, command));
        bench.drain(session);
        change(message, true, bench.hub());
        boolean first = tells(message, true, bench.drain(session));
        change(message, false, bench.hub());
        boolean second = tells(message, false, bench.drain(session));
        return first && second ? "both" : first ? "first" : second ? "second" : "none";
    }

    /** A list of groups is sent to whoever asked for it: what counts is what is in it. */
    private static boolean tells(String message, boolean first, List<String> frames) {
        String type = "{\"msgType\":\"" + message.split(" ")[0] + "\"";
        String group = message.equals("AgentGroupList") ? (first ? "north" : "south") : "";
        return frames.stream().anyMatch(f -> f.startsWith(type) && f.contains(group));
    }

    private static void change(String message, boolean first, Hub hub) {
        int number = first ? 1 : 2;
        var queue = first ? Site.SUPPORT : Site.SALES;
        var agent = first ? Site.ALICE : Site.BOB;
        var line = first ? Site.LINE_1001 : Site.LINE_1002;
        var user = first ? Site.ALICE_USER : Site.BOB_USER;
        switch (message) {
            case "QueueConfig" -> hub.set(PBX, Kind.QUEUES, Site.queue(number, "new" + number));
            case "QueueMember" ->
                    hub.set(PBX, Kind.QUEUE_MEMBERS, Site.member(10 + number, number, 7));
            case "QueueMember removed" ->
                    hub.remove(PBX, Kind.QUEUE_MEMBERS, first ? "1:11" : "2:12");
            case "QueueStatistics" ->
                    hub.set(PBX, Kind.QUEUE_STATISTICS, Site.queueStatistics(queue, 5));
            case "QueueCalls" -> hub.set(PBX, Kind.QUEUE_CALLS, Site.noCalls(queue));
            case "AgentConfig" -> hub.set(PBX, Kind.AGENTS, Site.agent(10 + number, "New", number));
            case "AgentStateEvent" ->
                    hub.set(
                            PBX,
                            Kind.AGENT_STATES,
                            Site.status(agent, new AgentState.Ready(), Instant.EPOCH));
            case "AgentStatistics" ->
                    hub.set(PBX, Kind.AGENT_STATISTICS, Site.agentStatistics(agent, 5));
            case "AgentGroupList" ->
                    hub.set(
                            PBX,
                            Kind.AGENT_GROUPS,
                            new AgentGroupConfig(agent.group(), first ? "north" : "south"));
            case "PhoneEvent" -> hub.occurred(PBX, Site.ringing(line));
            case "PhoneStatusUpdate" ->
                    hub.set(PBX, Kind.PHONES, Site.phone(line, PhoneStatus.RINGING));
            case "UserConfigUpdate" -> hub.set(PBX, Kind.USERS, renamed(user));
            case "UserStatusUpdate" ->
                    hub.set(
                            PBX,
                            Kind.CHOSEN_STATUSES,
                            new UserStatus(user.id(), "away", Instant.EPOCH));
            case "FavoriteUpdated" ->
                    hub.set(PBX, Kind.FAVORITES, new Favorite(user.id(), "internal", "103"));
            case "UsersStatuses" ->
                    hub.set(
                            PBX,
                            Kind.USER_STATUSES,
                            new UserStatusConfig("s" + number, "S", "#000000", List.of()));
            case "LinkStatusUpdate" ->
                    hub.set(
                            PBX,
                            Kind.LINK,
                            first
                                    ? new PbxLink.Down(Instant.EPOCH, "gone")
                                    : new PbxLink.Up(Instant.EPOCH, "22", "r"));
            default -> throw new IllegalArgumentException(message);
        }
    }

    private static UserConfig renamed(UserConfig user) {
        return new UserConfig(
                user.id(),
                "New",
                "Name",
                user.ctiLogin(),
                null,
                user.line(),
                user.agent(),
                null,
                null,
                null,
                null);
    }

    /** Alice is agent 1011 in support, Bob is agent 1012 in sales. */
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # command                            , ADMIN, SUPERVISOR, NO_PROFILE, DENIED, AGENT
                    getList 'objectType':'queue'         , both , first     , both      , none  , none
                    getConfig 'objectType':'queue'       , both , first     , both      , none  , none
                    getList 'objectType':'agent'         , both , first     , both      , none  , first
                    getConfig 'objectType':'agent'       , both , first     , both      , none  , first
                    getList 'objectType':'queuemember'   , both , first     , both      , none  , first
                    getConfig 'objectType':'queuemember' , both , first     , both      , none  , first
                    getAgentStates                       , both , first     , both      , none  , first
                    getAgentDirectory                    , both , first     , both      , none  , first
                    """)
    void an_answer_has(
            String command,
            String admin,
            String supervisor,
            String noProfile,
            String denied,
            String agent) {
        List<String> expected = List.of(admin, supervisor, noProfile, denied, agent);
        for (Viewer viewer : Viewer.values()) {
            HubBench bench = viewer.bench();
            Session session = bench.opened(viewer.user);
            send(bench, session, command);
            String answer = String.join("", bench.drain(session));
            boolean first = answer.matches(".*(\"support\"|\"agentId\":11\\b|\"id\":11\\b).*");
            boolean second = answer.matches(".*(\"sales\"|\"agentId\":12\\b|\"id\":12\\b).*");
            assertThat(first && second ? "both" : first ? "first" : second ? "second" : "none")
                    .as("%s to %s: %s", command, viewer, answer)
                    .isEqualTo(expected.get(viewer.ordinal()));
        }
    }

    /** The same socket, the same subscription: only the published rights change (A43). */
    @Test
    void a_changed_profile_acts_on_an_open_socket_in_both_directions_A43() {
        HubBench bench = Viewer.ADMIN.bench();
        Session sophie = bench.opened(Site.SOPHIE_USER);
        send(bench, sophie, "subscribeToQueueStats");
        send(bench, sophie, "subscribeToQueueCalls 'queueId':2");
        bench.drain(sophie);
        assertThat(salesIsTold(bench, sophie, 1)).isTrue();
        bench.rights(Site.rights(Site.SOPHIE_USER, Profile.SUPERVISOR, List.of(1), List.of(1)));
        assertThat(bench.drain(sophie))
                .singleElement()
                .asString()
                .contains("\"RightProfile\"")
                .contains("\"Supervisor\"");
        assertThat(salesIsTold(bench, sophie, 2)).isFalse();
        send(bench, sophie, "subscribeToQueueCalls 'queueId':2");
        assertThat(bench.drain(sophie))
                .containsExactly(HubBench.error("Queue 2 is outside your queues."));
        bench.rights(Site.rights(Site.SOPHIE_USER, Profile.SUPERVISOR, List.of(2), List.of(1)));
        bench.drain(sophie);
        assertThat(salesIsTold(bench, sophie, 3)).isTrue();
        bench.rights(Site.rights(Site.SOPHIE_USER, Profile.NO_RIGHT, null, null));
        bench.drain(sophie);
        assertThat(salesIsTold(bench, sophie, 4)).isFalse();
    }

    private static boolean salesIsTold(HubBench bench, Session session, int waiting) {
        bench.hub().set(PBX, Kind.QUEUE_STATISTICS, Site.queueStatistics(Site.SALES, waiting));
        return !bench.drain(session).isEmpty();
    }

    /** REST asks through the same rights, without a socket (A42). */
    @ParameterizedTest
    @EnumSource(Viewer.class)
    void who_has_no_socket_may_do_what_a_socket_may(Viewer viewer) {
        HubBench bench = viewer.bench();
        Identity who = HubBench.identity(viewer.user);
        ClientCommand.OnPbx command =
                new ClientCommand.PauseAgent(Optional.of(Site.BOB.id()), Optional.empty());
        if (viewer == Viewer.ADMIN || viewer == Viewer.NO_PROFILE) {
            assertThatNoException().isThrownBy(() -> bench.hub().ask(who, command));
        } else {
            assertThatExceptionOfType(Forbidden.class)
                    .isThrownBy(() -> bench.hub().ask(who, command));
        }
        Session session = bench.opened(viewer.user);
        send(bench, session, "pauseAgent 'agentid':12");
        assertThat(bench.drain(session).isEmpty())
                .isEqualTo(viewer == Viewer.ADMIN || viewer == Viewer.NO_PROFILE);
    }

    private static void send(HubBench bench, Session session, String command) {
        String[] parts = command.split(" ", 2);
        bench.command(session, parts[0], parts.length == 1 ? "" : parts[1]);
    }
}
