package io.belfry.simulator.call;

import io.belfry.simulator.queue.CallQueue;
import io.belfry.simulator.queue.Member;
import io.belfry.simulator.time.Timeline;
import io.belfry.simulator.wire.Bridge;
import io.belfry.simulator.wire.Channel;
import io.belfry.simulator.wire.Switchboard;

/**
 * A caller and the member who answered: from CONNECT, through the moment when the Local channel
 * drops out of the bridge, to COMPLETEAGENT or COMPLETECALLER.
 */
final class Conversation {

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
    private long answeredSeconds;

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

    /** Caller and member meet. */
    void begin(QueueDialplan dialplan) {
        Member member = attempt.member;
        int hold = (int) (time.seconds() - call.joinedSeconds());
        long ringSeconds = time.seconds() - attempt.startedAt / 1_000_000;
        dialplan.memberVariables(caller, member);
        dialplan.memberVariables(attempt.one, member);
        queue.leave(call);
        answeredSeconds = time.seconds();
        queue.countHold(hold);
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
        bridge = board.createBridge();
        board.enter(bridge, attempt.one);
        board.enter(bridge, caller);
        record.outcome = CallRecord.Outcome.TALKING;
        record.agent = member.name;
        record.answeredAt = time.now();
        record.holdSeconds = hold;
        time.after(OPTIMISE_AFTER, this::optimise);
    }

    private void optimise() {
        if (bridge != null && attempt.phoneChannel.bridge != bridge) {
            attempt.optimise(bridge);
        }
    }

    /** One side hangs up. */
    void end(boolean byAgent, QueueDialplan dialplan) {
        optimise();
        Channel first = byAgent ? attempt.phoneChannel : caller;
        Channel second = byAgent ? caller : attempt.phoneChannel;
        int hold = record.holdSeconds;
        int talk = (int) (time.seconds() - answeredSeconds);
        board.hangupRequest(first, byAgent ? 16 : null);
        first.hangupSource = first.name;
        second.hangupSource = first.name;
        board.leave(first);
        board.leave(second);
        board.destroy(bridge);
        bridge = null;
        board.queueLog(
                caller.uniqueId,
                queue.name(),
                attempt.member.name,
                byAgent ? "COMPLETEAGENT" : "COMPLETECALLER",
                hold,
                talk,
                record.position);
        String by = byAgent ? "agent" : "caller";
        board.witness().completes(caller.uniqueId, queue.name(), by, talk);
        board.event(
                "AgentComplete",
                "agent",
                e ->
                        attempt.agentHeaders(e, attempt.phoneChannel)
                                .put("HoldTime", hold)
                                .put("TalkTime", talk)
                                .put("Reason", by));
        pbx.queues().callEnds(attempt.member);
        queue.countCompleted(hold, talk);
        record.talkSeconds = talk;
        record.endedBy = by;
        dialplan.hangup("", 16);
        board.hangup(attempt.phoneChannel, 16);
    }
}
