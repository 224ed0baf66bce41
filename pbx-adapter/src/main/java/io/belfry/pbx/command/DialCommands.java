package io.belfry.pbx.command;

import io.belfry.contracts.command.ListenMode;
import io.belfry.contracts.command.PbxCommand;
import io.belfry.contracts.config.LineConfig;
import io.belfry.contracts.config.QueueConfig;
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
        QueueConfig queue = desk.queue(command.queue());
        originate(
                id,
                DialAction.fromQueue(
                        queue,
                        Desk.number(command.destination()),
                        desk.settings().dialContext(),
                        command.variables(),
                        command.callerId(),
                        QUEUE_PATIENCE));
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
