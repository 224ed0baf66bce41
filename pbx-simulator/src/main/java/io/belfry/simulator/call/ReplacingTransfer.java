package io.belfry.simulator.call;

import io.belfry.simulator.wire.Channel;
import io.belfry.simulator.wire.Switchboard;

/**
 * A telephone joins whom it holds with whom it consulted, by REFER with Replaces. Recorded scenario
 * 22.
 */
final class ReplacingTransfer {

    /** After a transfer the queue knows of it so many microseconds later. */
    private static final long QUEUE_KNOWS = 600;

    /** After a transfer the transferer's second channel ends this many microseconds later. */
    private static final long SECOND_ENDS = 750;

    private final Switchboard board;
    private final Talk first;
    private final Channel held;
    private final Talk second;
    private final Channel consulted;
    private final Channel transferee;
    private final Channel target;
    private final boolean goesOnBesideQueues;

    /**
     * @param held the telephone's channel to whom it transfers, in the first conversation
     * @param consulted its channel to the target, in the second
     */
    ReplacingTransfer(Switchboard board, Talk first, Channel held, Talk second, Channel consulted) {
        this.board = board;
        this.first = first;
        this.held = held;
        this.second = second;
        this.consulted = consulted;
        this.transferee = first.other(held).channel();
        this.target = second.other(consulted).channel();
        this.goesOnBesideQueues = second.watch() instanceof DirectCallWatch;
    }

    void run() {
        first.giveUp();
        second.giveUp();
        board.event("Unhold", "call", e -> e.channel(held));
        board.event("Unhold", "call", e -> e.channel(consulted));
        board.var(transferee, "ATTENDEDTRANSFER", held.name);
        board.var(held, "ATTENDEDTRANSFER", transferee.name);
        TransferEvents.attended(
                board, held, first.bridge(), consulted, second.bridge(), transferee, target);
        board.leave(target);
        board.leave(held);
        board.enter(first.bridge(), target, held);
        board.held(transferee, false);
        board.softHangup(consulted, 1);
        TransferEvents.attendedCel(
                board, held, first.bridge(), consulted, second.bridge(), transferee, target);
        board.leave(consulted);
        board.connectedLine(target, transferee.caller);
        board.destroy(second.bridge());
        first.side(held).unwind().run();
        board.time()
                .after(
                        QUEUE_KNOWS,
                        () -> {
                            first.watch().attendedTransferred(first.bridge().id, true);
                            if (goesOnBesideQueues) {
                                tellWitness();
                            }
                            board.connectedLine(transferee, target.caller);
                        });
        board.time().after(SECOND_ENDS, second.side(consulted).unwind());
        new Talk(
                board,
                first.bridge(),
                first.side(transferee),
                second.side(target),
                goesOnBesideQueues
                        ? new DirectCallWatch(board, transferee.uniqueId)
                        : Talk.Watch.NOBODY);
    }

    /** The target's part in the call beside the queues from now on. */
    private void tellWitness() {
        board.witness()
                .dials(
                        transferee.uniqueId,
                        DirectCall.numberOf(transferee),
                        DirectCall.isOutside(transferee),
                        DirectCall.numberOf(target),
                        DirectCall.isOutside(target));
        board.witness().directAnswered(transferee.uniqueId);
    }
}
