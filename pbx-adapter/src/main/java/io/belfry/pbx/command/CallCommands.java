package io.belfry.pbx.command;

import io.belfry.contracts.command.CallRef;
import io.belfry.contracts.command.CommandOutcome;
import io.belfry.contracts.command.FailureReason;
import io.belfry.contracts.command.PbxCommand;
import io.belfry.contracts.id.Device;
import io.belfry.pbx.command.live.LiveChannel;
import io.belfry.pbx.link.AmiAction;
import io.belfry.pbx.link.AmiException;
import io.belfry.pbx.link.AmiResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What users do with a call (A60–A62, A68), and parking. */
final class CallCommands {

    private static final String TALK = "talk";
    private static final String HOLD = "hold";

    private final Desk desk;

    CallCommands(Desk desk) {
        this.desk = desk;
    }

    void hangup(CallRef ref) throws AmiException, CommandRefused {
        desk.ask(CallActions.hangup(desk.own(ref)));
    }

    void answer(CallRef ref) throws AmiException, CommandRefused {
        LiveChannel ringing;
        if (ref.call() == null) {
            Device device = desk.line(ref.phoneNumber()).device();
            ringing = desk.calls().ringing(device).orElseThrow(() -> Desk.noCall(ref));
        } else {
            ringing = desk.own(ref);
        }
        remoteControl(ringing, TALK);
    }

    /** A62: a held call is taken back. */
    void hold(CallRef ref) throws AmiException, CommandRefused {
        LiveChannel own = desk.own(ref);
        if (!own.isUp()) {
            throw new CommandRefused(FailureReason.CALL_STATE, own.name() + " is not answered");
        }
        remoteControl(own, own.held() ? TALK : HOLD);
    }

    void park(PbxCommand.Park command) throws AmiException, CommandRefused {
        LiveChannel own = desk.own(command.call());
        Integer seconds = command.timeoutSeconds();
        desk.ask(
                AmiAction.of(
                        "Park",
                        "Channel",
                        desk.party(own).name(),
                        "TimeoutChannel",
                        own.name(),
                        "Timeout",
                        seconds == null ? null : Long.toString(seconds * 1000L),
                        "Parkinglot",
                        command.parkingLot()));
    }

    void sendDtmf(PbxCommand.SendDtmf command) throws AmiException, CommandRefused {
        String digits = String.valueOf(command.digits());
        if (!digits.matches("[0-9*#A-Da-d]+")) {
            throw new CommandRefused(FailureReason.MALFORMED, "no digits: " + digits);
        }
        LiveChannel party = desk.party(desk.own(command.call()));
        for (char digit : digits.toCharArray()) {
            desk.ask(CallActions.played(party, digit));
        }
    }

    /** What the phone's own channel does not have may be on the other one. */
    CommandOutcome read(PbxCommand.ReadVariables command) throws AmiException, CommandRefused {
        LiveChannel own = desk.own(command.call());
        Optional<LiveChannel> party = desk.calls().party(own);
        Map<String, String> values = new LinkedHashMap<>();
        for (String name : command.names()) {
            String value = value(own, name);
            if (value.isEmpty() && party.isPresent()) {
                value = value(party.get(), name);
            }
            if (!value.isEmpty()) {
                values.put(name, value);
            }
        }
        return new CommandOutcome.Done(values);
    }

    /** On both sides, so that they stay with the call when one leaves. */
    void write(PbxCommand.SetVariables command) throws AmiException, CommandRefused {
        LiveChannel own = desk.own(command.call());
        Optional<LiveChannel> party = desk.calls().party(own);
        for (Map.Entry<String, String> variable : new TreeMap<>(command.variables()).entrySet()) {
            desk.ask(set(own, variable));
            if (party.isPresent()) {
                desk.ask(set(party.get(), variable));
            }
        }
    }

    private void remoteControl(LiveChannel channel, String event)
            throws AmiException, CommandRefused {
        AmiAction within = CallActions.notify(channel, event);
        if (within == null) {
            throw new CommandRefused(
                    FailureReason.UNSUPPORTED, channel.name() + " takes no remote control");
        }
        AmiResponse response = desk.send(within);
        if (!response.success() && !response.unknownAction()) {
            response = desk.send(CallActions.notifyPhone(channel.info().device(), event));
        }
        Desk.accept(response);
    }

    private String value(LiveChannel channel, String name) throws AmiException, CommandRefused {
        AmiResponse response =
                desk.send(AmiAction.of("Getvar", "Channel", channel.name(), "Variable", name));
        Desk.accept(response);
        return response.fields().getOrDefault("value", "");
    }

    private static AmiAction set(LiveChannel channel, Map.Entry<String, String> variable) {
        return AmiAction.of(
                "Setvar",
                "Channel",
                channel.name(),
                "Variable",
                Variables.name(variable.getKey()),
                "Value",
                variable.getValue());
    }
}
