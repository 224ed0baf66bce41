package io.belfry.simulator.call;

import io.belfry.simulator.call.CallRecord.Outcome;
import io.belfry.simulator.queue.CallQueue;
import io.belfry.simulator.wire.Channel;
import io.belfry.simulator.wire.Switchboard;

/** How a caller leaves a queue without an agent: what is said, logged and counted of it. */
final class Departure {

    private final Switchboard board;
    private final CallQueue queue;
    private final QueueCall call;
    private final Hunt hunt;
    private final Channel caller;
    private final CallRecord record;

    Departure(Switchboard board, CallQueue queue, QueueCall call, Hunt hunt) {
        this.board = board;
        this.queue = queue;
        this.call = call;
        this.hunt = hunt;
        this.caller = call.caller();
        this.record = call.record();
    }

    /** Before he joined: Asterisk says nothing of it. */
    void unjoined(Outcome outcome) {
        board.witness().leaves(caller.uniqueId, queue.name(), outcome.name(), 0);
    }

    /** He goes away while he waits; who rings for him stops. */
    void abandons() {
        board.musicStops(caller);
        for (Attempt a : hunt.ringing()) {
            caller.dialStatus = "CANCEL";
            board.dial("DialEnd", caller, a.one, "DialStatus", "CANCEL");
            board.queueLog(
                    caller.uniqueId, queue.name(), a.member.name, "RINGCANCELED", a.ringMillis());
        }
        hunt.stop();
        abandoned("ABANDON", Outcome.ABANDONED);
        queue.leave(call);
    }

    /** The queue gives him up while nobody rings for him. */
    void isGivenUp(String event, Outcome outcome) {
        abandoned(event, outcome);
        board.musicStops(caller);
        queue.leave(call);
    }

    /** A key with which a waiting caller leaves: EXITWITHKEY. Recorded scenario 17. */
    void byKey(char digit) {
        int position = queue.position(call);
        int waited = waited();
        hunt.stop();
        log("EXITWITHKEY", digit, position, record.position, waited);
        board.witness().leaves(caller.uniqueId, queue.name(), Outcome.KEY.name(), waited);
        record.holdSeconds = waited;
        board.musicStops(caller);
        queue.leave(call);
    }

    /** What Asterisk says of every caller who leaves without an agent, but by a key. */
    private void abandoned(String event, Outcome outcome) {
        board.var(caller, "ABANDONED", "TRUE");
        queue.statistics().countAbandoned();
        int position = queue.position(call);
        int waited = waited();
        record.holdSeconds = waited;
        board.event(
                "QueueCallerAbandon",
                "agent",
                e ->
                        e.channel(caller)
                                .put("Queue", queue.name())
                                .put("Position", position)
                                .put("OriginalPosition", record.position)
                                .put("HoldTime", waited));
        log(event, position, record.position, waited);
        board.witness().leaves(caller.uniqueId, queue.name(), outcome.name(), waited);
    }

    private void log(String event, Object... data) {
        board.queueLog(caller.uniqueId, queue.name(), "NONE", event, data);
    }

    private int waited() {
        return (int) (board.time().seconds() - call.joinedSeconds());
    }
}
