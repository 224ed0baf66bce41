package io.belfry.simulator.call;

import io.belfry.simulator.wire.Bridge;
import io.belfry.simulator.wire.Channel;
import io.belfry.simulator.wire.Switchboard;
import java.util.List;

/**
 * The three of an attended transfer come together ({@code atxferthreeway} of features.conf). No
 * recording has it: events and fields are those of Asterisk's source.
 */
final class ThreeWay {

    /** What follows {@code *}. */
    static final char DIGIT = '3';

    private ThreeWay() {}

    /** Who consults, and the Local channel to whom he consults, join the held one. */
    static void meet(
            Switchboard board,
            Bridge bridge,
            Bridge consultation,
            Channel transferer,
            Channel transferee,
            Channel local) {
        board.held(transferee, false);
        board.event(
                "BridgeMerge", "call", e -> e.bridge("To", bridge).bridge("From", consultation));
        for (Channel c : List.of(local, transferer)) {
            board.leave(c);
            board.enter(bridge, c);
        }
        TransferEvents.attendedCel(
                board, transferer, bridge, transferer, consultation, transferee, local);
        TransferEvents.threeWay(board, transferer, bridge, consultation, transferee, local);
        board.destroy(consultation);
    }
}
