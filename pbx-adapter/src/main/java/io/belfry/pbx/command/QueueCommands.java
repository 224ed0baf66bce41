package io.belfry.pbx.command;

import io.belfry.contracts.command.CallRef;
import io.belfry.contracts.command.FailureReason;
import io.belfry.contracts.command.PbxCommand;
import io.belfry.contracts.config.AgentConfig;
import io.belfry.contracts.config.LineConfig;
import io.belfry.contracts.config.QueueConfig;
import io.belfry.contracts.id.QueueName;
import io.belfry.pbx.command.live.LiveChannel;
import io.belfry.pbx.link.AmiAction;
import io.belfry.pbx.link.AmiException;
import java.util.Optional;

/** Which queues a logged-in agent serves, with which penalty (A49, A50); lines of the queue_log. */
final class QueueCommands {

    private final Desk desk;

    QueueCommands(Desk desk) {
        this.desk = desk;
    }

    void set(PbxCommand.SetAgentQueue command) throws AmiException, CommandRefused {
        if (command.penalty() < 0) {
            throw new CommandRefused(
                    FailureReason.MALFORMED, "penalty is negative: " + command.penalty());
        }
        QueueConfig queue = desk.queue(command.queue());
        LoggedAgents.Login login = desk.login(command.agent());
        String member = login.queues().get(queue.name());
        if (member == null) {
            join(desk.agent(command.agent()), login, queue, command.penalty());
        } else {
            desk.ask(
                    AmiAction.of(
                            "QueuePenalty",
                            "Interface",
                            member,
                            "Penalty",
                            Integer.toString(command.penalty()),
                            "Queue",
                            queue.name().value()));
            desk.status().joined(command.agent(), new AgentStatus.Seat(queue, command.penalty()));
        }
    }

    void remove(PbxCommand.RemoveAgentFromQueue command) throws AmiException, CommandRefused {
        LoggedAgents.Login login = desk.login(command.agent());
        QueueConfig config = desk.queue(command.queue());
        QueueName queue = config.name();
        String member = login.queues().get(queue);
        if (member == null) {
            throw new CommandRefused(
                    FailureReason.QUEUE_UNKNOWN, login.agent() + " is not in " + queue);
        }
        desk.ask(AgentActions.leave(queue, member));
        desk.logged().left(login.agent(), queue);
        desk.status().left(command.agent(), config.id());
        for (AmiAction told : actions().removed(desk.agent(command.agent()), queue)) {
            desk.send(told);
        }
    }

    /** The caller leaves the queue for a phone. */
    void retrieve(PbxCommand.RetrieveQueueCall command) throws AmiException, CommandRefused {
        LineConfig line = desk.line(command.toNumber());
        LiveChannel caller =
                Optional.ofNullable(command.call())
                        .flatMap(desk.calls()::channel)
                        .orElseThrow(() -> Desk.noCall(new CallRef(null, command.call())));
        if (caller.bridge() != null) {
            throw new CommandRefused(
                    FailureReason.CALL_STATE, caller.name() + " does not wait any more");
        }
        desk.ask(CallActions.redirect(caller, null, desk.settings().dialContext(), line.number()));
    }

    void write(PbxCommand.WriteQueueLog command) throws AmiException, CommandRefused {
        if (command.event() == null || command.event().isBlank()) {
            throw new CommandRefused(FailureReason.MALFORMED, "a queue_log line needs an event");
        }
        desk.ask(QueueLogAction.of(command));
    }

    /** An agent who is paused in all his queues is so in the new one. */
    private void join(AgentConfig agent, LoggedAgents.Login login, QueueConfig config, int penalty)
            throws AmiException, CommandRefused {
        QueueName queue = config.name();
        LineConfig line = desk.line(LoginDecision.phoneOf(login, desk.directory()));
        AmiAction join = actions().join(agent, line, queue, penalty);
        desk.ask(
                desk.logged()
                        .pauseOf(login.agent())
                        .map(reason -> join.with("Paused", "true").with("Reason", reason))
                        .orElse(join));
        desk.logged().joined(agent.number(), queue, join.get("Interface"));
        desk.status().joined(agent.id(), new AgentStatus.Seat(config, penalty));
        for (AmiAction told : actions().added(agent, queue)) {
            desk.send(told);
        }
    }

    private AgentActions actions() {
        return new AgentActions(desk.settings(), desk.directory());
    }
}
