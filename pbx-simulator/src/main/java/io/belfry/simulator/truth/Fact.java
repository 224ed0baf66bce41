package io.belfry.simulator.truth;

import java.util.List;
import java.util.Map;

/**
 * One line of the truth. All times are microseconds since the epoch, 0 for none; what ends in
 * {@code Micros} is a length; a quarter is named by the instant at which it begins, a multiple of
 * 900 s since the epoch.
 */
public sealed interface Fact {

    /**
     * One passage of a call through a queue, told when it is over.
     *
     * @param arrivedAt it reached the queue
     * @param enteredAt it began to wait, 0 if it never did
     * @param position on entering, from 1
     * @param answeredAt a member and the caller began to talk
     * @param leftAt end of the conversation, or of the waiting
     * @param agent who talked, null for nobody
     * @param outcome ANSWERED, ABANDONED, TIMEOUT, JOINEMPTY, LEAVEEMPTY, FULL and others as
     *     CallRecord.Outcome names them; LOST when the PBX stopped
     * @param endedBy agent, caller, transfer, or null
     * @param waitSeconds whole seconds, as the PBX counts them
     * @param talkSeconds the same
     */
    record QueuePass(
            String call,
            String queue,
            String caller,
            String dialled,
            long arrivedAt,
            long enteredAt,
            int position,
            long answeredAt,
            long leftAt,
            String agent,
            String outcome,
            String endedBy,
            int waitSeconds,
            int talkSeconds,
            List<Ring> rings)
            implements Fact {}

    /** A member's telephone that rang in a passage. */
    record Ring(String agent, long from, long to, String end) {}

    /**
     * A call beside the queues, told when it is over.
     *
     * @param from number of our telephone, or the caller's outside
     * @param to number of our telephone, or the dialled one outside
     * @param answeredAt 0 if it never was
     */
    record SideCall(
            String call,
            String from,
            boolean fromOutside,
            String to,
            boolean toOutside,
            long dialledAt,
            long answeredAt,
            long endedAt)
            implements Fact {

        SideCall answered(long at) {
            return new SideCall(call, from, fromOutside, to, toOutside, dialledAt, at, endedAt);
        }

        SideCall ended(long at) {
            return new SideCall(call, from, fromOutside, to, toOutside, dialledAt, answeredAt, at);
        }
    }

    /**
     * A stretch of one state of an agent, told when it is over.
     *
     * @param reason of a pause, else empty
     */
    record Stretch(String agent, AgentState state, String reason, long from, long to)
            implements Fact {}

    /** What happened at a queue within a quarter, each thing in the quarter of its own instant. */
    record QueueQuarter(long quarter, String queue, Map<String, Long> counts) implements Fact {}

    /** What became of the calls that reached a queue within a quarter, whenever it did. */
    record QueueArrivals(long quarter, String queue, Map<String, Long> counts) implements Fact {}

    /**
     * An agent's quarter.
     *
     * @param counts times and counts by name
     * @param pausedMicros by reason
     * @param calls by kind of call, then by name
     */
    record AgentQuarter(
            long quarter,
            String agent,
            Map<String, Long> counts,
            Map<String, Long> pausedMicros,
            Map<CallKind, Map<String, Long>> calls)
            implements Fact {}

    /** How a queue stood at the very beginning of a quarter. */
    record QueueMoment(long at, String queue, Map<String, Long> counts) implements Fact {}
}
