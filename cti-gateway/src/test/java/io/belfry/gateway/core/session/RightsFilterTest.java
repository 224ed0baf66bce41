package io.belfry.gateway.core.session;

import static io.belfry.gateway.core.session.Site.ALICE;
import static io.belfry.gateway.core.session.Site.ALICE_IN_SUPPORT;
import static io.belfry.gateway.core.session.Site.BOB;
import static io.belfry.gateway.core.session.Site.BOB_IN_SALES;
import static io.belfry.gateway.core.session.Site.GROUP_1;
import static io.belfry.gateway.core.session.Site.GROUP_2;
import static io.belfry.gateway.core.session.Site.PBX;
import static io.belfry.gateway.core.session.Site.SALES;
import static io.belfry.gateway.core.session.Site.SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.config.AgentConfig;
import io.belfry.contracts.config.QueueConfig;
import io.belfry.contracts.config.QueueMemberConfig;
import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.rights.Profile;
import io.belfry.contracts.rights.UserRights;
import io.belfry.contracts.state.AgentState;
import io.belfry.gateway.core.protocol.ServerMessage;
import io.belfry.gateway.core.session.Rights.NoProfile;
import io.belfry.gateway.core.view.Kind;
import io.belfry.gateway.core.view.PbxView;
import io.belfry.gateway.core.view.StateView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A34–A41, per profile and message type, both ways. The limited supervisor has queue 1 (support)
 * and group 1 (Alice): whatever is of queue 2 (sales) or group 2 (Bob) is not for him.
 */
class RightsFilterTest {

    private static final PbxView VIEW =
            StateView.EMPTY
                    .set(PBX, Kind.AGENTS, ALICE)
                    .view()
                    .set(PBX, Kind.AGENTS, BOB)
                    .view()
                    .of(PBX);
    private static final UserRights LIMITED =
            Site.rights(Site.SOPHIE_USER, Profile.SUPERVISOR, List.of(1), List.of(1));

    /** A message that is about something, built once for what is inside and once for outside. */
    private record Single(String name, ServerMessage inside, ServerMessage outside) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Single> singles() {
        return List.of(
                new Single(
                        "QueueConfig",
                        new ServerMessage.QueueChanged(SUPPORT),
                        new ServerMessage.QueueChanged(SALES)),
                new Single(
                        "QueueMember",
                        new ServerMessage.MemberChanged(ALICE_IN_SUPPORT),
                        new ServerMessage.MemberChanged(BOB_IN_SALES)),
                new Single(
                        "QueueMember removed",
                        new ServerMessage.MemberRemoved(ALICE_IN_SUPPORT),
                        new ServerMessage.MemberRemoved(BOB_IN_SALES)),
                new Single(
                        "QueueStatistics",
                        new ServerMessage.QueueStatistics(Site.queueStatistics(SUPPORT, 1)),
                        new ServerMessage.QueueStatistics(Site.queueStatistics(SALES, 1))),
                new Single(
                        "QueueCalls",
                        new ServerMessage.QueueCalls(Site.noCalls(SUPPORT)),
                        new ServerMessage.QueueCalls(Site.noCalls(SALES))),
                new Single(
                        "AgentConfig",
                        new ServerMessage.AgentChanged(ALICE, List.of()),
                        new ServerMessage.AgentChanged(BOB, List.of())),
                new Single("AgentStateEvent", state(ALICE), state(BOB)),
                new Single(
                        "AgentListen",
                        new ServerMessage.AgentListen(true, "1900", ALICE.id()),
                        new ServerMessage.AgentListen(true, "1900", BOB.id())),
                new Single(
                        "AgentStatistics",
                        new ServerMessage.AgentStatistics(Site.agentStatistics(ALICE, 1)),
                        new ServerMessage.AgentStatistics(Site.agentStatistics(BOB, 1))));
    }

    @ParameterizedTest
    @MethodSource("singles")
    void a_limited_supervisor_sees_what_is_inside_and_nothing_else(Single single) {
        RightsFilter filter = filter(Optional.of(LIMITED), Set.of("supervisor"), null);
        assertThat(filter.visible(single.inside())).contains(single.inside());
        assertThat(filter.visible(single.outside())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("singles")
    void admins_and_unlimited_supervisors_see_everything_A37(Single single) {
        for (Profile profile : List.of(Profile.ADMIN, Profile.SUPERVISOR)) {
            UserRights rights = Site.rights(Site.SOPHIE_USER, profile, null, null);
            assertThat(filter(Optional.of(rights), Set.of(), null).visible(single.outside()))
                    .contains(single.outside());
        }
    }

    @ParameterizedTest
    @MethodSource("singles")
    void without_a_profile_everything_or_nothing_is_seen_as_the_deployment_says_A38(Single single) {
        UserRights none = Site.rights(Site.SOPHIE_USER, Profile.NO_RIGHT, null, null);
        assertThat(
                        filter(Optional.of(none), Set.of(), null, NoProfile.ADMIN)
                                .visible(single.outside()))
                .contains(single.outside());
        assertThat(
                        filter(Optional.of(none), Set.of(), null, NoProfile.DENY)
                                .visible(single.outside()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("singles")
    void a_supervisor_whose_lists_are_not_known_yet_sees_nothing(Single single) {
        RightsFilter filter = filter(Optional.empty(), Set.of("supervisor"), null);
        assertThat(filter.visible(single.inside())).isEmpty();
        assertThat(filter(Optional.empty(), Set.of("admin"), null).visible(single.inside()))
                .contains(single.inside());
    }

    @Test
    void lists_lose_what_is_outside_A39_A40() {
        RightsFilter filter = filter(Optional.of(LIMITED), Set.of(), null);
        assertThat(filter.visible(new ServerMessage.QueueList(List.of(SUPPORT, SALES))))
                .contains(new ServerMessage.QueueList(List.of(SUPPORT)));
        assertThat(
                        filter.visible(
                                new ServerMessage.QueueMemberList(
                                        List.of(ALICE_IN_SUPPORT, BOB_IN_SALES))))
                .contains(new ServerMessage.QueueMemberList(List.of(ALICE_IN_SUPPORT)));
        assertThat(filter.visible(new ServerMessage.AgentList(List.of(ALICE, BOB))))
                .contains(new ServerMessage.AgentList(List.of(ALICE)));
        assertThat(filter.visible(new ServerMessage.AgentGroupList(List.of(GROUP_1, GROUP_2))))
                .contains(new ServerMessage.AgentGroupList(List.of(GROUP_1)));
        assertThat(
                        filter.visible(
                                new ServerMessage.AgentDirectory(
                                        List.of(entry(ALICE), entry(BOB)))))
                .contains(new ServerMessage.AgentDirectory(List.of(entry(ALICE))));
    }

    @Test
    void AgentConfig_does_not_leak_the_queues_outside_A41() {
        ServerMessage.AgentChanged.Member inside = member(ALICE_IN_SUPPORT, SUPPORT);
        ServerMessage.AgentChanged.Member outside = member(Site.member(11, 2, 1), SALES);
        assertThat(
                        filter(Optional.of(LIMITED), Set.of(), null)
                                .visible(
                                        new ServerMessage.AgentChanged(
                                                ALICE, List.of(inside, outside))))
                .contains(new ServerMessage.AgentChanged(ALICE, List.of(inside)));
    }

    @Test
    void a_supervisor_who_is_an_agent_always_sees_himself_A41() {
        RightsFilter filter = filter(Optional.of(LIMITED), Set.of(), BOB.id());
        assertThat(filter.visible(state(BOB))).contains(state(BOB));
        assertThat(filter.visible(new ServerMessage.MemberChanged(BOB_IN_SALES))).isPresent();
        assertThat(filter.visible(new ServerMessage.AgentList(List.of(ALICE, BOB))))
                .contains(new ServerMessage.AgentList(List.of(ALICE, BOB)));
        assertThat(filter.agent(BOB.id())).isTrue();
    }

    @Test
    void what_is_about_the_client_himself_is_never_filtered() {
        RightsFilter filter = filter(Optional.empty(), Set.of(), null, NoProfile.DENY);
        for (ServerMessage message :
                List.of(
                        new ServerMessage.Pong(),
                        new ServerMessage.Error("x"),
                        new ServerMessage.LoggedOn(),
                        new ServerMessage.RightProfile(Profile.NO_RIGHT, List.of()),
                        new ServerMessage.PhoneEvent(Site.ringing(Site.LINE_1001)),
                        new ServerMessage.UserConfigUpdate(Site.ALICE_USER),
                        new ServerMessage.LinkStatusUpdate(true))) {
            assertThat(filter.visible(message)).contains(message);
        }
    }

    private static RightsFilter filter(
            Optional<UserRights> rights, Set<String> roles, AgentId own) {
        return filter(rights, roles, own, NoProfile.ADMIN);
    }

    private static RightsFilter filter(
            Optional<UserRights> rights, Set<String> roles, AgentId own, NoProfile noProfile) {
        return new RightsFilter(
                new Self(
                        Optional.empty(),
                        Optional.ofNullable(own),
                        Optional.empty(),
                        Optional.empty(),
                        Rights.of(rights, roles, noProfile)),
                VIEW);
    }

    private static ServerMessage state(AgentConfig agent) {
        return new ServerMessage.AgentStateEvent(
                Site.status(agent, new AgentState.Ready(), Instant.EPOCH));
    }

    private static ServerMessage.AgentDirectory.Entry entry(AgentConfig agent) {
        return new ServerMessage.AgentDirectory.Entry(
                agent, Site.status(agent, new AgentState.Ready(), Instant.EPOCH));
    }

    private static ServerMessage.AgentChanged.Member member(
            QueueMemberConfig member, QueueConfig queue) {
        return new ServerMessage.AgentChanged.Member(member, queue.name());
    }
}
