package io.belfry.simulator.call;

import static io.belfry.simulator.wire.Channel.RINGING;
import static io.belfry.simulator.wire.Channel.UP;

import io.belfry.simulator.wire.Bridge;
import io.belfry.simulator.wire.CallerId;
import io.belfry.simulator.wire.Channel;
import io.belfry.simulator.wire.Conductor;
import io.belfry.simulator.wire.Progress;
import io.belfry.simulator.wire.Switchboard;
import java.util.List;

/**
 * An attended transfer by Asterisk's feature (AMI's Atxfer): the transferer consults somebody
 * through a Local channel while the transferee is on hold, then hangs up to complete it. Recorded
 * scenario 23. With {@code *3} all three talk; who hangs up leaves the others together.
 */
final class AttendedTransfer implements Conductor, Progress {

    private static final long OPTIMISE_AFTER = 437_000;
    private static final int NORMAL = 16;

    private final Pbx pbx;
    private final Switchboard board;
    private final Talk talk;
    private final Channel transferer;
    private final Channel transferee;
    private final String context;
    private final String exten;
    private Bridge consultation;
    private Bridge inner;
    private Channel one;
    private Channel two;
    private Channel target;
    private char typed;
    private boolean together;
    private boolean completed;
    private boolean over;

    AttendedTransfer(Pbx pbx, Talk talk, Channel transferer, String context, String exten) {
        this.pbx = pbx;
        this.board = pbx.board();
        this.talk = talk;
        this.transferer = transferer;
        this.transferee = talk.other(transferer).channel();
        this.context = context;
        this.exten = exten;
    }

    /** The feature code and the extension come as digits of the transferer. */
    void start() {
        new AtxferDigits(board, talk, transferer, exten).type(this::consult);
    }

    /** The extension is known, and the transferee is held. */
    void consult() {
        talk.giveUp();
        transferer.conductor = this;
        transferee.conductor = this;
        List<Channel> local = board.local(exten, context, transferer.linkedId());
        one = local.get(0);
        two = local.get(1);
        board.var(one, "TRANSFERERNAME", transferer.name);
        board.var(one, "ATTENDEDTRANSFER", transferer.name);
        board.inherit(transferer, one);
        consultation = board.createBridge();
        board.var(two, "ATTENDEDTRANSFER", transferer.name);
        board.var(two, "TRANSFERERNAME", transferer.name);
        board.inherit(transferer, two);
        board.callerId(two, transferer.caller);
        two.ani = transferer.caller.number();
        board.localBridge(one, two, true);
        board.connectedLine(one, transferer.caller);
        board.enter(consultation, one);
        board.var(one, "ATTENDEDTRANSFER", "");
        board.leave(transferer);
        board.enter(consultation, transferer);
        board.connectedLine(transferer, CallerId.NONE);
        one.conductor = this;
        two.progress = this;
        pbx.runExtension(two, Double.POSITIVE_INFINITY);
        if (!two.gone) {
            board.connectedLine(transferer, two.connected);
        }
    }

    @Override
    public void ringing(Channel callee) {
        target = callee;
        one.caller = callee.caller;
        board.state(one, RINGING);
        board.newCallerId(one);
        board.dial("DialState", null, one, "DialStatus", "RINGING");
    }

    @Override
    public void answered(Channel callee) {
        target = callee;
        inner = callee.bridge;
        board.var(two, "ATTENDEDTRANSFER", "");
        board.state(one, UP);
        board.dial("DialEnd", null, one, "DialStatus", "ANSWER");
        if (completed) {
            optimiseLater();
        }
    }

    /** Whom the transferer consulted is gone: he goes back to whom he held. */
    @Override
    public void ended() {
        if (over) {
            return;
        }
        over = true;
        board.leave(one);
        if (completed) {
            Channel last = transferee;
            board.leave(last);
            board.destroy(talk.bridge());
            board.hangup(one, NORMAL);
            talk.side(last).unwind().run();
            return;
        }
        if (together && !transferee.gone) {
            board.hangup(one, NORMAL);
            talkAgain();
            return;
        }
        board.leave(transferer);
        board.destroy(consultation);
        board.hangup(one, NORMAL);
        if (transferee.gone) {
            talk.side(transferer).unwind().run();
            return;
        }
        board.enter(talk.bridge(), transferer);
        talkAgain().unhold(transferer);
    }

    private Talk talkAgain() {
        return new Talk(
                board, talk.bridge(), talk.side(transferee), talk.side(transferer), talk.watch());
    }

    @Override
    public void digit(Channel c, char digit) {
        boolean code = typed == '*' && digit == ThreeWay.DIGIT;
        typed = c == transferer ? digit : typed;
        if (c == transferer && code && one.state == UP && !transferee.gone && !together) {
            ThreeWay.meet(board, talk.bridge(), consultation, transferer, transferee, one);
            consultation = talk.bridge();
            together = true;
        }
    }

    /** Ends the consultation; the transferer talks with the transferee again. */
    void cancel() {
        if (!over && !completed && !together) {
            two.conductor.drop(two, NORMAL);
        }
    }

    @Override
    public void hangUp(Channel c) {
        if (over) {
            return;
        }
        board.hangupRequest(c, c.dialled ? NORMAL : null);
        c.hangupSource = c.name;
        drop(c, NORMAL);
    }

    @Override
    public void drop(Channel c, int cause) {
        if (over) {
            return;
        }
        if (c == transferer && together && !completed && !transferee.gone) {
            transfererLeaves();
        } else if (c == transferer && !completed && !transferee.gone) {
            complete();
        } else if (c == transferee) {
            transfereeLeaves();
        } else {
            two.conductor.drop(two, cause);
        }
    }

    private void complete() {
        completed = true;
        Bridge bridge = talk.bridge();
        board.held(transferee, false);
        one.hangupSource = transferer.hangupSource;
        board.leave(transferer);
        TransferEvents.attendedCel(
                board, transferer, bridge, transferer, consultation, transferee, null);
        board.event(
                "BridgeMerge", "call", e -> e.bridge("To", bridge).bridge("From", consultation));
        board.leave(one);
        board.enter(bridge, one);
        TransferEvents.attended(
                board, transferer, bridge, transferer, consultation, transferee, null);
        board.connectedLine(one, transferee.caller);
        board.destroy(consultation);
        talk.side(transferer).unwind().run();
        talk.watch().attendedTransferred(bridge.id, false);
        board.connectedLine(transferee, one.caller);
        if (target != null) {
            board.connectedLine(target, transferee.caller);
        }
        if (one.state == UP) {
            optimiseLater();
        }
    }

    /** Of the three who talk: a queue takes it for the end of his call, not for a transfer. */
    private void transfererLeaves() {
        completed = true;
        board.leave(transferer);
        talk.watch().hungUp(transferer);
        talk.side(transferer).unwind().run();
        board.connectedLine(transferee, one.caller);
        board.connectedLine(one, transferee.caller);
        optimiseLater();
    }

    private void optimiseLater() {
        board.time()
                .after(
                        OPTIMISE_AFTER,
                        () -> {
                            if (!over) {
                                optimise();
                            }
                        });
    }

    private void optimise() {
        if (!(target.conductor instanceof Talk consulted) || consulted.isOver()) {
            return;
        }
        over = true;
        consulted.giveUp();
        CallerId caller = transferee.caller;
        Runnable told = () -> board.callerId(two, caller);
        new Optimisation(board, one, two, target).run(talk.bridge(), inner, told);
        new Talk(
                board,
                talk.bridge(),
                talk.side(transferee),
                new Talk.Side(target, () -> board.hangup(target, NORMAL)),
                Talk.Watch.NOBODY);
    }

    /** The held one hangs up: who consulted and whom he consulted stay together. */
    private void transfereeLeaves() {
        if (completed) {
            two.conductor.drop(two, NORMAL);
            return;
        }
        board.held(transferee, false);
        board.leave(transferee);
        if (!together) {
            board.destroy(talk.bridge());
        }
        talk.watch().hungUp(transferee);
        talk.side(transferee).unwind().run();
    }
}
