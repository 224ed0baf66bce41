package io.belfry.contracts.state;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What happened on a line (A113). The first four are those of the first clients, the others came
 * later.
 */
public enum PhoneEventType {
    @JsonProperty("EventDialing")
    DIALING,
    @JsonProperty("EventRinging")
    RINGING,
    @JsonProperty("EventEstablished")
    ESTABLISHED,
    @JsonProperty("EventReleased")
    RELEASED,
    /** The phone holds the call; EventEstablished says that it took it back. */
    @JsonProperty("EventOnHold")
    ON_HOLD,
    /** A call that the phone dialled could not be made; EventReleased follows. */
    @JsonProperty("EventFailure")
    FAILURE
}
