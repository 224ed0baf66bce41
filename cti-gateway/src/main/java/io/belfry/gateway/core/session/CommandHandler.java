package io.belfry.gateway.core.session;

import io.belfry.contracts.command.CommandOutcome;
import io.belfry.contracts.config.UserConfig;
import io.belfry.contracts.config.UserStatusConfig;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.id.QueueId;
import io.belfry.contracts.id.UserId;
import io.belfry.contracts.state.Favorite;
import io.belfry.contracts.state.UserStatus;
import io.belfry.gateway.core.command.Outcomes;
import io.belfry.gateway.core.protocol.BadFrame;
import io.belfry.gateway.core.protocol.ClientCommand;
import io.belfry.gateway.core.protocol.ServerMessage;
import io.belfry.gateway.core.protocol.ServerMessage.FavoriteUpdated.Action;
import io.belfry.gateway.core.session.Subscriptions.Feed;
import io.belfry.gateway.core.view.Kind;
import io.belfry.gateway.core.view.PbxView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Does what a command says: subscribes and answers, or asks the PBX. Runs under the hub's lock. */
final class CommandHandler {

    private final Session session;
    private final PbxView view;
    private final Instant now;
    private final Hub hub;

    CommandHandler(Session session, PbxView view, Instant now, Hub hub) {
        this.session = session;
        this.view = view;
        this.now = now;
        this.hub = hub;
    }

    void handle(ClientCommand command) throws BadFrame {
        answer(command);
        if (command instanceof ClientCommand.Snapshot && session.isNumbered()) {
            tell(new ServerMessage.SnapshotComplete(command.name()));
        }
    }

    private void answer(ClientCommand command) throws BadFrame {
        switch (command) {
            case ClientCommand.Ping c -> tell(new ServerMessage.Pong());
            case ClientCommand.OnPbx c -> ask(c);
            case ClientCommand.GroupToQueue c -> ask(groups().steps(c));
            case ClientCommand.RemoveAgentGroupFromQueueGroup c -> ask(groups().steps(c));
            case ClientCommand.AddAgentsNotInQueueFromGroupTo c -> ask(groups().steps(c));
            case ClientCommand.GetCurrentCallsPhoneEvents c ->
                    tell(new ServerMessage.CurrentCallsPhoneEvents(hub.callsOf(session)));
            case ClientCommand.SubscribeToPhoneHints c -> {
                session.subscriptions().addPhoneHints(c.phoneNumbers());
                tellAll(Phonebook.hints(c.phoneNumbers(), view));
            }
            case ClientCommand.UnsubscribeFromAllPhoneHints c ->
                    session.subscriptions().removePhoneHints();
            case ClientCommand.DisplayNameLookup c ->
                    tell(
                            new ServerMessage.UserDisplayName(
                                    c.username(),
                                    view.userByLogin(c.username())
                                            .map(UserConfig::fullName)
                                            .orElse("")));
            case ClientCommand.UserStatusUpdate c -> choose(c.status());
            case ClientCommand.DirectoryLookUp c ->
                    tell(Phonebook.lookUp(c.term(), session.self(), view));
            case ClientCommand.GetFavorites c -> tell(Phonebook.favoritesOf(session.self(), view));
            case ClientCommand.AddFavorite c -> {
                Favorite wanted = new Favorite(me(), c.source(), c.contactId());
                if (!Phonebook.has(c.contactId(), c.source(), view)) {
                    tell(new ServerMessage.FavoriteUpdated(Action.ADD_FAIL, wanted));
                } else if (isFavorite(wanted)) {
                    tell(new ServerMessage.FavoriteUpdated(Action.ADDED, wanted));
                } else {
                    hub.choices().add(pbx(), wanted, otherwise(Action.ADD_FAIL, wanted));
                }
            }
            case ClientCommand.RemoveFavorite c -> {
                Favorite unwanted = new Favorite(me(), c.source(), c.contactId());
                if (isFavorite(unwanted)) {
                    hub.choices().remove(pbx(), unwanted, otherwise(Action.REMOVE_FAIL, unwanted));
                } else {
                    tell(new ServerMessage.FavoriteUpdated(Action.REMOVE_FAIL, unwanted));
                }
            }
            case ClientCommand.InConference c -> inConference(c);
            case ClientCommand.Social c -> new SocialCommands(session, view, now, hub).handle(c);
            case ClientCommand.GetList c -> list(c.type());
            case ClientCommand.GetConfig c -> config(c.type());
            case ClientCommand.GetAgentStates c -> {
                subscribe(Feed.AGENT_STATES);
                tellAll(Snapshots.agentStates(view, now));
            }
            case ClientCommand.SubscribeToAgentEvents c -> subscribe(Feed.AGENT_STATES);
            case ClientCommand.GetAgentDirectory c -> {
                subscribe(Feed.AGENT_STATES);
                tell(Snapshots.agentDirectory(view, now));
            }
            case ClientCommand.SubscribeToQueueStats c -> {
                subscribe(Feed.QUEUE_STATISTICS);
                tellAll(
                        view.all(Kind.QUEUE_STATISTICS).stream()
                                .map(ServerMessage.QueueStatistics::new));
            }
            case ClientCommand.SubscribeToAgentStats c -> {
                subscribe(Feed.AGENT_STATISTICS);
                tellAll(
                        view.all(Kind.AGENT_STATISTICS).stream()
                                .map(ServerMessage.AgentStatistics::new));
            }
            case ClientCommand.SubscribeToQueueCalls c -> subscribeToQueueCalls(c.queue());
            case ClientCommand.UnsubscribeFromQueueCalls c ->
                    session.subscriptions().removeQueueCalls(c.queue());
        }
    }

    /** A78, A79; the list of agents starts their state events too (A56). */
    private void list(ClientCommand.ListType type) {
        switch (type) {
            case QUEUE -> {
                subscribe(Feed.QUEUES);
                tell(new ServerMessage.QueueList(view.all(Kind.QUEUES)));
            }
            case AGENT -> {
                subscribe(Feed.AGENTS);
                subscribe(Feed.AGENT_STATES);
                tell(new ServerMessage.AgentList(view.all(Kind.AGENTS)));
            }
            case QUEUEMEMBER -> {
                subscribe(Feed.QUEUE_MEMBERS);
                tell(new ServerMessage.QueueMemberList(view.all(Kind.QUEUE_MEMBERS)));
            }
            case MEETME -> {
                subscribe(Feed.CONFERENCES);
                tell(new ServerMessage.ConferenceList(view.all(Kind.CONFERENCES)));
            }
            case AGENTGROUP -> {
                subscribe(Feed.AGENT_GROUPS);
                tell(Snapshots.groups(view));
            }
        }
    }

    /** A80. */
    private void config(ClientCommand.ConfigType type) throws BadFrame {
        switch (type) {
            case QUEUE -> {
                subscribe(Feed.QUEUES);
                tellAll(view.all(Kind.QUEUES).stream().map(ServerMessage.QueueChanged::new));
            }
            case AGENT -> {
                subscribe(Feed.AGENTS);
                tellAll(view.all(Kind.AGENTS).stream().map(a -> Snapshots.agent(a, view)));
            }
            case QUEUEMEMBER -> {
                subscribe(Feed.QUEUE_MEMBERS);
                tellAll(
                        view.all(Kind.QUEUE_MEMBERS).stream()
                                .map(ServerMessage.MemberChanged::new));
            }
            case LINE ->
                    tell(
                            new ServerMessage.OwnLine(
                                    session.self()
                                            .line()
                                            .orElseThrow(
                                                    () -> new BadFrame("getConfig: no line"))));
        }
    }

    private void subscribeToQueueCalls(QueueId queue) throws BadFrame {
        new RightsFilter(session.self(), view).require(queue);
        ServerMessage calls =
                Snapshots.queueCalls(queue, view)
                        .orElseThrow(() -> new BadFrame("Queue " + queue + " is unknown."));
        session.subscriptions().addQueueCalls(queue);
        tell(calls);
    }

    private void inConference(ClientCommand.InConference command) throws BadFrame {
        try {
            for (ClientCommand.OnPbx step : ConferenceRules.steps(command, session.self(), view)) {
                ask(step);
            }
        } catch (ConferenceRules.Refused e) {
            tell(new ServerMessage.Personal.ConferenceCommandError(e.getMessage()));
        }
    }

    /** A73. */
    private void choose(String name) throws BadFrame {
        UserStatusConfig status =
                view.find(Kind.USER_STATUSES, name)
                        .orElseThrow(() -> new BadFrame("Status " + name + " is unknown."));
        hub.choices()
                .choose(
                        pbx(),
                        new UserStatus(me(), name, now),
                        reason -> hub.tellLater(session, new ServerMessage.Error(reason)));
        for (ClientCommand.OnPbx action : StatusActions.of(status, session.self(), view)) {
            ask(action);
        }
    }

    private UserId me() throws BadFrame {
        return session.self()
                .user()
                .map(UserConfig::id)
                .orElseThrow(() -> new BadFrame(session.identity().login() + " is not configured"));
    }

    private PbxId pbx() {
        return session.identity().pbx();
    }

    private boolean isFavorite(Favorite favorite) {
        return view.find(Kind.FAVORITES, Kind.FAVORITES.key().apply(favorite)).isPresent();
    }

    private Consumer<String> otherwise(Action failure, Favorite favorite) {
        return reason ->
                hub.tellLater(session, new ServerMessage.FavoriteUpdated(failure, favorite));
    }

    private GroupCommands groups() {
        return new GroupCommands(session.self(), view);
    }

    private void ask(ClientCommand.OnPbx command) throws BadFrame {
        ask(command, Optional.empty());
    }

    private void ask(List<GroupCommands.Step> steps) throws BadFrame {
        for (GroupCommands.Step step : steps) {
            ask(step.first(), step.then());
        }
    }

    /**
     * @param then what follows when the PBX has done it
     */
    private void ask(ClientCommand.OnPbx command, Optional<ClientCommand.OnPbx> then)
            throws BadFrame {
        hub.requests()
                .ask(
                        session.identity(),
                        session.self(),
                        command,
                        hub.outbound(),
                        (asked, outcome, news) -> {
                            Outcomes.message(asked, outcome).ifPresent(this::tell);
                            news.filter(n -> !(n.announced() && wants(n.message())))
                                    .ifPresent(n -> tell(n.message()));
                            if (outcome instanceof CommandOutcome.Done && then.isPresent()) {
                                follow(then.get());
                            }
                        });
    }

    private void follow(ClientCommand.OnPbx command) {
        try {
            ask(command);
        } catch (BadFrame e) {
            tell(new ServerMessage.Error(e.getMessage()));
        }
    }

    private boolean wants(ServerMessage message) {
        return session.subscriptions().want(message, session.self());
    }

    private void subscribe(Feed feed) {
        session.subscriptions().add(feed);
    }

    private void tellAll(Stream<? extends ServerMessage> messages) {
        hub.tellAll(session, messages.<ServerMessage>map(m -> m).toList());
    }

    private void tell(ServerMessage message) {
        hub.tell(session, message);
    }
}
