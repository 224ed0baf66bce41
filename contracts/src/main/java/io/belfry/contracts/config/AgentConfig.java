package io.belfry.contracts.config;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.GroupId;
import io.belfry.contracts.id.UserId;
import java.util.List;

/**
 * An agent. {@code user} is null when no user is linked; {@code skills} is empty where the PBX has
 * no queue skills.
 */
public record AgentConfig(
        AgentId id,
        AgentNumber number,
        String firstName,
        String lastName,
        GroupId group,
        UserId user,
        String context,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<AgentSkill> skills) {

    public AgentConfig {
        skills = skills == null ? List.of() : List.copyOf(skills);
    }

    /** An agent without skills. */
    public AgentConfig(
            AgentId id,
            AgentNumber number,
            String firstName,
            String lastName,
            GroupId group,
            UserId user,
            String context) {
        this(id, number, firstName, lastName, group, user, context, List.of());
    }

    /** First and last name, whichever exist. */
    public String fullName() {
        return ((firstName == null ? "" : firstName) + " " + (lastName == null ? "" : lastName))
                .strip();
    }
}
