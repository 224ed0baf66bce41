package io.belfry.contracts.config;

import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.GroupId;
import io.belfry.contracts.id.LineId;
import io.belfry.contracts.id.QueueId;
import io.belfry.contracts.id.UserId;
import java.util.List;

/**
 * A user of the directory. {@code ctiLogin} is null for a user without CTI login; {@code queues}
 * and {@code groups} are the ones a supervisor is limited to, null = all.
 */
public record UserConfig(
        UserId id,
        String firstName,
        String lastName,
        String ctiLogin,
        ConfiguredProfile profile,
        LineId line,
        AgentId agent,
        String mobileNumber,
        Integer voicemailId,
        List<QueueId> queues,
        List<GroupId> groups) {

    /** First and last name, whichever exist. */
    public String fullName() {
        return ((firstName == null ? "" : firstName) + " " + (lastName == null ? "" : lastName))
                .strip();
    }
}
