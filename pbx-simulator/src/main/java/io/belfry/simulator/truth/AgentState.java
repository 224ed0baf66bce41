package io.belfry.simulator.truth;

/**
 * What an agent is in, exactly one at a time: his telephone counts more than a pause, a pause more
 * than a wrap-up (FEATURES A164).
 */
public enum AgentState {
    LOGGED_OUT,
    READY,
    ON_PAUSE,
    ON_WRAPUP,
    RINGING,
    DIALING,
    ON_CALL
}
