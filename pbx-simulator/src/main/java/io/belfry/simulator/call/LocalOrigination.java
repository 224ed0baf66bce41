package io.belfry.simulator.call;

import static io.belfry.simulator.wire.Channel.UP;

import io.belfry.simulator.wire.Channel;
import io.belfry.simulator.wire.Conductor;
import io.belfry.simulator.wire.Progress;
import io.belfry.simulator.wire.Switchboard;
import java.util.List;

/**
 * AMI's Originate of a Local channel: {@code ;2} runs the extension in its name, and when that
 * answers {@code ;1} runs what was asked for. Recorded scenario 35.
 */
final class LocalOrigination implements Progress, Conductor {

    private static final int NORMAL = 16;
    private static final int REASON_FAILED = 0;
    private static final int REASON_ANSWERED = 4;

    private final Pbx pbx;
    private final Switchboard board;
    private final Origination.Request request;
    private final String exten;
    private final String context;
    private final boolean optimises;
    private final String dialString;
    private Channel one;
    private Channel two;

    /**
     * @param name of the channel without {@code Local/}: {@code 3001@internal/n}
     */
    LocalOrigination(Pbx pbx, Origination.Request request, String name) {
        this.pbx = pbx;
        this.board = pbx.board();
        this.request = request;
        this.dialString = name;
        this.optimises = !name.endsWith("/n");
        String place = name.replaceFirst("/n$", "");
        int at = place.indexOf('@');
        this.exten = at < 0 ? place : place.substring(0, at);
        this.context = at < 0 ? "default" : place.substring(at + 1);
    }

    void start() {
        List<Channel> local = board.local(exten, context, null);
        one = local.get(0);
        two = local.get(1);
        one.conductor = this;
        one.app = "AppDial2";
        one.appData = "(Outgoing Line)";
        one.originated = true;
        board.extension(one);
        if (!request.callerId().isNone()) {
            one.ani = request.callerId().number();
            board.callerId(one, request.callerId());
            board.connectedLine(one, request.callerId());
        }
        request.variables().forEach((name, value) -> board.var(one, name, value));
        board.inherit(one, two);
        if (!one.caller.isNone()) {
            two.caller = one.connected;
            two.connected = one.caller;
            two.connectedAni = one.ani;
            board.newCallerId(two);
            board.newConnectedLine(two);
        }
        board.localBridge(one, two, optimises);
        board.dial("DialBegin", null, one, "DialString", dialString);
        two.progress = this;
        one.progress =
                new Progress() {
                    @Override
                    public void ended() {
                        oneEnded();
                    }
                };
        pbx.runExtension(two, Double.POSITIVE_INFINITY);
    }

    @Override
    public void answered(Channel callee) {
        if (one.gone || one.state == UP) {
            return;
        }
        board.state(one, UP);
        board.dial("DialEnd", null, one, "DialStatus", "ANSWER");
        request.respond(board, one, "Success", REASON_ANSWERED);
        new Application(pbx, one).run(request);
    }

    /** {@code ;2} is over. */
    @Override
    public void ended() {
        if (one.gone) {
            return;
        }
        if (one.state == UP) {
            one.caller = two.connected;
            if (one.conductor instanceof App app) {
                app.isCut(NORMAL);
            } else {
                one.conductor.drop(one, NORMAL);
            }
        } else {
            board.dial("DialEnd", null, one, "DialStatus", "CHANUNAVAIL");
            board.hangup(one, 0);
            request.respond(board, one, "Failure", REASON_FAILED);
        }
    }

    private void oneEnded() {
        if (!two.gone) {
            two.conductor.hangUp(two);
        }
    }

    @Override
    public void hangUp(Channel c) {
        two.conductor.hangUp(two);
    }
}
