package io.belfry.pbx.command;

import io.belfry.contracts.command.CallRef;
import io.belfry.contracts.command.FailureReason;
import io.belfry.contracts.config.AgentConfig;
import io.belfry.contracts.config.LineConfig;
import io.belfry.contracts.config.QueueConfig;
import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.Device;
import io.belfry.contracts.id.QueueName;
import io.belfry.pbx.command.live.LiveCalls;
import io.belfry.pbx.command.live.LiveChannel;
import io.belfry.pbx.directory.Directory;
import io.belfry.pbx.link.AmiAction;
import io.belfry.pbx.link.AmiClient;
import io.belfry.pbx.link.AmiException;
import io.belfry.pbx.link.AmiResponse;
import io.belfry.pbx.settings.PbxSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What every command works with: whom it may mean, what lives, and the way to the PBX. A question
 * without an answer refuses the command.
 */
public record Desk(
        PbxSettings settings,
        Supplier<Directory> configuration,
        LoggedAgents logged,
        LiveCalls calls,
        AmiClient ami,
        AgentStatus status,
        Duration ringTimeout,
        InstantSource clock) {

    Directory directory() {
        return configuration.get();
    }

    AgentConfig agent(AgentId id) throws CommandRefused {
        return directory()
                .agent(id)
                .orElseThrow(
                        () ->
                                new CommandRefused(
                                        FailureReason.AGENT_UNKNOWN, "no agent has the id " + id));
    }

    LoggedAgents.Login login(AgentId id) throws CommandRefused {
        AgentConfig agent = agent(id);
        return logged.of(agent.number())
                .orElseThrow(
                        () ->
                                new CommandRefused(
                                        FailureReason.AGENT_NOT_LOGGED_IN,
                                        agent.number() + " is not logged in"));
    }

    QueueConfig queue(QueueName name) throws CommandRefused {
        return Optional.ofNullable(name)
                .flatMap(directory()::queue)
                .orElseThrow(
                        () ->
                                new CommandRefused(
                                        FailureReason.QUEUE_UNKNOWN,
                                        "no queue has the name " + name));
    }

    LineConfig line(String number) throws CommandRefused {
        return directory()
                .line(String.valueOf(number))
                .orElseThrow(
                        () ->
                                new CommandRefused(
                                        FailureReason.PHONE_NUMBER_UNKNOWN,
                                        "no line has the number " + number));
    }

    /** The phone of a logged-in agent. */
    Device deviceOf(LoggedAgents.Login login) throws CommandRefused {
        return login.device() == null ? line(login.extension()).device() : login.device();
    }

    /** The line of a logged-in agent. */
    LineConfig lineOf(LoggedAgents.Login login) throws CommandRefused {
        Optional<LineConfig> ofDevice =
                Optional.ofNullable(login.device()).flatMap(d -> directory().line(d));
        return ofDevice.isPresent() ? ofDevice.get() : line(login.extension());
    }

    /** What to dial (B16). */
    static String number(String typed) throws CommandRefused {
        return DialNumber.clean(typed)
                .orElseThrow(
                        () ->
                                new CommandRefused(
                                        FailureReason.NUMBER_INVALID,
                                        "nothing to dial in: " + typed));
    }

    /** The phone's own channel of the call that is meant. */
    LiveChannel own(CallRef ref) throws CommandRefused {
        if (ref.phoneNumber() == null) {
            return calls.channel(ref.call()).orElseThrow(() -> noCall(ref));
        }
        Device device = line(ref.phoneNumber()).device();
        return (ref.call() == null
                        ? calls.current(device)
                        : calls.of(device).stream().filter(c -> concerns(c, ref)).findFirst())
                .orElseThrow(() -> noCall(ref));
    }

    private boolean concerns(LiveChannel own, CallRef ref) {
        return own.info().uniqueId().equals(ref.call())
                || own.info().linkedId().value().equals(ref.call().value())
                || calls.party(own).filter(p -> p.info().uniqueId().equals(ref.call())).isPresent();
    }

    /** Who talks with that channel. */
    LiveChannel party(LiveChannel own) throws CommandRefused {
        return calls.party(own)
                .orElseThrow(
                        () ->
                                new CommandRefused(
                                        FailureReason.CALL_STATE,
                                        own.name() + " is not connected to one other party"));
    }

    AmiResponse send(AmiAction action) throws AmiException {
        return ami.send(action, null);
    }

    /** Sends an action that must succeed. */
    void ask(AmiAction action) throws AmiException, CommandRefused {
        accept(send(action));
    }

    static void accept(AmiResponse response) throws CommandRefused {
        if (!response.success()) {
            throw new CommandRefused(FailureReason.PBX_REFUSED, response.message());
        }
    }

    static CommandRefused noCall(CallRef ref) {
        return new CommandRefused(
                FailureReason.NO_CALL,
                (ref.phoneNumber() == null ? "the PBX" : ref.phoneNumber())
                        + (ref.call() == null ? " has no call" : " has no call " + ref.call()));
    }
}
