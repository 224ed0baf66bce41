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
    OUT_CALLS("OutCalls");

    private final String wireName;

    AgentCounter(String wireName) {
        this.wireName = wireName;
    }

    /** The name on the wire. */
    public String wireName() {
        return wireName;
    }
}
