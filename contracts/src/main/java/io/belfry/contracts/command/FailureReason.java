package io.belfry.contracts.command;

/** Why a command was not done. */
public enum FailureReason {
    /**
     * The adapter has no connection to the PBX, or lost it before the PBX answered; in the latter
     * case the PBX may have done it.
     */
    LINK_DOWN,
    DEADLINE_PASSED,
    AGENT_UNKNOWN,
    AGENT_NOT_LOGGED_IN,
    /** No line has the number. */
    PHONE_NUMBER_UNKNOWN,
    LOGGED_IN_ON_ANOTHER_PHONE,
    /** Nothing to dial is left of the number. */
    NUMBER_INVALID,
    /** There is no such queue, or the agent is not in it, or in none. */
    QUEUE_UNKNOWN,
    /** The PBX said no; the message is its own. */
    PBX_REFUSED,
    /** This PBX, or the way it is set up, cannot do it. */
    UNSUPPORTED,
    MALFORMED,
    /** The phone has no call, or not that one. */
    NO_CALL,
    /** The call is not in a state for it, e.g. nobody is connected yet. */
    CALL_STATE,
    /** No transfer is under way. */
    NO_TRANSFER,
    /** Nothing records the call. */
    NOT_RECORDED,
    /** The call did not come to the agent through a queue (A52). */
    NO_QUEUE_CALL,
    /** The PBX is connected, but did not answer in time; it may have done it. */
    NO_ANSWER
}
