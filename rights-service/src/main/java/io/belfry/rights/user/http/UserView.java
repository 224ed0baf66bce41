package io.belfry.rights.user.http;

import io.belfry.contracts.id.GroupId;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.id.QueueId;
import io.belfry.contracts.id.UserId;
import io.belfry.contracts.rights.Profile;
import io.belfry.contracts.rights.UserRights;
import io.belfry.rights.user.KnownUser;
import java.util.List;

/**
 * A user and the rights in force.
 *
 * @param queues limit of a supervisor; null = all
 * @param groups limit of a supervisor; null = all
 * @param overridden true when an administrator gave the rights, false when the directory did
 */
public record UserView(
        PbxId pbx,
        UserId userId,
        String login,
        String firstName,
        String lastName,
        Profile profile,
        List<String> rights,
        List<QueueId> queues,
        List<GroupId> groups,
        boolean overridden) {

    static UserView of(KnownUser known) {
        UserRights rights = known.rights().orElseThrow();
        return new UserView(
                known.user().pbx(),
                rights.user(),
                rights.login(),
                known.user().config().firstName(),
                known.user().config().lastName(),
                rights.profile(),
                rights.rights(),
                rights.queues(),
                rights.groups(),
                known.override().isPresent());
    }
}
