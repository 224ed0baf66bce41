package io.belfry.gateway.core.session;

import io.belfry.contracts.id.GroupId;
import io.belfry.contracts.id.QueueId;
import io.belfry.contracts.rights.Profile;
import io.belfry.contracts.rights.UserRights;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a user may see (A34–A40).
 *
 * @param extra further rights, as the client is told them
 */
public record Rights(
        Profile profile, List<String> extra, Limit<QueueId> queues, Limit<GroupId> groups) {

    /** What a user without a profile may see (A38): everything, or himself only. */
    public enum NoProfile {
        ADMIN,
        DENY
    }

    public Rights {
        extra = List.copyOf(extra);
    }

    /**
     * The rights of a user. While the rights service has not said anything about him the roles of
     * his token count, and a supervisor sees nothing rather than too much.
     */
    public static Rights of(
            Optional<UserRights> published, Set<String> roles, NoProfile noProfile) {
        return published
                .map(rights -> of(rights, noProfile))
                .orElseGet(() -> ofRoles(roles, noProfile));
    }

    private static Rights of(UserRights rights, NoProfile noProfile) {
        List<String> extra = rights.rights() == null ? List.of() : rights.rights();
        return switch (rights.profile()) {
            case ADMIN -> new Rights(Profile.ADMIN, extra, Limit.none(), Limit.none());
            case SUPERVISOR ->
                    new Rights(
                            Profile.SUPERVISOR,
                            extra,
                            Limit.to(rights.queues()),
                            Limit.to(rights.groups()));
            case NO_RIGHT -> withoutProfile(extra, noProfile);
        };
    }

    private static Rights ofRoles(Set<String> roles, NoProfile noProfile) {
        if (roles.contains("admin")) {
            return new Rights(Profile.ADMIN, List.of(), Limit.none(), Limit.none());
        }
        if (roles.contains("supervisor")) {
            return nothing(Profile.SUPERVISOR, List.of());
        }
        return withoutProfile(List.of(), noProfile);
    }

    private static Rights withoutProfile(List<String> extra, NoProfile noProfile) {
        return switch (noProfile) {
            case ADMIN -> new Rights(Profile.NO_RIGHT, extra, Limit.none(), Limit.none());
            case DENY -> nothing(Profile.NO_RIGHT, extra);
        };
    }

    private static Rights nothing(Profile profile, List<String> extra) {
        return new Rights(profile, extra, Limit.to(List.of()), Limit.to(List.of()));
    }
}
