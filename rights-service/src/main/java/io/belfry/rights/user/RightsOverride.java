package io.belfry.rights.user;

import io.belfry.contracts.id.GroupId;
import io.belfry.contracts.id.QueueId;
import io.belfry.contracts.rights.Profile;
import java.util.List;
import java.util.Objects;

/**
 * Rights an administrator gave to one user. They win over the directory (A43).
 *
 * @param rights extra rights; null = those that come with the profile
 * @param queues limit of a supervisor; null = all
 * @param groups limit of a supervisor; null = all
 */
public record RightsOverride(
        Profile profile, List<String> rights, List<QueueId> queues, List<GroupId> groups) {

    public RightsOverride {
        Objects.requireNonNull(profile, "profile");
    }
}
