package io.belfry.contracts.state;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The numbers of an agent and day, under the names clients know (A137, C26–C37). */
public enum AgentCounter {
    @JsonProperty("AgentPausedTotalTime")
    AGENT_PAUSED_TOTAL_TIME("AgentPausedTotalTime"),
    @JsonProperty("AgentWrapupTotalTime")
    AGENT_WRAPUP_TOTAL_TIME("AgentWrapupTotalTime"),
    @JsonProperty("AgentReadyTotalTime")
    AGENT_READY_TOTAL_TIME("AgentReadyTotalTime"),
    @JsonProperty("InbCalls")
    INB_CALLS("InbCalls"),
    @JsonProperty("InbCallTime")
    INB_CALL_TIME("InbCallTime"),
    @JsonProperty("InbAnsCalls")
    INB_ANS_CALLS("InbAnsCalls"),
    @JsonProperty("InbUnansCalls")
    INB_UNANS_CALLS("InbUnansCalls"),
    @JsonProperty("InbPercUnansCalls")
    INB_PERC_UNANS_CALLS("InbPercUnansCalls"),
    @JsonProperty("InbAverCallTime")
    INB_AVER_CALL_TIME("InbAverCallTime"),
    @JsonProperty("OutCalls")
    OUT_CALLS("OutCalls"),
    /** The same as {@link #AGENT_PAUSED_TOTAL_TIME} under its other name (C26, C29). */
    @JsonProperty("PausedTime")
    PAUSED_TIME("PausedTime"),
    /** The same as {@link #AGENT_WRAPUP_TOTAL_TIME} under its other name (C27, C29). */
    @JsonProperty("WrapupTime")
    WRAPUP_TIME("WrapupTime"),
    /** The same as {@link #AGENT_READY_TOTAL_TIME} under its other name (C28, C29). */
    @JsonProperty("ReadyTime")
    READY_TIME("ReadyTime"),
    /** Seconds logged in: the sum of the times in all states but AgentLoggedOut. */
    @JsonProperty("AgentLoggedTotalTime")
    AGENT_LOGGED_TOTAL_TIME("AgentLoggedTotalTime"),
    /** Seconds in AgentOnCall. */
    @JsonProperty("AgentOnCallTotalTime")
    AGENT_ON_CALL_TOTAL_TIME("AgentOnCallTotalTime"),
    /** Seconds in AgentRinging. */
    @JsonProperty("AgentRingingTotalTime")
    AGENT_RINGING_TOTAL_TIME("AgentRingingTotalTime"),
    /** Seconds in AgentDialing. */
    @JsonProperty("AgentDialingTotalTime")
    AGENT_DIALING_TOTAL_TIME("AgentDialingTotalTime"),
    /** (on call + wrap-up) / (logged in - paused) in percent. */
    @JsonProperty("Occupancy")
    OCCUPANCY("Occupancy"),
    /** (InbCallTime + wrap-up) / InbAnsCalls in seconds. */
    @JsonProperty("AverageHandlingTime")
    AVERAGE_HANDLING_TIME("AverageHandlingTime");

    private final String wireName;

    AgentCounter(String wireName) {
        this.wireName = wireName;
    }

    /** The name on the wire. */
    public String wireName() {
        return wireName;
    }
}
