package io.belfry.rights.user.http;

import io.belfry.contracts.id.GroupId;
import io.belfry.contracts.id.QueueId;
import io.belfry.contracts.rights.Profile;
import io.belfry.rights.user.RightsOverride;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;

/**
 * New rights of a user.
 *
 * @param rights null = those that come with the profile
 * @param queues limit of a supervisor; null = all
 * @param groups limit of a supervisor; null = all
 */
public record RightsChange(
        @NotNull Profile profile,
        List<@NotNull @Pattern(regexp = "recording|dissuasion") String> rights,
        List<@NotNull QueueId> queues,
        List<@NotNull GroupId> groups) {

    RightsOverride toOverride() {
        return new RightsOverride(profile, rights, queues, groups);
    }
}
