package io.belfry.contracts.state;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What happened on a line (A113). */
public enum PhoneEventType {
    @JsonProperty("EventDialing")
    DIALING,
    @JsonProperty("EventRinging")
    RINGING,
    @JsonProperty("EventEstablished")
    ESTABLISHED,
    @JsonProperty("EventReleased")
    RELEASED
}
