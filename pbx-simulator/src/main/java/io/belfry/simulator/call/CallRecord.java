package io.belfry.simulator.call;

import java.util.ArrayList;
import java.util.List;

/**
 * The truth about one queue call, for tests that compare it with what others made of it. Times are
 * microseconds since the epoch, 0 where there is none.
 */
public final class CallRecord {

    /** Where a call stands or how it ended. */
    public enum Outcome {
        WAITING,
        TALKING,
        ANSWERED,
        ABANDONED,
        TIMEOUT,
        JOINEMPTY,
        LEAVEEMPTY,
        FULL,
        /** Hung up, or was taken elsewhere, between his arrival and joining. */
        UNJOINED,
        /** Left with a key that leads elsewhere. */
        KEY
    }

    public final String callId;
    public final String linkedId;
    public final String queue;
    public final String caller;
    public final String callerName;
    public final long arrivedAt;
    public Outcome outcome = Outcome.WAITING;
    public int position;
    public long enteredAt;
    public long answeredAt;
    public long endedAt;
    public String agent;

    /** {@code agent} or {@code caller}, for an answered call that has ended. */
    public String endedBy;

    /** Whole seconds as queue_log has them. */
    public int holdSeconds;

    public int talkSeconds;
    public final List<String> ringNoAnswer = new ArrayList<>();

    CallRecord(
            String callId,
            String linkedId,
            String queue,
            String caller,
            String callerName,
            long arrivedAt) {
        this.callId = callId;
        this.linkedId = linkedId;
        this.queue = queue;
        this.caller = caller;
        this.callerName = callerName;
        this.arrivedAt = arrivedAt;
    }
}
