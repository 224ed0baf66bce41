package io.belfry.gateway.core.session;

import io.belfry.contracts.command.CommandOutcome;
import io.belfry.contracts.command.PbxCommand;
import io.belfry.contracts.id.QueueId;
import io.belfry.gateway.core.command.Outcomes;
import io.belfry.gateway.core.protocol.BadFrame;
import io.belfry.gateway.core.protocol.ClientCommand;
import io.belfry.gateway.core.protocol.ServerMessage;
import io.belfry.gateway.core.session.Subscriptions.Feed;
import io.belfry.gateway.core.view.Kind;
import io.belfry.gateway.core.view.PbxView;
import java.time.Instant;
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
        CommandResolver resolver = new CommandResolver(session, view);
        switch (command) {
            case ClientCommand.Ping c -> tell(new ServerMessage.Pong());
            case ClientCommand.AgentLogin c -> ask("agentLogin", resolver.login(c));
            case ClientCommand.AgentLogout c ->
                    ask("agentLogout", resolver.onAgent(c.agent(), PbxCommand.AgentLogout::new));
            case ClientCommand.PauseAgent c ->
                    ask(
                            "pauseAgent",
                            resolver.onAgent(
                                    c.agent(),
                                    agent ->
                                            new PbxCommand.AgentPause(
                                                    agent, null, c.reason().orElse(null))));
            case ClientCommand.UnpauseAgent c ->
                    ask(
                            "unpauseAgent",
                            resolver.onAgent(
                                    c.agent(), agent -> new PbxCommand.AgentUnpause(agent, null)));
            case ClientCommand.ToggleAgentLogin c ->
                    ask("toggleAgentLogin", resolver.toggleLogin());
            case ClientCommand.Dial c -> ask("dial", resolver.dial(c));
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
        if (!session.self().rights().queues().admits(queue)) {
            throw new BadFrame("Queue " + queue + " is outside your queues.");
        }
        ServerMessage calls =
                Snapshots.queueCalls(queue, view)
                        .orElseThrow(() -> new BadFrame("Queue " + queue + " is unknown."));
        session.subscriptions().addQueueCalls(queue);
        tell(calls);
    }

    private void ask(String name, PbxCommand command) {
        hub.dispatcher()
                .dispatch(
                        session.identity().pbx(),
                        session.identity().login(),
                        command,
                        (outcome, latency) -> {
                            hub.observer().answered(name, outcomeName(outcome), latency);
                            Outcomes.message(command, outcome)
                                    .ifPresent(message -> hub.tellLater(session, message));
                        });
    }

    private static String outcomeName(CommandOutcome outcome) {
        return switch (outcome) {
            case CommandOutcome.Done done -> "DONE";
            case CommandOutcome.Refused refused -> String.valueOf(refused.reason());
        };
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
