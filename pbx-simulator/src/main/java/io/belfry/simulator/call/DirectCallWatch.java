package io.belfry.simulator.call;

import io.belfry.simulator.wire.Channel;
import io.belfry.simulator.wire.Switchboard;

/**
 * Tells that a call beside the queues is over, however the two part: also when one of them is
 * transferred.
 *
 * @param call unique id of the caller's channel
 */
record DirectCallWatch(Switchboard board, String call) implements Talk.Watch {

    @Override
    public void hungUp(Channel first) {
        over();
    }

    @Override
    public void blindTransferred(String context, String exten) {
        over();
    }

    @Override
    public void attendedTransferred(String bridgeId, boolean known) {
        over();
    }

    @Override
    public void parked() {
        over();
    }

    private void over() {
        board.witness().directEnds(call);
    }
}
