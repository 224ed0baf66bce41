package io.belfry.gateway.core.session;

import io.belfry.contracts.command.CommandOutcome;
import io.belfry.contracts.command.PbxCommand;
import io.belfry.contracts.id.PbxId;
import io.belfry.gateway.core.command.Dispatcher;
import io.belfry.gateway.core.protocol.BadFrame;
import io.belfry.gateway.core.protocol.ClientCommand;
import java.util.Optional;

/** What PBXs are asked on behalf of somebody, and what follows from their answers. */
final class Requests {

    /** Told the outcome of a command, once, under the hub's lock; must not block. */
    interface Answer {
        void outcome(PbxCommand asked, CommandOutcome outcome, Optional<Effects.News> news);
    }

    private final Hub hub;
    private final Dispatcher dispatcher;
    private final Observer observer;

    Requests(Hub hub, Dispatcher dispatcher, Observer observer) {
        this.hub = hub;
        this.dispatcher = dispatcher;
        this.observer = observer;
    }

    /**
     * Asks the PBX.
     *
     * @param outbound which of his calls go through an outgoing queue
     * @throws BadFrame when he may not, or it makes no sense; nothing was asked then
     */
    void ask(
            Identity who,
            Self self,
            ClientCommand.OnPbx command,
            OutboundRule outbound,
            Answer answer)
            throws BadFrame {
        PbxId pbx = who.pbx();
        PbxCommand asked =
                new CommandResolver(who, self, hub.view().of(pbx), outbound).resolve(command);
        dispatcher.dispatch(
                pbx,
                who.login(),
                asked,
                (outcome, latency) -> {
                    observer.answered(command.name(), nameOf(outcome), latency);
                    hub.locked(() -> answer.outcome(asked, outcome, effects(pbx, asked, outcome)));
                });
    }

    private Optional<Effects.News> effects(PbxId pbx, PbxCommand asked, CommandOutcome outcome) {
        return outcome instanceof CommandOutcome.Done
                ? new Effects(hub, pbx, hub.view().of(pbx)).apply(asked)
                : Optional.empty();
    }

    private static String nameOf(CommandOutcome outcome) {
        return switch (outcome) {
            case CommandOutcome.Done done -> "DONE";
            case CommandOutcome.Refused refused -> String.valueOf(refused.reason());
        };
    }
}
