package io.belfry.contracts.config;

import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.GroupId;
import io.belfry.contracts.id.UserId;

/** An agent. {@code user} is null when no user is linked. */
public record AgentConfig(
        AgentId id,
        AgentNumber number,
        String firstName,
        String lastName,
        GroupId group,
        UserId user,
        String context) {

    /** First and last name, whichever exist. */
    public String fullName() {
        return ((firstName == null ? "" : firstName) + " " + (lastName == null ? "" : lastName))
                .strip();
    }
}
