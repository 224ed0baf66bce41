package io.belfry.simulator.call;

import static io.belfry.simulator.wire.Channel.RINGING;
import static io.belfry.simulator.wire.Channel.UP;

import io.belfry.simulator.queue.Member;
import io.belfry.simulator.wire.Switchboard;

/** A member who waits in the agent pool, asked for by {@code ;2}. Recorded scenario 36. */
final class PoolAttempt extends Attempt {

    /** Where AgentRequest is in the dialplan. */
    static final String CONTEXT = "agents";

    /** How long the agent's beep lasts. */
    private static final double BEEP_SECONDS = 0.422;

    private static final int CONGESTION = 34;

    private final PoolAgent agent;

    PoolAttempt(QueueCall call, Member member, PoolAgent agent, Switchboard board) {
        super(call, member, board);
        this.agent = agent;
    }

    @Override
    Phone.Reaction reach(String exten) {
        board.execute(two, 1, "AgentRequest", exten);
        phoneChannel = agent.channel().orElse(null);
        if (phoneChannel == null) {
            return Phone.Reaction.refuse();
        }
        inner = board.createBridge();
        board.enter(inner, two);
        board.var(two, "AGENT_STATUS", "NOT_CONNECTED");
        agent.isAsked(caller, () -> call.phoneHangsUp(this));
        return Phone.Reaction.answer(BEEP_SECONDS);
    }

    @Override
    void ringing() {
        board.state(one, RINGING);
        board.extension(one);
        board.newConnectedLine(one);
        board.dial("DialState", caller, one, "DialStatus", "RINGING");
    }

    @Override
    void answered() {
        agent.meets(inner, caller);
        board.connectedLine(two, phoneChannel.caller);
        board.state(two, UP);
        one.caller = phoneChannel.caller;
        board.state(one, UP);
        board.newCallerId(one);
        board.dial("DialEnd", caller, one, "DialStatus", "ANSWER");
        board.connectedLine(caller, phoneChannel.caller);
    }

    @Override
    void bridgeInner() {}

    @Override
    void cancel() {
        board.hangup(one, 0);
        board.hangupRequest(two, 0);
        leavesInner();
        board.softHangup(two);
        hangUpTwo(0);
        agent.isAskedNoMore();
    }

    /** He hung up before they met, or logged off: the dialplan goes on with Congestion. */
    @Override
    void refused() {
        leavesInner();
        board.var(two, "AGENT_STATUS", "ERROR");
        board.execute(two, 2, "Congestion", "");
        board.dial("DialEnd", caller, one, "DialStatus", "CONGESTION");
    }

    @Override
    void hangUpRefused() {
        board.softHangup(two);
        hangUpTwo(CONGESTION);
        board.hangup(one, CONGESTION);
    }

    private void leavesInner() {
        if (inner != null) {
            board.leave(two);
            board.destroy(inner);
        }
    }

    @Override
    void callIsOver(boolean hungUpByMember) {
        agent.callIsOver(hungUpByMember);
    }
}
