package io.belfry.pbx.command;

import io.belfry.contracts.command.CallRef;
import io.belfry.contracts.command.FailureReason;
import io.belfry.contracts.command.PbxCommand;
import io.belfry.contracts.id.UniqueId;
import io.belfry.pbx.command.live.LiveChannel;
import io.belfry.pbx.link.AmiAction;
import io.belfry.pbx.link.AmiException;
import io.belfry.pbx.link.AmiResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Transfers and conferences (A63–A67). A consultation is Asterisk's own attended transfer; it needs
 * the transfer options {@code tT} on the calls ({@code Dial}, {@code Queue}), a code for {@code
 * atxfer} in features.conf, and the usual {@code atxferabort}, {@code atxferthreeway}.
 */
final class TransferCommands {

    /** What a user types to make a conference of a consultation (features.conf atxferthreeway). */
    private static final String THREE_WAY = "*3";

    private final Desk desk;

    /** Who waits while a channel consults; an entry counts only as long as they are parted. */
    private final Map<UniqueId, UniqueId> waiting = new HashMap<>();

    TransferCommands(Desk desk) {
        this.desk = desk;
    }

    /** An Asterisk before 12 knows no BlindTransfer: the other party is redirected. */
    void direct(PbxCommand.DirectTransfer command) throws AmiException, CommandRefused {
        String destination = Desk.number(command.destination());
        LiveChannel own = desk.own(command.call());
        LiveChannel party = desk.party(own);
        AmiResponse response =
                desk.send(
                        AmiAction.of(
                                "BlindTransfer",
                                "Channel",
                                own.name(),
                                "Context",
                                context(),
                                "Exten",
                                destination));
        if (response.unknownAction()) {
            response = desk.send(CallActions.redirect(party, null, context(), destination));
        }
        Desk.accept(response);
    }

    void consult(PbxCommand.AttendedTransfer command) throws AmiException, CommandRefused {
        String destination = Desk.number(command.destination());
        LiveChannel own = desk.own(command.call());
        if (consults(own)) {
            throw new CommandRefused(
                    FailureReason.CALL_STATE, own.name() + " consults somebody already");
        }
        LiveChannel party = desk.party(own);
        desk.ask(
                AmiAction.of(
                        "Atxfer",
                        "Channel",
                        own.name(),
                        "Context",
                        context(),
                        "Exten",
                        destination));
        waiting.keySet().removeIf(id -> desk.calls().channel(id).isEmpty());
        waiting.put(own.info().uniqueId(), party.info().uniqueId());
    }

    /** Who consults hangs up; the parties of two calls of the phone are bridged. */
    void complete(CallRef ref) throws AmiException, CommandRefused {
        LiveChannel own = desk.own(ref);
        if (consults(own)) {
            desk.ask(CallActions.hangup(own));
            return;
        }
        List<LiveChannel> calls = connected(own);
        if (calls.size() != 2) {
            throw noTransfer(own);
        }
        desk.ask(
                AmiAction.of(
                        "Bridge",
                        "Channel1",
                        desk.party(calls.getLast()).name(),
                        "Channel2",
                        desk.party(calls.getFirst()).name(),
                        "Tone",
                        "no"));
        for (LiveChannel call : calls) {
            desk.send(CallActions.hangup(call)); // Asterisk may have done so already
        }
    }

    /** Of two calls of the phone the one that is not on hold ends. */
    void cancel(CallRef ref) throws AmiException, CommandRefused {
        LiveChannel own = desk.own(ref);
        if (consults(own)) {
            desk.ask(AmiAction.of("CancelAtxfer", "Channel", own.name()));
        } else if (!own.held() && phone(own).size() == 2) {
            desk.ask(CallActions.hangup(own));
        } else {
            throw noTransfer(own);
        }
    }

    void conference(PbxCommand.Conference command) throws AmiException, CommandRefused {
        LiveChannel own = desk.own(command.call());
        if (command.room() != null) {
            desk.ask(
                    CallActions.redirect(
                            own, desk.party(own), context(), Desk.number(command.room())));
        } else if (consults(own)) {
            for (char digit : THREE_WAY.toCharArray()) {
                desk.ask(CallActions.typed(own, digit));
            }
        } else {
            throw noTransfer(own);
        }
    }

    /** Whether it is connected to somebody else than who waits for it. */
    private boolean consults(LiveChannel own) {
        Optional<LiveChannel> who =
                Optional.ofNullable(waiting.get(own.info().uniqueId()))
                        .flatMap(desk.calls()::channel);
        return who.isPresent()
                && own.bridge() != null
                && !own.bridge().equals(who.get().bridge())
                && desk.calls()
                        .party(own)
                        .filter(p -> p.info().uniqueId().equals(who.get().info().uniqueId()))
                        .isEmpty();
    }

    private List<LiveChannel> phone(LiveChannel own) {
        return own.info().device() == null ? List.of() : desk.calls().of(own.info().device());
    }

    /** The calls of the phone that have one other party. */
    private List<LiveChannel> connected(LiveChannel own) {
        return phone(own).stream().filter(c -> desk.calls().party(c).isPresent()).toList();
    }

    private String context() {
        return desk.settings().dialContext();
    }

    private static CommandRefused noTransfer(LiveChannel own) {
        return new CommandRefused(
                FailureReason.NO_TRANSFER, own.name() + " has no transfer under way");
    }
}
