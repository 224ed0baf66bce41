package io.belfry.contracts.state;

/** Whether a call is being recorded (A128). */
public enum MonitorState {
    ACTIVE,
    PAUSED,
    DISABLED
}
