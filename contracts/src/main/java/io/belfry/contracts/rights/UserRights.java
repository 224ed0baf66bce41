package io.belfry.contracts.rights;

import io.belfry.contracts.id.GroupId;
import io.belfry.contracts.id.QueueId;
import io.belfry.contracts.id.UserId;
import java.util.List;

/**
 * What a user may see and do (A34–A40). {@code queues} and {@code groups} limit a supervisor; null
 * = all.
 */
public record UserRights(
        UserId user,
        String login,
        Profile profile,
        List<String> rights,
        List<QueueId> queues,
        List<GroupId> groups) {}
