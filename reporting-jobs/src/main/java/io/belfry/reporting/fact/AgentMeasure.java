package io.belfry.reporting.fact;

import java.util.Locale;

/** The columns of {@code stat_agent_specific} (D30), in its order; times are whole seconds. */
public enum AgentMeasure {
    NB_OFFERED,
    NB_ANSWERED,
    CONVERSATION_TIME,
    RINGING_TIME,
    NB_OUTGOING_CALLS,
    CONVERSATION_TIME_OUTGOING_CALLS,
    HOLD_TIME,
    NB_RECEIVED_INTERNAL_CALLS,
    CONVERSATION_TIME_RECEIVED_INTERNAL_CALLS,
    NB_TRANSFERED_INTERN,
    NB_TRANSFERED_EXTERN,
    NB_EMITTED_INTERNAL_CALLS,
    CONVERSATION_TIME_EMITTED_INTERNAL_CALLS,
    NB_INCOMING_CALLS,
    CONVERSATION_TIME_INCOMING_CALLS;

    /** The name of the column. */
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
