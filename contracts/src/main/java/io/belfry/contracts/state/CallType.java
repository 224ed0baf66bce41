package io.belfry.contracts.state;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether the other end is one of our lines (A128). */
public enum CallType {
    @JsonProperty("External")
    EXTERNAL,
    @JsonProperty("Internal")
    INTERNAL
}
