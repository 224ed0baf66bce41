package io.belfry.gateway.core.session;

import io.belfry.contracts.config.AgentConfig;
import io.belfry.contracts.config.AgentGroupConfig;
import io.belfry.contracts.config.QueueConfig;
import io.belfry.contracts.config.QueueMemberConfig;
import io.belfry.contracts.config.UserConfig;
import io.belfry.contracts.config.UserStatusConfig;
import io.belfry.contracts.pbx.PbxLink;
import io.belfry.contracts.state.AgentStatistics;
import io.belfry.contracts.state.AgentStatus;
import io.belfry.contracts.state.Conference;
import io.belfry.contracts.state.Favorite;
import io.belfry.contracts.state.PhoneState;
import io.belfry.contracts.state.QueueCalls;
import io.belfry.contracts.state.QueueStatistics;
import io.belfry.contracts.state.UserPreference;
import io.belfry.contracts.state.UserStatus;
import io.belfry.contracts.state.Voicemail;
import io.belfry.gateway.core.protocol.ServerMessage;
import io.belfry.gateway.core.protocol.ServerMessage.FavoriteUpdated.Action;
import io.belfry.gateway.core.view.Change;
import io.belfry.gateway.core.view.Kind;
import io.belfry.gateway.core.view.PbxView;
import java.util.List;
import java.util.Optional;

/** What there is to say about a change, before anyone asks who may hear it. */
final class Announcer {

    private Announcer() {}

    /**
     * The message about a change.
     *
     * @param view after the change
     */
    static Optional<ServerMessage> announce(Change<?, ?> change, PbxView view) {
        return change.after().isPresent()
                ? said(change, change.after().get(), view)
                : removed(change.before().orElseThrow(), view);
    }

    private static Optional<ServerMessage> said(Change<?, ?> change, Object value, PbxView view) {
        return switch (value) {
            case QueueConfig queue -> Optional.of(new ServerMessage.QueueChanged(queue));
            case AgentConfig agent -> Optional.of(Snapshots.agent(agent, view));
            case QueueMemberConfig member -> Optional.of(new ServerMessage.MemberChanged(member));
            case AgentGroupConfig group -> Optional.of(Snapshots.groups(view));
            case AgentStatus status -> Optional.of(new ServerMessage.AgentStateEvent(status));
            case QueueStatistics s -> Optional.of(new ServerMessage.QueueStatistics(s));
            case AgentStatistics s -> Optional.of(new ServerMessage.AgentStatistics(s));
            case QueueCalls calls -> Optional.of(new ServerMessage.QueueCalls(calls));
            case PhoneState phone -> Optional.of(new ServerMessage.PhoneStatusUpdate(phone));
            case UserConfig user -> Optional.of(new ServerMessage.UserConfigUpdate(user));
            case UserStatusConfig status ->
                    Optional.of(new ServerMessage.UsersStatuses(view.all(Kind.USER_STATUSES)));
            case Favorite f -> Optional.of(new ServerMessage.FavoriteUpdated(Action.ADDED, f));
            case UserStatus s ->
                    Optional.of(new ServerMessage.UserStatusUpdate(s.user(), s.status()));
            case UserPreference p -> Optional.of(new ServerMessage.Personal.UserPreferenceSet(p));
            case Voicemail v -> PersonalNews.voicemail(v, view);
            case Conference c -> conferences(view);
            case PbxLink link -> link(change, link);
            default -> Optional.empty();
        };
    }

    private static Optional<ServerMessage> removed(Object value, PbxView view) {
        return switch (value) {
            case QueueMemberConfig member -> Optional.of(new ServerMessage.MemberRemoved(member));
            case AgentGroupConfig group -> Optional.of(Snapshots.groups(view));
            case UserStatusConfig status ->
                    Optional.of(new ServerMessage.UsersStatuses(view.all(Kind.USER_STATUSES)));
            case Favorite f -> Optional.of(new ServerMessage.FavoriteUpdated(Action.REMOVED, f));
            case Conference c -> conferences(view);
            case QueueCalls calls ->
                    Optional.of(
                            new ServerMessage.QueueCalls(
                                    new QueueCalls(calls.id(), calls.name(), List.of())));
            default -> Optional.empty();
        };
    }

    private static Optional<ServerMessage> conferences(PbxView view) {
        return Optional.of(new ServerMessage.ConferenceList(view.all(Kind.CONFERENCES)));
    }

    /** Only opening and closing is told: a resync is no matter of clients. */
    private static Optional<ServerMessage> link(Change<?, ?> change, PbxLink after) {
        boolean wasOpen =
                change.before().map(before -> !(before instanceof PbxLink.Down)).orElse(true);
        boolean open = !(after instanceof PbxLink.Down);
        return wasOpen == open
                ? Optional.empty()
                : Optional.of(new ServerMessage.LinkStatusUpdate(open));
    }
}
