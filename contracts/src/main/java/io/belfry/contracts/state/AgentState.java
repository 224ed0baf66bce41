package io.belfry.contracts.state;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * The state of an agent (A126, A164). The simple name with {@code Agent} before it is the wire
 * name.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "name")
public sealed interface AgentState {

    /** The name clients know, e.g. {@code AgentOnCall}. */
    default String wireName() {
        return "Agent" + getClass().getSimpleName();
    }

    /** Not logged in. */
    record LoggedOut() implements AgentState {}

    /** Logged in and free. */
    record Ready() implements AgentState {}

    /** Paused; the reason is the cause of the {@link AgentStatus}. */
    record OnPause() implements AgentState {}

    /** Resting after a queue call. */
    record OnWrapup() implements AgentState {}

    /** His phone rings. */
    record Ringing() implements AgentState {}

    /** He is dialling. */
    record Dialing() implements AgentState {}

    /** He talks; {@code acd} when the call came from a queue (A128). */
    record OnCall(
            boolean acd, CallDirection direction, CallType callType, MonitorState monitorState)
            implements AgentState {}
}
