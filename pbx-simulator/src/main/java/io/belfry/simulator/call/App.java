package io.belfry.simulator.call;

import io.belfry.simulator.wire.Channel;
import io.belfry.simulator.wire.Conductor;
import io.belfry.simulator.wire.Switchboard;

/** A channel alone in an application: Echo, Wait, ChanSpy, ConfBridge. */
class App implements Conductor {

    private static final int NORMAL = 16;

    final Switchboard board;
    final Channel channel;

    App(Switchboard board, Channel channel) {
        this.board = board;
        this.channel = channel;
        channel.conductor = this;
    }

    @Override
    public void hangUp(Channel c) {
        board.hangupRequest(c, c.dialled ? NORMAL : null);
        c.hangupSource = c.name;
        leave();
        ends(c.bridged ? NORMAL : 0);
    }

    @Override
    public void drop(Channel c, int cause) {
        leave();
        ends(c.bridged ? NORMAL : cause);
    }

    @Override
    public boolean release(Channel c) {
        leave();
        c.conductor = NOTHING;
        return true;
    }

    /** What has to be undone before the channel ends or goes elsewhere. */
    void leave() {}

    /** The channel's other half is gone. */
    void isCut(int cause) {
        leave();
        hangup(cause);
    }

    /** The application is over. */
    void over() {}

    /** The channel ends: the dialplan has nothing more for it. */
    void ends(int cause) {
        board.softHangup(channel);
        over();
        hangup(cause);
    }

    private void hangup(int cause) {
        if (channel.originated) {
            channel.app = "AppDial2";
            channel.appData = "(Outgoing Line)";
        } else {
            channel.app = "";
            channel.appData = "";
        }
        board.hangup(channel, cause);
    }
}
