package io.belfry.contracts.state;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The numbers of a queue, under the names clients know (A119, C3–C23; {@code Abandonned} is the
 * wire spelling). Counts, seconds and percentages.
 */
public enum QueueCounter {
    @JsonProperty("TotalNumberCallsEntered")
    TOTAL_NUMBER_CALLS_ENTERED("TotalNumberCallsEntered"),
    @JsonProperty("TotalNumberCallsAnswered")
    TOTAL_NUMBER_CALLS_ANSWERED("TotalNumberCallsAnswered"),
    @JsonProperty("TotalNumberCallsAnsweredBefore15")
    TOTAL_NUMBER_CALLS_ANSWERED_BEFORE_15("TotalNumberCallsAnsweredBefore15"),
    @JsonProperty("PercentageAnsweredBefore15")
    PERCENTAGE_ANSWERED_BEFORE_15("PercentageAnsweredBefore15"),
    @JsonProperty("TotalNumberCallsAbandonned")
    TOTAL_NUMBER_CALLS_ABANDONNED("TotalNumberCallsAbandonned"),
    @JsonProperty("TotalNumberCallsAbandonnedAfter15")
    TOTAL_NUMBER_CALLS_ABANDONNED_AFTER_15("TotalNumberCallsAbandonnedAfter15"),
    @JsonProperty("PercentageAbandonnedAfter15")
    PERCENTAGE_ABANDONNED_AFTER_15("PercentageAbandonnedAfter15"),
    @JsonProperty("TotalNumberCallsClosed")
    TOTAL_NUMBER_CALLS_CLOSED("TotalNumberCallsClosed"),
    @JsonProperty("TotalNumberCallsTimeout")
    TOTAL_NUMBER_CALLS_TIMEOUT("TotalNumberCallsTimeout"),
    @JsonProperty("TotalNumberCallsEnteredLastHour")
    TOTAL_NUMBER_CALLS_ENTERED_LAST_HOUR("TotalNumberCallsEnteredLastHour"),
    @JsonProperty("TotalNumberCallsAnsweredLastHour")
    TOTAL_NUMBER_CALLS_ANSWERED_LAST_HOUR("TotalNumberCallsAnsweredLastHour"),
    @JsonProperty("TotalNumberCallsAnsweredBefore15LastHour")
    TOTAL_NUMBER_CALLS_ANSWERED_BEFORE_15_LAST_HOUR("TotalNumberCallsAnsweredBefore15LastHour"),
    @JsonProperty("PercentageAnsweredBefore15LastHour")
    PERCENTAGE_ANSWERED_BEFORE_15_LAST_HOUR("PercentageAnsweredBefore15LastHour"),
    @JsonProperty("TotalNumberCallsAbandonnedLastHour")
    TOTAL_NUMBER_CALLS_ABANDONNED_LAST_HOUR("TotalNumberCallsAbandonnedLastHour"),
    @JsonProperty("TotalNumberCallsAbandonnedAfter15LastHour")
    TOTAL_NUMBER_CALLS_ABANDONNED_AFTER_15_LAST_HOUR("TotalNumberCallsAbandonnedAfter15LastHour"),
    @JsonProperty("PercentageAbandonnedAfter15LastHour")
    PERCENTAGE_ABANDONNED_AFTER_15_LAST_HOUR("PercentageAbandonnedAfter15LastHour"),
    @JsonProperty("TotalNumberCallsClosedLastHour")
    TOTAL_NUMBER_CALLS_CLOSED_LAST_HOUR("TotalNumberCallsClosedLastHour"),
    @JsonProperty("TotalNumberCallsTimeoutLastHour")
    TOTAL_NUMBER_CALLS_TIMEOUT_LAST_HOUR("TotalNumberCallsTimeoutLastHour"),
    @JsonProperty("WaitingCalls")
    WAITING_CALLS("WaitingCalls"),
    @JsonProperty("LongestWaitTime")
    LONGEST_WAIT_TIME("LongestWaitTime"),
    @JsonProperty("LongestWaitingTime")
    LONGEST_WAITING_TIME("LongestWaitingTime"),
    @JsonProperty("EWT")
    EWT("EWT"),
    @JsonProperty("AvailableAgents")
    AVAILABLE_AGENTS("AvailableAgents"),
    @JsonProperty("LoggedAgents")
    LOGGED_AGENTS("LoggedAgents"),
    @JsonProperty("TalkingAgents")
    TALKING_AGENTS("TalkingAgents"),
    /** Members paused in this queue who are in no call. */
    @JsonProperty("PausedAgents")
    PAUSED_AGENTS("PausedAgents"),
    /** Members in wrap-up. */
    @JsonProperty("WrapupAgents")
    WRAPUP_AGENTS("WrapupAgents"),
    /** Members whose phone rings. */
    @JsonProperty("RingingAgents")
    RINGING_AGENTS("RingingAgents"),
    /** Service level of the day in percent, by the queue's own threshold and formula. */
    @JsonProperty("ServiceLevel")
    SERVICE_LEVEL("ServiceLevel");

    private final String wireName;

    QueueCounter(String wireName) {
        this.wireName = wireName;
    }

    /** The name on the wire. */
    public String wireName() {
        return wireName;
    }
}
