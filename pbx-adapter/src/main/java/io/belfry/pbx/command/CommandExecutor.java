package io.belfry.pbx.command;

import io.belfry.contracts.command.CommandOutcome;
import io.belfry.contracts.command.CommandRequest;
import io.belfry.contracts.command.FailureReason;
import io.belfry.contracts.command.PbxCommand;
import io.belfry.contracts.id.CommandId;
import io.belfry.pbx.link.AmiException;
import io.belfry.pbx.link.LinkState;
import java.util.Map;

/** Does what a command asks, and says what became of it. */
public final class CommandExecutor {

    private static final CommandOutcome DONE = new CommandOutcome.Done(Map.of());

    /** Part of a command that leads to nothing but being done. */
    @FunctionalInterface
    private interface Step {
        void run() throws AmiException, CommandRefused;
    }

    private final Desk desk;
    private final LinkState link;
    private final AgentCommands agents;
    private final QueueCommands queues;
    private final DialCommands dialling;
    private final CallCommands calls;
    private final TransferCommands transfers;
    private final ConferenceCommands conferences;
    private final RecordingCommands recordings;
    private final ServiceCommands services;

    public CommandExecutor(Desk desk, LinkState link) {
        this.desk = desk;
        this.link = link;
        this.agents = new AgentCommands(desk);
        this.queues = new QueueCommands(desk);
        this.dialling = new DialCommands(desk);
        this.calls = new CallCommands(desk);
        this.transfers = new TransferCommands(desk);
        this.conferences = new ConferenceCommands(desk);
        this.recordings = new RecordingCommands(desk);
        this.services = new ServiceCommands(desk);
    }

    /** Executes a command unless it is too late or the link is down. */
    public CommandOutcome execute(CommandRequest request) {
        if (desk.clock().instant().isAfter(request.deadline())) {
            return refused(FailureReason.DEADLINE_PASSED, "the deadline was " + request.deadline());
        }
        if (!link.isUp()) {
            return refused(FailureReason.LINK_DOWN, "no link to " + desk.settings().name());
        }
        try {
            return execute(request.id(), request.command());
        } catch (CommandRefused e) {
            return e.outcome();
        } catch (AmiException.NoAnswer e) {
            return refused(FailureReason.NO_ANSWER, e.getMessage());
        } catch (AmiException e) {
            return refused(FailureReason.LINK_DOWN, e.getMessage());
        }
    }

    private CommandOutcome execute(CommandId id, PbxCommand command)
            throws AmiException, CommandRefused {
        return switch (command) {
            case PbxCommand.AgentLogin c -> agents.login(c);
            case PbxCommand.AgentLogout c -> agents.logout(c.agent());
            case PbxCommand.AgentToggleLogin c -> agents.toggleLogin(c);
            case PbxCommand.AgentPause c -> agents.pause(c.agent(), c.queue(), true, c.reason());
            case PbxCommand.AgentUnpause c -> agents.pause(c.agent(), c.queue(), false, null);
            case PbxCommand.SetAgentQueue c -> done(() -> queues.set(c));
            case PbxCommand.RemoveAgentFromQueue c -> done(() -> queues.remove(c));
            case PbxCommand.WriteQueueLog c -> done(() -> queues.write(c));
            case PbxCommand.Dial c -> done(() -> dialling.dial(id, c));
            case PbxCommand.DialFromQueue c -> done(() -> dialling.dialFromQueue(id, c));
            case PbxCommand.Listen c -> done(() -> dialling.listen(id, c));
            case PbxCommand.Hangup c -> done(() -> calls.hangup(c.call()));
            case PbxCommand.Answer c -> done(() -> calls.answer(c.call()));
            case PbxCommand.Hold c -> done(() -> calls.hold(c.call()));
            case PbxCommand.Park c -> done(() -> calls.park(c));
            case PbxCommand.SendDtmf c -> done(() -> calls.sendDtmf(c));
            case PbxCommand.ReadVariables c -> calls.read(c);
            case PbxCommand.SetVariables c -> done(() -> calls.write(c));
            case PbxCommand.DirectTransfer c -> done(() -> transfers.direct(c));
            case PbxCommand.AttendedTransfer c -> done(() -> transfers.consult(c));
            case PbxCommand.CompleteTransfer c -> done(() -> transfers.complete(c.call()));
            case PbxCommand.CancelTransfer c -> done(() -> transfers.cancel(c.call()));
            case PbxCommand.Conference c -> done(() -> transfers.conference(c));
            case PbxCommand.RetrieveQueueCall c -> done(() -> queues.retrieve(c));
            case PbxCommand.MuteInConference c -> done(() -> conferences.mute(c));
            case PbxCommand.KickFromConference c -> done(() -> conferences.kick(c));
            case PbxCommand.InviteToConference c -> done(() -> conferences.invite(id, c));
            case PbxCommand.PauseRecording c -> done(() -> recordings.pause(c.agent(), true));
            case PbxCommand.ResumeRecording c -> done(() -> recordings.pause(c.agent(), false));
            case PbxCommand.SetDoNotDisturb c -> done(() -> services.doNotDisturb(c));
            case PbxCommand.SetForward c -> done(() -> services.forward(c));
        };
    }

    private static CommandOutcome done(Step step) throws AmiException, CommandRefused {
        step.run();
        return DONE;
    }

    private static CommandOutcome refused(FailureReason reason, String message) {
        return new CommandOutcome.Refused(reason, message, Map.of());
    }
}
