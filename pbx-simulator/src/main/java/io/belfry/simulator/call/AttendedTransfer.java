package io.belfry.simulator.call;

import static io.belfry.simulator.wire.Channel.RINGING;
import static io.belfry.simulator.wire.Channel.UP;

import io.belfry.simulator.time.Timeline;
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
 * scenario 23.
 */
final class AttendedTransfer implements Conductor, Progress {

    private static final String FEATURE = "*2";
    private static final long FIRST_DIGIT = 145_000;
    private static final long HOLD = 245_000;
    private static final long EXTENSION = 290_000;
    private static final long BETWEEN_DIGITS = 45_000;
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
        Timeline time = board.time();
        Keypad keypad = new Keypad(board);
        keypad.told(transferer, FEATURE.charAt(0));
        time.after(FIRST_DIGIT, () -> unlessOver(() -> keypad.told(transferer, '2')));
        time.after(HOLD, () -> unlessOver(() -> talk.hold(transferer, false)));
        for (int i = 0; i < exten.length(); i++) {
            char digit = exten.charAt(i);
            time.after(
                    EXTENSION + i * BETWEEN_DIGITS,
                    () -> unlessOver(() -> keypad.told(transferer, digit)));
        }
        time.after(
                EXTENSION + (exten.length() - 1) * BETWEEN_DIGITS + 500,
                () -> unlessOver(this::consult));
    }

    private void unlessOver(Runnable step) {
        if (!talk.isOver()) {
            step.run();
        }
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
        board.leave(transferer);
        board.destroy(consultation);
        board.hangup(one, NORMAL);
        if (transferee.gone) {
            talk.side(transferer).unwind().run();
            return;
        }
        board.enter(talk.bridge(), transferer);
        Talk again =
                new Talk(
                        board,
                        talk.bridge(),
                        talk.side(transferee),
                        talk.side(transferer),
                        talk.watch());
        again.unhold(transferer);
    }

    /** Ends the consultation; the transferer talks with the transferee again. */
    void cancel() {
        if (!over && !completed) {
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
        if (c == transferer && !completed && !transferee.gone) {
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
        board.destroy(talk.bridge());
        talk.watch().hungUp(transferee);
        talk.side(transferee).unwind().run();
    }
}
