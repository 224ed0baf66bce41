package io.belfry.contracts.command;

/** Why a command was not done. */
public enum FailureReason {
    LINK_DOWN,
    DEADLINE_PASSED,
    AGENT_UNKNOWN,
    AGENT_NOT_LOGGED_IN,
    PHONE_NUMBER_UNKNOWN,
    LOGGED_IN_ON_ANOTHER_PHONE,
    NUMBER_INVALID,
    QUEUE_UNKNOWN,
    PBX_REFUSED,
    UNSUPPORTED,
    MALFORMED
}
