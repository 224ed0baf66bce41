package io.belfry.gateway.core.session;

import io.belfry.contracts.config.AgentConfig;
import io.belfry.contracts.config.QueueMemberConfig;
import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.GroupId;
import io.belfry.contracts.id.QueueId;
import io.belfry.gateway.core.protocol.Forbidden;
import io.belfry.gateway.core.protocol.ServerMessage;
import io.belfry.gateway.core.view.PbxView;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What of a message a client may see: the one filter, at the last step, for every front-end
 * (A37–A41). Queues are filtered by the list of queues, agents by the list of groups; what is about
 * the client's own agent always passes (A41).
 */
public final class RightsFilter {

    private final Self self;
    private final PbxView view;

    public RightsFilter(Self self, PbxView view) {
        this.self = self;
        this.view = view;
    }

    /** The message, or what is left of it; empty when the client must not see it. */
    public Optional<ServerMessage> visible(ServerMessage message) {
        return switch (message) {
            case ServerMessage.QueueList m ->
                    Optional.of(
                            new ServerMessage.QueueList(
                                    only(m.queues(), q -> self.rights().queues().admits(q.id()))));
            case ServerMessage.QueueMemberList m ->
                    Optional.of(new ServerMessage.QueueMemberList(only(m.members(), this::member)));
            case ServerMessage.QueueChanged m ->
                    when(m, self.rights().queues().admits(m.queue().id()));
            case ServerMessage.MemberChanged m -> when(m, member(m.member()));
            case ServerMessage.MemberRemoved m -> when(m, member(m.member()));
            case ServerMessage.QueueStatistics m ->
                    when(m, self.rights().queues().admits(m.statistics().id()));
            case ServerMessage.QueueCalls m ->
                    when(m, self.rights().queues().admits(m.calls().id()));
            case ServerMessage.AgentList m ->
                    Optional.of(new ServerMessage.AgentList(only(m.agents(), this::agent)));
            case ServerMessage.AgentDirectory m ->
                    Optional.of(
                            new ServerMessage.AgentDirectory(
                                    only(m.entries(), entry -> agent(entry.agent()))));
            case ServerMessage.AgentGroupList m ->
                    Optional.of(
                            new ServerMessage.AgentGroupList(
                                    only(m.groups(), g -> self.rights().groups().admits(g.id()))));
            case ServerMessage.AgentChanged m ->
                    agent(m.agent()) ? Optional.of(visibleMembers(m)) : Optional.empty();
            case ServerMessage.AgentStateEvent m -> when(m, agent(m.status().id()));
            case ServerMessage.AgentStatistics m -> when(m, agent(m.statistics().id()));
            case ServerMessage.AgentListen m -> when(m, agent(m.agent()));
            case ServerMessage.ConferenceList m -> Optional.of(m);
            case ServerMessage.Personal m -> Optional.of(m);
            case ServerMessage.Pong m -> Optional.of(m);
            case ServerMessage.SessionStarted m -> Optional.of(m);
            case ServerMessage.SnapshotComplete m -> Optional.of(m);
            case ServerMessage.Error m -> Optional.of(m);
            case ServerMessage.AgentError m -> Optional.of(m);
            case ServerMessage.LoggedOn m -> Optional.of(m);
            case ServerMessage.RightProfile m -> Optional.of(m);
            case ServerMessage.LinkStatusUpdate m -> Optional.of(m);
            case ServerMessage.UsersStatuses m -> Optional.of(m);
            case ServerMessage.UserStatusUpdate m -> Optional.of(m);
            case ServerMessage.UserConfigUpdate m -> Optional.of(m);
            case ServerMessage.PhoneStatusUpdate m -> Optional.of(m);
            case ServerMessage.PhoneEvent m -> Optional.of(m);
            case ServerMessage.OwnLine m -> Optional.of(m);
            case ServerMessage.CurrentCallsPhoneEvents m -> Optional.of(m);
            case ServerMessage.PhoneHintStatusEvent m -> Optional.of(m);
            case ServerMessage.UserDisplayName m -> Optional.of(m);
            case ServerMessage.Favorites m -> Optional.of(m);
            case ServerMessage.FavoriteUpdated m -> Optional.of(m);
            case ServerMessage.DirectoryResult m -> Optional.of(m);
        };
    }

    /** Whether that agent is the client's own or in one of his groups. */
    public boolean agent(AgentId id) {
        return self.isAgent(id) || self.rights().groups().admits(view.groupOf(id));
    }

    /**
     * Makes sure that the client may act on an agent (A42).
     *
     * @throws Forbidden when he may not, here and below
     */
    void require(AgentId agent) throws Forbidden {
        require(agent(agent), "Agent " + agent + " is outside your groups.");
    }

    void require(QueueId queue) throws Forbidden {
        require(
                self.rights().queues().admits(queue),
                "Queue " + queue + " is outside your queues.");
    }

    void require(GroupId group) throws Forbidden {
        require(
                self.rights().groups().admits(group),
                "Group " + group + " is outside your groups.");
    }

    private static void require(boolean allowed, String otherwise) throws Forbidden {
        if (!allowed) {
            throw new Forbidden(otherwise);
        }
    }

    private boolean agent(AgentConfig agent) {
        return self.isAgent(agent.id())
                || self.rights().groups().admits(Optional.ofNullable(agent.group()));
    }

    private boolean member(QueueMemberConfig member) {
        return self.isAgent(member.agent()) || self.rights().queues().admits(member.queue());
    }

    private ServerMessage visibleMembers(ServerMessage.AgentChanged changed) {
        if (changed.members().stream().allMatch(m -> member(m.member()))) {
            return changed;
        }
        return new ServerMessage.AgentChanged(
                changed.agent(), only(changed.members(), m -> member(m.member())));
    }

    private static Optional<ServerMessage> when(ServerMessage message, boolean allowed) {
        return allowed ? Optional.of(message) : Optional.empty();
    }

    private static <T> List<T> only(List<T> all, Predicate<T> allowed) {
        return all.stream().filter(allowed).toList();
    }
}
