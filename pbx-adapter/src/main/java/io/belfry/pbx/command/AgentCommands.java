package io.belfry.pbx.command;

import io.belfry.contracts.command.CommandOutcome;
import io.belfry.contracts.command.FailureReason;
import io.belfry.contracts.command.PbxCommand;
import io.belfry.contracts.config.AgentConfig;
import io.belfry.contracts.config.LineConfig;
import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.QueueName;
import io.belfry.pbx.link.AmiAction;
import io.belfry.pbx.link.AmiException;
import io.belfry.pbx.link.AmiResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Login, logout and pause of agents (A25–A33, A44–A47). */
final class AgentCommands {

    private final Desk desk;

    AgentCommands(Desk desk) {
        this.desk = desk;
    }

    CommandOutcome login(PbxCommand.AgentLogin command) throws AmiException, CommandRefused {
        return switch (LoginDecision.decide(command, desk.directory(), desk.logged())) {
            case LoginDecision.AlreadyThere _ -> done();
            case LoginDecision.Refuse(var reason, var message, var details) ->
                    new CommandOutcome.Refused(reason, message, details);
            case LoginDecision.LogIn(var agent, var line, var holder) -> {
                if (holder != null) {
                    logOut(holder);
                }
                logIn(agent, line);
                yield done();
            }
        };
    }

    /** A33: out when he is in, else in. */
    CommandOutcome toggleLogin(PbxCommand.AgentToggleLogin command)
            throws AmiException, CommandRefused {
        return desk.logged().of(desk.agent(command.agent()).number()).isPresent()
                ? logout(command.agent())
                : login(new PbxCommand.AgentLogin(command.agent(), command.phoneNumber()));
    }

    CommandOutcome logout(AgentId id) throws AmiException, CommandRefused {
        logOut(desk.login(id));
        return done();
    }

    /**
     * Pauses members of queues: who is in none cannot be paused, as Asterisk's QueuePause says too
     * (Interface not found).
     *
     * @param queue null = all
     */
    CommandOutcome pause(AgentId id, QueueName queue, boolean paused, String reason)
            throws AmiException, CommandRefused {
        LoggedAgents.Login login = desk.login(id);
        if (queue != null && !login.queues().containsKey(queue)) {
            throw new CommandRefused(
                    FailureReason.QUEUE_UNKNOWN, login.agent() + " is not in " + queue);
        }
        if (login.queues().isEmpty()) {
            throw new CommandRefused(
                    FailureReason.QUEUE_UNKNOWN, login.agent() + " is in no queue");
        }
        for (AmiAction action : AgentActions.pause(login, queue, paused, reason)) {
            desk.ask(action);
        }
        return done();
    }

    private void logIn(AgentConfig agent, LineConfig line) throws AmiException, CommandRefused {
        AgentActions actions = actions();
        desk.status().loggedIn(actions.status(agent, line));
        desk.send(actions.loginLine(agent, line));
        List<AmiAction> joins = actions.joins(agent, line);
        for (AmiAction join : joins) {
            AmiResponse response = desk.send(join);
            if (!response.success() && !alreadyThere(response)) {
                undo(agent, line, joins.subList(0, joins.indexOf(join)));
                throw new CommandRefused(
                        FailureReason.PBX_REFUSED, join.get("Queue") + ": " + response.message());
            }
        }
        desk.send(actions.loginEvent(agent, line));
        desk.logged()
                .loggedIn(agent.number(), line.number(), line.device(), desk.clock().instant());
        for (AmiAction join : joins) {
            desk.logged()
                    .joined(
                            agent.number(),
                            new QueueName(join.get("Queue")),
                            join.get("Interface"));
        }
    }

    /** Takes back a login that failed half way. */
    private void undo(AgentConfig agent, LineConfig line, List<AmiAction> joined)
            throws AmiException {
        for (AmiAction join : joined) {
            desk.send(AgentActions.leave(new QueueName(join.get("Queue")), join.get("Interface")));
        }
        desk.send(actions().logoffLine(agent.number(), AgentActions.place(line), 0));
        desk.status().loggedOff(agent.id());
    }

    private void logOut(LoggedAgents.Login login) throws AmiException {
        AgentActions actions = actions();
        for (AmiAction leave : AgentActions.leaves(login)) {
            desk.send(leave); // who is no longer there has left
        }
        String phone = LoginDecision.phoneOf(login, desk.directory());
        String place = desk.directory().line(phone).map(AgentActions::place).orElse(phone);
        long seconds =
                login.since() == null
                        ? 0
                        : Duration.between(login.since(), desk.clock().instant()).toSeconds();
        desk.send(actions.logoffLine(login.agent(), place, Math.max(0, seconds)));
        desk.directory().agent(login.agent()).ifPresent(a -> desk.status().loggedOff(a.id()));
        desk.send(actions.logoffEvent(login.agent()));
        desk.logged().loggedOff(login.agent());
    }

    private AgentActions actions() {
        return new AgentActions(desk.settings(), desk.directory());
    }

    private static boolean alreadyThere(AmiResponse response) {
        return String.valueOf(response.message()).contains("Already there");
    }

    private static CommandOutcome done() {
        return new CommandOutcome.Done(Map.of());
    }
}
