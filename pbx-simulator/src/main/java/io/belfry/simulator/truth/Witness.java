package io.belfry.simulator.truth;

/**
 * Is told what the PBX decides, at the moment when it happens and by the parts that decide it: what
 * the truth of a day is tallied from, never from the events and rows that the PBX says. Members,
 * agents and telephones are named by their number, a call by the unique id of its first channel.
 */
public interface Witness {

    /** Sees nothing. */
    Witness NOBODY = new Witness() {};

    /** How the ringing of a member's telephone ended. */
    enum RingEnd {
        ANSWERED,
        NO_ANSWER,
        REFUSED,
        /** The caller went away, or another member answered. */
        CANCELLED
    }

    /** A call reached a queue, before it is known whether it may join. */
    default void arrives(String call, String queue, String caller, String dialled) {}

    /** It waits in the queue now, at that position. */
    default void enters(String call, String queue, int position) {}

    default void rings(String call, String queue, String member) {}

    default void ringEnds(String call, String queue, String member, RingEnd how) {}

    /** A member and the caller talk, after so many whole seconds of waiting. */
    default void connects(String call, String queue, String member, int waited) {}

    /**
     * The conversation is over, and with it the call's time with the queue.
     *
     * @param endedBy {@code agent}, {@code caller}, or {@code transfer}
     * @param talked whole seconds
     */
    default void completes(String call, String queue, String endedBy, int talked) {}

    /** The member is rid of the queue call that he talked in, however it ended. */
    default void memberLeavesCall(String call, String queue, String member) {}

    /**
     * The call leaves the queue, or is kept out of it, without an agent.
     *
     * @param outcome a name of {@code CallRecord.Outcome}
     * @param waited whole seconds
     */
    default void leaves(String call, String queue, String outcome, int waited) {}

    /**
     * A telephone holds the call it talks in, or takes it back; the end of a call ends the hold.
     */
    default void holds(String telephone, boolean held) {}

    default void memberAdded(String queue, String member) {}

    default void memberRemoved(String queue, String member) {}

    /** A pause in one queue begins, gets another reason, or ends. */
    default void pauses(String queue, String member, boolean paused, String reason) {}

    default void logsIn(String agent) {}

    default void logsOut(String agent) {}

    /**
     * A call beside the queues: somebody dials, and a telephone rings.
     *
     * @param from number of our telephone, or the caller's number outside
     * @param to number of our telephone, or the dialled number outside
     */
    default void dials(String call, String from, boolean fromOutside, String to, boolean outside) {}

    default void directAnswered(String call) {}

    /** A call beside the queues is over, answered or not. */
    default void directEnds(String call) {}

    /** The PBX stopped with everything that was going on: no call, no agent is left. */
    default void stops() {}
}
