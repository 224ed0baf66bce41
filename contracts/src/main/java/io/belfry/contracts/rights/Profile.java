package io.belfry.contracts.rights;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The profile clients are told (A34). */
public enum Profile {
    @JsonProperty("Admin")
    ADMIN("Admin"),
    @JsonProperty("Supervisor")
    SUPERVISOR("Supervisor"),
    @JsonProperty("NoRight")
    NO_RIGHT("NoRight");

    private final String wireName;

    Profile(String wireName) {
        this.wireName = wireName;
    }

    /** The name on the wire. */
    public String wireName() {
        return wireName;
    }
}
