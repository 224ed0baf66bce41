package io.belfry.rights.user;

import io.belfry.contracts.rights.UserRights;
import java.util.Optional;

/** A user of the directory with what an administrator changed. */
public record KnownUser(DirectoryUser user, Optional<RightsOverride> override) {

    /** The rights as they are now; empty for a user without login. */
    public Optional<UserRights> rights() {
        return RightsPolicy.effective(user, override);
    }
}
