package io.belfry.gateway.core.session;

import io.belfry.contracts.command.PbxCommand;
import io.belfry.contracts.config.QueueConfig;
import io.belfry.contracts.config.QueueMemberConfig;
import io.belfry.contracts.config.UserConfig;
import io.belfry.contracts.config.UserServices;
import io.belfry.contracts.config.UserServices.Forward;
import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.id.QueueId;
import io.belfry.contracts.id.QueueName;
import io.belfry.gateway.core.protocol.ServerMessage;
import io.belfry.gateway.core.view.Kind;
import io.belfry.gateway.core.view.PbxView;
import java.util.Optional;

/**
 * What a command that the PBX has done says about the configuration, until the configuration itself
 * says it: who serves a queue (A49, A50), do-not-disturb and forwards (A69–A72). To be used under
 * the hub's lock.
 */
final class Effects {

    private static final Forward OFF = new Forward(false, "");
    private static final UserServices ALL_OFF = new UserServices(false, OFF, OFF, OFF);

    private final Hub hub;
    private final PbxId pbx;
    private final PbxView view;

    Effects(Hub hub, PbxId pbx, PbxView view) {
        this.hub = hub;
        this.pbx = pbx;
        this.view = view;
    }

    /**
     * What is to be said about it.
     *
     * @param announced whether the subscribers were told already
     */
    record News(ServerMessage message, boolean announced) {}

    /** Applies it to the view, which tells the subscribers; returns what the asker must hear. */
    Optional<News> apply(PbxCommand done) {
        return switch (done) {
            case PbxCommand.SetAgentQueue c ->
                    queue(c.queue()).map(queue -> joined(c.agent(), queue, c.penalty()));
            case PbxCommand.RemoveAgentFromQueue c ->
                    queue(c.queue()).map(queue -> left(c.agent(), queue));
            case PbxCommand.SetDoNotDisturb c -> {
                user(c.phoneNumber()).ifPresent(user -> set(user, dnd(user, c.enabled())));
                yield Optional.empty();
            }
            case PbxCommand.SetForward c -> {
                user(c.phoneNumber()).ifPresent(user -> set(user, forward(user, c)));
                yield Optional.empty();
            }
            default -> Optional.empty();
        };
    }

    private News joined(AgentId agent, QueueId queue, int penalty) {
        QueueMemberConfig member = new QueueMemberConfig(agent, queue, penalty);
        Optional<QueueMemberConfig> before = view.member(agent, queue);
        hub.set(pbx, Kind.QUEUE_MEMBERS, member);
        return new News(
                new ServerMessage.MemberChanged(member), !before.equals(Optional.of(member)));
    }

    private News left(AgentId agent, QueueId queue) {
        Optional<QueueMemberConfig> before = view.member(agent, queue);
        hub.remove(pbx, Kind.QUEUE_MEMBERS, queue + ":" + agent);
        return new News(
                new ServerMessage.MemberRemoved(
                        before.orElseGet(() -> new QueueMemberConfig(agent, queue, 0))),
                before.isPresent());
    }

    private Optional<QueueId> queue(QueueName name) {
        return view.table(Kind.QUEUES).stream()
                .filter(queue -> queue.name().equals(name))
                .map(QueueConfig::id)
                .findFirst();
    }

    private Optional<UserConfig> user(String phoneNumber) {
        return view.lineByNumber(phoneNumber)
                .flatMap(
                        line ->
                                view.table(Kind.USERS).stream()
                                        .filter(user -> line.id().equals(user.line()))
                                        .findFirst());
    }

    private static UserServices dnd(UserConfig user, boolean enabled) {
        UserServices now = services(user);
        return new UserServices(enabled, now.unconditional(), now.noAnswer(), now.busy());
    }

    /** A destination is remembered while its forward is off. */
    private static UserServices forward(UserConfig user, PbxCommand.SetForward c) {
        UserServices now = services(user);
        Forward before =
                switch (c.kind()) {
                    case UNCONDITIONAL -> now.unconditional();
                    case NO_ANSWER -> now.noAnswer();
                    case BUSY -> now.busy();
                };
        Forward after =
                new Forward(
                        c.enabled(),
                        c.destination() == null ? before.destination() : c.destination());
        return switch (c.kind()) {
            case UNCONDITIONAL ->
                    new UserServices(now.doNotDisturb(), after, now.noAnswer(), now.busy());
            case NO_ANSWER ->
                    new UserServices(now.doNotDisturb(), now.unconditional(), after, now.busy());
            case BUSY ->
                    new UserServices(
                            now.doNotDisturb(), now.unconditional(), now.noAnswer(), after);
        };
    }

    private static UserServices services(UserConfig user) {
        return user.services() == null ? ALL_OFF : user.services();
    }

    private void set(UserConfig user, UserServices services) {
        hub.set(pbx, Kind.USERS, user.withServices(services));
    }
}
