package io.belfry.simulator.call;

import static io.belfry.simulator.wire.Channel.UP;

import io.belfry.simulator.queue.CallQueue;
import io.belfry.simulator.queue.Member;
import io.belfry.simulator.time.Timeline;
import io.belfry.simulator.wire.Bridge;
import io.belfry.simulator.wire.Channel;
import io.belfry.simulator.wire.Switchboard;
import java.util.ArrayList;
import java.util.List;

/**
 * A caller and the member who answered: from CONNECT, through the moment when the Local channel
 * drops out of the bridge, to COMPLETEAGENT or COMPLETECALLER.
 */
final class Conversation implements Talk.Watch {

    private static final int NORMAL = 16;
    private static final long OPTIMISE_AFTER = 11_000;

    private final Pbx pbx;
    private final Switchboard board;
    private final Timeline time;
    private final CallQueue queue;
    private final QueueCall call;
    private final Channel caller;
    private final Attempt attempt;
    private final CallRecord record;
    private Bridge bridge;
    private Talk talk;
    private long answeredSeconds;
    private boolean hungUpByMember;

    Conversation(Pbx pbx, CallQueue queue, QueueCall call, Attempt attempt) {
        this.pbx = pbx;
        this.board = pbx.board();
        this.time = board.time();
        this.queue = queue;
        this.call = call;
        this.caller = call.caller();
        this.attempt = attempt;
        this.record = call.record();
    }

    Attempt attempt() {
        return attempt;
    }

    /** Caller and member meet, after so many whole seconds of ringing. */
    void begin(QueueDialplan dialplan, long ringSeconds) {
        Member member = attempt.member;
        int hold = (int) (time.seconds() - call.joinedSeconds());
        dialplan.memberVariables(caller, member);
        dialplan.memberVariables(attempt.one, member);
        queue.leave(call);
        answeredSeconds = time.seconds();
        queue.statistics().countHold(hold);
        member.inCall = true;
        board.queueLog(
                caller.uniqueId,
                queue.name(),
                member.name,
                "CONNECT",
                hold,
                attempt.one.uniqueId,
                ringSeconds);
        board.witness().connects(caller.uniqueId, queue.name(), member.number(), hold);
        board.event(
                "AgentConnect",
                "agent",
                e ->
                        attempt.agentHeaders(e, attempt.one)
                                .put("HoldTime", hold)
                                .put("RingTime", ringSeconds));
        if (caller.state != UP) {
            board.state(caller, UP);
        }
        bridge = board.createBridge();
        board.enter(bridge, attempt.one);
        board.enter(bridge, caller);
        record.outcome = CallRecord.Outcome.TALKING;
        record.agent = member.name;
        record.answeredAt = time.now();
        record.holdSeconds = hold;
        talk =
                new Talk(
                        board,
                        bridge,
                        new Talk.Side(caller, () -> dialplan.hangup("", NORMAL)),
                        new Talk.Side(
                                attempt.phoneChannel, () -> attempt.callIsOver(hungUpByMember)),
                        this,
                        this::optimise);
        time.after(OPTIMISE_AFTER, this::optimise);
    }

    private void optimise() {
        if (!attempt.phoneChannel.gone && attempt.phoneChannel.bridge == attempt.inner) {
            attempt.optimise(bridge);
        }
    }

    /** One of the two hangs up as if by his telephone; nothing happens if they talk no more. */
    void end(boolean byAgent) {
        if (!talk.isOver()) {
            talk.hangUp(byAgent ? attempt.phoneChannel : caller);
        }
    }

    @Override
    public void hungUp(Channel first) {
        boolean byAgent = first == attempt.phoneChannel;
        hungUpByMember = byAgent;
        String by = byAgent ? "agent" : "caller";
        String event = byAgent ? "COMPLETEAGENT" : "COMPLETECALLER";
        completed(by, by, event, List.of(), !attempt.phoneChannel.gone);
    }

    @Override
    public void blindTransferred(String context, String exten) {
        completed("transfer", "agent", "BLINDTRANSFER", List.of(exten, context), true);
    }

    @Override
    public void attendedTransferred(String bridgeId, boolean known) {
        completed("transfer", "agent", "ATTENDEDTRANSFER", List.of("BRIDGE", bridgeId), known);
    }

    /**
     * The queue is done with the call.
     *
     * @param reason of AgentComplete
     * @param by who ended it, for the truth
     * @param data what comes first in the queue_log line
     * @param memberIsThere whether the member's channel is still known
     */
    private void completed(
            String reason, String by, String event, List<String> data, boolean memberIsThere) {
        int hold = record.holdSeconds;
        int talked = (int) (time.seconds() - answeredSeconds);
        List<Object> columns = new ArrayList<>(data);
        columns.addAll(List.of(hold, talked, record.position));
        call.talked(by);
        board.queueLog(
                caller.uniqueId, queue.name(), attempt.member.name, event, columns.toArray());
        board.witness().completes(caller.uniqueId, queue.name(), reason, talked);
        board.event(
                "AgentComplete",
                "agent",
                e ->
                        attempt.agentHeaders(e, memberIsThere ? attempt.phoneChannel : null)
                                .put("HoldTime", hold)
                                .put("TalkTime", talked)
                                .put("Reason", reason));
        memberIsFree();
        queue.statistics().countCompleted(hold, talked);
        record.talkSeconds = talked;
    }

    @Override
    public void parked() {
        memberIsFree();
    }

    private void memberIsFree() {
        if (attempt.member.inCall) {
            board.witness()
                    .memberLeavesCall(caller.uniqueId, queue.name(), attempt.member.number());
            pbx.queues().callEnds(attempt.member);
        }
    }
}
