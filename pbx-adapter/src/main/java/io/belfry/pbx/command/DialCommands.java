package io.belfry.pbx.command;

import io.belfry.contracts.command.ListenMode;
import io.belfry.contracts.command.PbxCommand;
import io.belfry.contracts.config.LineConfig;
import io.belfry.contracts.id.CommandId;
import io.belfry.contracts.id.Device;
import io.belfry.pbx.command.live.LiveChannel;
import io.belfry.pbx.link.AmiAction;
import io.belfry.pbx.link.AmiException;
import java.time.Duration;
import java.util.Optional;

/** Calls that begin here: dial (A57, A59), dial from a queue (J11), listen to an agent (A48). */
final class DialCommands {

    /** How long a call may look for a free agent. */
    private static final Duration QUEUE_PATIENCE = Duration.ofMinutes(10);

    private final Desk desk;

    DialCommands(Desk desk) {
        this.desk = desk;
    }

    /** The id of the command comes back with the outcome of the call (OriginateCompleted). */
    void dial(CommandId id, PbxCommand.Dial command) throws AmiException, CommandRefused {
        LineConfig line = desk.line(command.fromNumber());
        originate(
                id,
                DialAction.of(
                        line,
                        Desk.number(command.destination()),
                        desk.settings().dialContext(),
                        command.variables(),
                        command.callerId(),
                        desk.ringTimeout()));
    }

    void dialFromQueue(CommandId id, PbxCommand.DialFromQueue command)
            throws AmiException, CommandRefused {
        if (command.agent() != null) {
            dialByAgent(id, command);
            return;
        }
        originate(id, throughQueue(command, QUEUE_PATIENCE));
    }

    /**
     * That agent alone calls (J10). A plain Asterisk has no skills, its queue would ring any agent:
     * there his phone dials without the queue. He waits as long as his phone would ring.
     */
    private void dialByAgent(CommandId id, PbxCommand.DialFromQueue command)
            throws AmiException, CommandRefused {
        LineConfig line = desk.lineOf(desk.login(command.agent()));
        if (desk.settings().xivo()) {
            originate(
                    id,
                    DialAction.byAgent(
                            command.agent(), line, throughQueue(command, desk.ringTimeout())));
        } else {
            dial(
                    id,
                    new PbxCommand.Dial(
                            line.number(),
                            command.destination(),
                            command.variables(),
                            command.callerId()));
        }
    }

    private AmiAction throughQueue(PbxCommand.DialFromQueue command, Duration patience)
            throws CommandRefused {
        return DialAction.fromQueue(
                desk.queue(command.queue()),
                Desk.number(command.destination()),
                desk.settings().dialContext(),
                command.variables(),
                command.callerId(),
                patience);
    }

    /** Who listens already only changes the mode. */
    void listen(CommandId id, PbxCommand.Listen command) throws AmiException, CommandRefused {
        LineConfig listener = desk.line(command.fromNumber());
        Device target =
                command.agent() == null
                        ? desk.line(command.phoneNumber()).device()
                        : desk.deviceOf(desk.login(command.agent()));
        ListenMode mode = command.mode() == null ? ListenMode.LISTEN : command.mode();
        Optional<LiveChannel> spy = desk.calls().spy(listener.device(), target);
        if (spy.isPresent()) {
            desk.ask(ListenAction.change(spy.get(), mode));
        } else {
            String number =
                    desk.directory().line(target).map(LineConfig::number).orElse(target.value());
            originate(id, ListenAction.of(listener, target, number, mode, desk.ringTimeout()));
        }
    }

    private void originate(CommandId id, AmiAction action) throws AmiException, CommandRefused {
        Desk.accept(desk.ami().send(action, id.value()));
    }
}
