package io.belfry.gateway.core.session;

import io.belfry.contracts.config.AgentConfig;
import io.belfry.contracts.config.LineConfig;
import io.belfry.contracts.config.UserConfig;
import io.belfry.contracts.config.UserStatusConfig;
import io.belfry.contracts.id.QueueId;
import io.belfry.contracts.id.UserId;
import io.belfry.contracts.pbx.PbxLink;
import io.belfry.contracts.state.QueueCalls;
import io.belfry.contracts.state.UserStatus;
import io.belfry.gateway.core.protocol.ServerMessage;
import io.belfry.gateway.core.view.Kind;
import io.belfry.gateway.core.view.PbxView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a client is told at once when he connects or asks; unfiltered. */
final class Snapshots {

    /** The status of a user who chose none, when it is among the configured ones. */
    private static final String AVAILABLE = "available";

    private Snapshots() {}

    /** What is pushed after the log-in, in that order (A9, A10, A34, A56). */
    static List<ServerMessage> logOn(Self self, PbxView view, Instant now) {
        List<ServerMessage> messages = new ArrayList<>();
        messages.add(new ServerMessage.LoggedOn());
        messages.add(rightProfile(self));
        messages.add(new ServerMessage.UsersStatuses(view.all(Kind.USER_STATUSES)));
        self.user()
                .map(UserConfig::id)
                .flatMap(
                        user ->
                                status(user, view)
                                        .map(s -> new ServerMessage.UserStatusUpdate(user, s)))
                .ifPresent(messages::add);
        self.user().ifPresent(user -> messages.add(new ServerMessage.UserConfigUpdate(user)));
        phone(self, view).ifPresent(messages::add);
        messages.addAll(PersonalNews.logOn(self, view));
        self.agent()
                .flatMap(id -> view.find(Kind.AGENTS, id))
                .map(agent -> new ServerMessage.AgentStateEvent(view.statusOf(agent, now)))
                .ifPresent(messages::add);
        if (view.link().filter(PbxLink.Down.class::isInstance).isPresent()) {
            messages.add(new ServerMessage.LinkStatusUpdate(false));
        }
        return messages;
    }

    static ServerMessage rightProfile(Self self) {
        return new ServerMessage.RightProfile(self.rights().profile(), self.rights().extra());
    }

    /** The status of the own phone, when it has a line and the line was seen. */
    static Optional<ServerMessage> phone(Self self, PbxView view) {
        return self.line()
                .map(LineConfig::id)
                .flatMap(line -> view.find(Kind.PHONES, line))
                .map(ServerMessage.PhoneStatusUpdate::new);
    }

    static ServerMessage agent(AgentConfig agent, PbxView view) {
        List<ServerMessage.AgentChanged.Member> members =
                view.table(Kind.QUEUE_MEMBERS).stream()
                        .filter(member -> member.agent().equals(agent.id()))
                        .sorted(Comparator.comparing(member -> member.queue()))
                        .flatMap(
                                member ->
                                        view.find(Kind.QUEUES, member.queue()).stream()
                                                .map(
                                                        queue ->
                                                                new ServerMessage.AgentChanged
                                                                        .Member(
                                                                        member, queue.name())))
                        .toList();
        return new ServerMessage.AgentChanged(agent, members);
    }

    static ServerMessage groups(PbxView view) {
        return new ServerMessage.AgentGroupList(view.all(Kind.AGENT_GROUPS));
    }

    static Stream<ServerMessage> agentStates(PbxView view, Instant now) {
        return view.all(Kind.AGENTS).stream()
                .map(agent -> new ServerMessage.AgentStateEvent(view.statusOf(agent, now)));
    }

    static ServerMessage agentDirectory(PbxView view, Instant now) {
        return new ServerMessage.AgentDirectory(
                view.all(Kind.AGENTS).stream()
                        .map(
                                agent ->
                                        new ServerMessage.AgentDirectory.Entry(
                                                agent, view.statusOf(agent, now)))
                        .toList());
    }

    /** The calls waiting in a queue; a queue nobody said anything about has none. */
    static Optional<ServerMessage> queueCalls(QueueId queue, PbxView view) {
        return view.find(Kind.QUEUE_CALLS, queue)
                .or(
                        () ->
                                view.find(Kind.QUEUES, queue)
                                        .map(q -> new QueueCalls(queue, q.name(), List.of())))
                .map(ServerMessage.QueueCalls::new);
    }

    /** What the user chose, while it is configured. */
    private static Optional<String> status(UserId user, PbxView view) {
        return view.find(Kind.CHOSEN_STATUSES, user)
                .map(UserStatus::status)
                .filter(name -> view.find(Kind.USER_STATUSES, name).isPresent())
                .or(() -> initialStatus(view));
    }

    private static Optional<String> initialStatus(PbxView view) {
        List<UserStatusConfig> statuses = view.all(Kind.USER_STATUSES);
        return statuses.stream()
                .filter(status -> status.name().equals(AVAILABLE))
                .findFirst()
                .or(() -> statuses.stream().findFirst())
                .map(UserStatusConfig::name);
    }
}
