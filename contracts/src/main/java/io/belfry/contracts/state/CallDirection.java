package io.belfry.contracts.state;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Direction of a call, seen from the agent (A128). */
public enum CallDirection {
    @JsonProperty("Incoming")
    INCOMING,
    @JsonProperty("Outgoing")
    OUTGOING
}
