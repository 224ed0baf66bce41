package io.belfry.pbx.command;

import io.belfry.contracts.command.CommandOutcome;
import io.belfry.contracts.command.CommandRequest;
import io.belfry.contracts.command.FailureReason;
import io.belfry.contracts.command.PbxCommand;
import io.belfry.contracts.config.AgentConfig;
import io.belfry.contracts.config.LineConfig;
import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.CommandId;
import io.belfry.contracts.id.QueueName;
import io.belfry.pbx.directory.Directory;
import io.belfry.pbx.link.AmiAction;
import io.belfry.pbx.link.AmiClient;
import io.belfry.pbx.link.AmiException;
import io.belfry.pbx.link.AmiResponse;
import io.belfry.pbx.link.LinkState;
import io.belfry.pbx.settings.PbxSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Does what a command asks, and says what became of it. */
public final class CommandExecutor {

    private final PbxSettings settings;
    private final Supplier<Directory> directory;
    private final LoggedAgents logged;
    private final LinkState link;
    private final AmiClient ami;
    private final Duration ringTimeout;
    private final InstantSource clock;

    public CommandExecutor(
            PbxSettings settings,
            Supplier<Directory> directory,
            LoggedAgents logged,
            LinkState link,
            AmiClient ami,
            Duration ringTimeout,
            InstantSource clock) {
        this.settings = settings;
        this.directory = directory;
        this.logged = logged;
        this.link = link;
        this.ami = ami;
        this.ringTimeout = ringTimeout;
        this.clock = clock;
    }

    /** Executes a command unless it is too late or the link is down. */
    public CommandOutcome execute(CommandRequest request) {
        if (clock.instant().isAfter(request.deadline())) {
            return refused(FailureReason.DEADLINE_PASSED, "the deadline was " + request.deadline());
        }
        if (!link.isUp()) {
            return refused(FailureReason.LINK_DOWN, "no link to " + settings.name());
        }
        try {
            return switch (request.command()) {
                case PbxCommand.AgentLogin c -> login(c);
                case PbxCommand.AgentLogout(AgentId agent) -> logout(agent);
                case PbxCommand.AgentPause(AgentId agent, QueueName queue, String reason) ->
                        pause(agent, queue, true, reason);
                case PbxCommand.AgentUnpause(AgentId agent, QueueName queue) ->
                        pause(agent, queue, false, null);
                case PbxCommand.Dial c -> dial(request.id(), c);
                default ->
                        refused(
                                FailureReason.UNSUPPORTED,
                                request.command().getClass().getSimpleName());
            };
        } catch (AmiException e) {
            return refused(FailureReason.LINK_DOWN, e.getMessage());
        }
    }

    private CommandOutcome login(PbxCommand.AgentLogin command) throws AmiException {
        return switch (LoginDecision.decide(command, directory.get(), logged)) {
            case LoginDecision.AlreadyThere _ -> done();
            case LoginDecision.Refuse(var reason, var message, var details) ->
                    new CommandOutcome.Refused(reason, message, details);
            case LoginDecision.LogIn(var agent, var line, var holder) -> {
                if (holder != null) {
                    logOut(holder);
                }
                yield logIn(agent, line);
            }
        };
    }

    private CommandOutcome logIn(AgentConfig agent, LineConfig line) throws AmiException {
        AgentActions actions = actions();
        ami.send(actions.loginLine(agent, line), null);
        List<AmiAction> joins = actions.joins(agent, line);
        for (AmiAction join : joins) {
            AmiResponse response = ami.send(join, null);
            if (!response.success() && !alreadyThere(response)) {
                undo(agent, line, joins.subList(0, joins.indexOf(join)));
                return refused(
                        FailureReason.PBX_REFUSED, join.get("Queue") + ": " + response.message());
            }
        }
        ami.send(actions.loginEvent(agent, line), null);
        logged.loggedIn(agent.number(), line.number(), line.device(), clock.instant());
        return done();
    }

    /** Takes back a login that failed half way. */
    private void undo(AgentConfig agent, LineConfig line, List<AmiAction> joined)
            throws AmiException {
        for (AmiAction join : joined) {
            ami.send(
                    AmiAction.of(
                            "QueueRemove",
                            "Queue",
                            join.get("Queue"),
                            "Interface",
                            join.get("Interface")),
                    null);
        }
        ami.send(actions().logoffLine(agent.number(), AgentActions.place(line), 0), null);
    }

    private CommandOutcome logout(AgentId id) throws AmiException {
        Optional<AgentConfig> agent = directory.get().agent(id);
        if (agent.isEmpty()) {
            return refused(FailureReason.AGENT_UNKNOWN, "no agent has the id " + id);
        }
        Optional<LoggedAgents.Login> login = logged.of(agent.get().number());
        if (login.isEmpty()) {
            return refused(
                    FailureReason.AGENT_NOT_LOGGED_IN, agent.get().number() + " is not logged in");
        }
        logOut(login.get());
        return done();
    }

    private void logOut(LoggedAgents.Login login) throws AmiException {
        AgentActions actions = actions();
        for (AmiAction leave : AgentActions.leaves(login)) {
            ami.send(leave, null); // who is no longer there has left
        }
        String phone = LoginDecision.phoneOf(login, directory.get());
        String place = directory.get().line(phone).map(AgentActions::place).orElse(phone);
        long seconds =
                login.since() == null
                        ? 0
                        : Duration.between(login.since(), clock.instant()).toSeconds();
        ami.send(actions.logoffLine(login.agent(), place, Math.max(0, seconds)), null);
        ami.send(actions.logoffEvent(login.agent()), null);
        logged.loggedOff(login.agent());
    }

    private CommandOutcome pause(AgentId id, QueueName queue, boolean paused, String reason)
            throws AmiException {
        Optional<AgentConfig> agent = directory.get().agent(id);
        if (agent.isEmpty()) {
            return refused(FailureReason.AGENT_UNKNOWN, "no agent has the id " + id);
        }
        Optional<LoggedAgents.Login> login = logged.of(agent.get().number());
        if (login.isEmpty()) {
            return refused(
                    FailureReason.AGENT_NOT_LOGGED_IN, agent.get().number() + " is not logged in");
        }
        if (queue != null && !login.get().queues().containsKey(queue)) {
            return refused(
                    FailureReason.QUEUE_UNKNOWN, agent.get().number() + " is not in " + queue);
        }
        for (AmiAction action : AgentActions.pause(login.get(), queue, paused, reason)) {
            AmiResponse response = ami.send(action, null);
            if (!response.success()) {
                return refused(FailureReason.PBX_REFUSED, response.message());
            }
        }
        return done();
    }

    private CommandOutcome dial(CommandId id, PbxCommand.Dial command) throws AmiException {
        Optional<LineConfig> line = directory.get().line(String.valueOf(command.fromNumber()));
        if (line.isEmpty()) {
            return refused(
                    FailureReason.PHONE_NUMBER_UNKNOWN,
                    "no line has the number " + command.fromNumber());
        }
        Optional<String> number = DialNumber.clean(command.destination());
        if (number.isEmpty()) {
            return refused(
                    FailureReason.NUMBER_INVALID, "nothing to dial in: " + command.destination());
        }
        AmiResponse response =
                ami.send(
                        DialAction.of(
                                line.get(),
                                number.get(),
                                settings.dialContext(),
                                command.variables(),
                                ringTimeout),
                        id.value());
        return response.success() ? done() : refused(FailureReason.PBX_REFUSED, response.message());
    }

    private AgentActions actions() {
        return new AgentActions(settings, directory.get());
    }

    private static boolean alreadyThere(AmiResponse response) {
        return String.valueOf(response.message()).contains("Already there");
    }

    private static CommandOutcome done() {
        return new CommandOutcome.Done(Map.of());
    }

    private static CommandOutcome refused(FailureReason reason, String message) {
        return new CommandOutcome.Refused(reason, message, Map.of());
    }
}
