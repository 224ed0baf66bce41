package io.belfry.simulator.call;

import static io.belfry.simulator.wire.Channel.RINGING;
import static io.belfry.simulator.wire.Channel.UP;

import io.belfry.simulator.time.Timeline;
import io.belfry.simulator.time.Timeline.Planned;
import io.belfry.simulator.wire.Bridge;
import io.belfry.simulator.wire.CallerId;
import io.belfry.simulator.wire.Channel;
import io.belfry.simulator.wire.Conductor;
import io.belfry.simulator.wire.Switchboard;

/**
 * A call of one telephone to another, or out through the trunk: the application Dial. The order of
 * events is that of the recorded scenarios 26 to 29 and 31.
 */
public final class DirectCall implements Conductor {

    private static final String OUTGOING = "(Outgoing Line)";
    private static final long RING_LATENCY = 1_500;
    private static final String TRUNK_DEVICE = "PJSIP/trunk";
    private static final int NORMAL = 16;
    private static final int BUSY = 17;
    private static final int ABSENT = 20;
    private static final int INTERWORKING = 127;
    private static final int INTERNAL_TIMEOUT = 20;
    private static final int OUTSIDE_TIMEOUT = 30;

    private final Switchboard board;
    private final Timeline time;
    private final Channel from;
    private final Phone callee;
    private final String exten;
    private final boolean outside;
    private final double talkSeconds;
    private Channel to;
    private Talk talk;
    private Planned timer;

    /**
     * @param exten what was dialled; with a leading 0 it goes out through the trunk
     * @param talkSeconds after which the caller hangs up; infinite if the callee does
     */
    DirectCall(
            Switchboard board,
            Channel from,
            Phone callee,
            String exten,
            boolean outside,
            double talkSeconds) {
        this.board = board;
        this.time = board.time();
        this.from = from;
        this.callee = callee;
        this.exten = exten;
        this.outside = outside;
        this.talkSeconds = talkSeconds;
    }

    void start() {
        from.conductor = this;
        int priority = 1;
        if (outside) {
            board.execute(from, priority++, "CELGenUserEvent", "XIVO_OUTCALL," + exten);
            board.celUserEvent(from, "XIVO_OUTCALL", exten);
        }
        String dialled = outside ? exten.substring(1) + "@trunk" : exten;
        int timeout = outside ? OUTSIDE_TIMEOUT : INTERNAL_TIMEOUT;
        board.execute(from, priority, "Dial", "PJSIP/" + dialled + "," + timeout + ",tTxX");
        board.appStart(from);
        board.var(from, "DIALSTATUS", "");
        if (!board.devices().isReachable(callee.device())) {
            board.var(from, "DIALSTATUS", "CHANUNAVAIL");
            from.dialStatus = "CHANUNAVAIL";
            board.execute(from, from.priority + 1, "Hangup", "");
            from.hangupSource = "dialplan/builtin";
            callerEnds(ABSENT);
            return;
        }
        to = open(dialled);
        board.witness()
                .dials(
                        from.uniqueId,
                        numberOf(from),
                        isOutside(from),
                        outside ? exten : callee.number(),
                        outside);
        Phone.Reaction reaction = callee.ring(false);
        timer = time.afterSeconds(timeout, () -> unanswered("NOANSWER", 16, 0));
        time.after(RING_LATENCY, () -> react(reaction));
    }

    /** The channel to the callee, up to DialBegin. */
    private Channel open(String dialled) {
        CallerId own = outside ? CallerId.NONE : callee.callerId();
        Channel to =
                board.outbound(
                        callee.device(), null, from, own, outside ? "from-extern" : "internal");
        to.conductor = this;
        board.inherit(from, to);
        to.exten = exten;
        to.connected = from.caller;
        to.app = "AppDial";
        to.appData = OUTGOING;
        if (outside) {
            to.caller = new CallerId(exten, from.connected.name());
            board.extension(to);
            board.newCallerId(to);
        } else {
            to.ani = callee.number();
            board.extension(to);
        }
        board.newConnectedLine(to);
        board.dial("DialBegin", from, to, "DialString", dialled);
        board.connectedLine(from, to.caller);
        return to;
    }

    private void react(Phone.Reaction reaction) {
        if (to.gone) {
            return;
        }
        if (reaction.kind() == Phone.Reaction.Kind.REFUSE) {
            refused();
            return;
        }
        board.state(to, RINGING);
        from.progress.ringing(to);
        board.dial("DialState", from, to, "DialStatus", "RINGING");
        if (reaction.kind() == Phone.Reaction.Kind.ANSWER) {
            time.afterSeconds(reaction.afterSeconds(), () -> answer(reaction.talkSeconds()));
        }
    }

    private void answer(double calleeTalkSeconds) {
        if (to.gone || to.state == UP) {
            return;
        }
        timer.cancel();
        board.witness().directAnswered(from.uniqueId);
        board.state(to, UP);
        board.var(from, "DIALSTATUS", "ANSWER");
        from.dialStatus = "ANSWER";
        to.exten = "";
        board.dial("DialEnd", from, to, "DialStatus", "ANSWER");
        if (from.state != UP) {
            board.state(from, UP);
        }
        from.dialled = true;
        to.dialled = true;
        Bridge bridge = board.createBridge();
        board.extension(to);
        board.enter(bridge, to);
        board.enter(bridge, from);
        if (from.variables.containsKey("BLINDTRANSFER")) {
            board.var(from, "BLINDTRANSFER", "");
        }
        from.progress.answered(to);
        talk =
                new Talk(
                        board,
                        bridge,
                        new Talk.Side(from, this::callerUnwinds),
                        new Talk.Side(to, () -> board.hangup(to, NORMAL)),
                        new DirectCallWatch(board, from.uniqueId));
        if (Double.isFinite(talkSeconds) && talkSeconds <= calleeTalkSeconds) {
            timer = time.afterSeconds(talkSeconds, () -> endTalk(from));
        } else if (Double.isFinite(calleeTalkSeconds)) {
            timer = time.afterSeconds(calleeTalkSeconds, () -> endTalk(to));
        }
    }

    private void endTalk(Channel first) {
        if (isTalking()) {
            talk.hangUp(first);
        }
    }

    /** The calling side hangs up: cancels while it rings. */
    public void callerHangsUp() {
        if (!from.gone) {
            from.conductor.hangUp(from);
        }
    }

    /** While it rings: the caller cancels, the callee refuses. */
    @Override
    public void hangUp(Channel c) {
        if (c == to) {
            refused();
        } else {
            if (from.state != UP) {
                from.techCause = "487";
                to.techCause = "500";
            }
            int cause = from.state == UP ? NORMAL : INTERWORKING;
            board.hangupRequest(from, cause);
            from.hangupSource = from.name;
            unanswered("CANCEL", cause, cause);
        }
    }

    /** The callee answers now, and talks as long as he is let. */
    @Override
    public void answer(Channel c) {
        if (c == to && to.state == RINGING) {
            answer(Double.POSITIVE_INFINITY);
        }
    }

    /** While it rings: ordered to end. */
    @Override
    public void drop(Channel c, int cause) {
        unanswered(c == from ? "CANCEL" : "NOANSWER", cause, cause);
    }

    @Override
    public boolean release(Channel c) {
        if (c != from || talk != null) {
            return false;
        }
        timer.cancel();
        board.dial("DialEnd", from, to, "DialStatus", "CANCEL");
        board.var(from, "DIALSTATUS", "CANCEL");
        board.witness().directEnds(from.uniqueId);
        board.hangup(to, NORMAL);
        from.conductor = Conductor.NOTHING;
        return true;
    }

    /** Whether the two talk with each other. */
    boolean isTalking() {
        return talk != null && !talk.isOver();
    }

    private void callerUnwinds() {
        timer.cancel();
        board.var(from, "DIALSTATUS", "ANSWER");
        callerEnds(NORMAL);
    }

    private void refused() {
        to.techCause = "486";
        to.hangupSource = to.name;
        from.techCause = "486";
        board.hangupRequest(to, BUSY);
        unanswered("BUSY", BUSY, BUSY);
    }

    private void unanswered(String status, int calleeCause, int callerCause) {
        timer.cancel();
        board.dial("DialEnd", from, to, "DialStatus", status);
        board.var(from, "DIALSTATUS", status);
        from.dialStatus = status;
        if (!status.equals("CANCEL")) {
            board.execute(from, from.priority + 1, "Hangup", "");
            from.hangupSource = "dialplan/builtin";
        }
        finish(callerCause, calleeCause);
    }

    /** Whether a channel is one of the trunk. */
    static boolean isOutside(Channel c) {
        return c.device().equals(TRUNK_DEVICE);
    }

    /** The telephone's number, or of somebody outside what he calls from. */
    static String numberOf(Channel c) {
        return isOutside(c) ? c.caller.number() : Phone.number(c.device());
    }

    private void finish(int callerCause, int calleeCause) {
        callerEnds(callerCause);
        board.hangup(to, calleeCause);
    }

    private void callerEnds(int cause) {
        board.witness().directEnds(from.uniqueId);
        board.softHangup(from);
        if (!from.originated) {
            from.app = "";
            from.appData = "";
        } else {
            from.app = "AppDial2";
            from.appData = OUTGOING;
        }
        board.hangup(from, cause);
    }
}
