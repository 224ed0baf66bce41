package io.belfry.recording.record;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who called whom, seen from the PBX. */
public enum Direction {
    @JsonProperty("incoming")
    INCOMING,
    @JsonProperty("outgoing")
    OUTGOING
}
