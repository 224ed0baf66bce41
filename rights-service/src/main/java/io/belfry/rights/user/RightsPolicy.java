package io.belfry.rights.user;

import io.belfry.contracts.config.ConfiguredProfile;
import io.belfry.contracts.config.UserConfig;
import io.belfry.contracts.rights.Profile;
import io.belfry.contracts.rights.UserRights;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** How the rights of a user follow from the directory and from what an administrator changed. */
public final class RightsPolicy {

    /** The user may manage recording settings of queues (A35). */
    public static final String RECORDING = "recording";

    /** The user may manage dissuasion settings of queues (A36). */
    public static final String DISSUASION = "dissuasion";

    private RightsPolicy() {}

    /**
     * The rights of that user: the override if there is one (A43), else the profile of the
     * directory. A user without login has none.
     */
    public static Optional<UserRights> effective(
            DirectoryUser user, Optional<RightsOverride> override) {
        if (!user.hasLogin()) {
            return Optional.empty();
        }
        UserConfig config = user.config();
        RightsOverride granted = override.orElseGet(() -> ofDirectory(config));
        boolean limited = granted.profile() == Profile.SUPERVISOR;
        return Optional.of(
                new UserRights(
                        config.id(),
                        config.ctiLogin(),
                        granted.profile(),
                        granted.rights() == null
                                ? rightsOf(granted.profile())
                                : List.copyOf(granted.rights()),
                        limited ? granted.queues() : null,
                        limited ? granted.groups() : null));
    }

    /**
     * The roles in a token: {@code user} for everybody, {@code admin} or {@code supervisor} by
     * profile, {@code agent} for a user who is one.
     */
    public static SortedSet<String> roles(UserRights rights, UserConfig config) {
        SortedSet<String> roles = new TreeSet<>(List.of("user"));
        switch (rights.profile()) {
            case ADMIN -> roles.add("admin");
            case SUPERVISOR -> roles.add("supervisor");
            case NO_RIGHT -> {}
        }
        if (config.agent() != null || config.profile() == ConfiguredProfile.AGENT) {
            roles.add("agent");
        }
        return roles;
    }

    private static RightsOverride ofDirectory(UserConfig config) {
        return new RightsOverride(
                profileOf(config.profile()), null, config.queues(), config.groups());
    }

    /** Agents and users without profile are {@code NoRight} on the wire (A34, A38). */
    private static Profile profileOf(ConfiguredProfile configured) {
        return switch (configured) {
            case ADMIN -> Profile.ADMIN;
            case SUPERVISOR -> Profile.SUPERVISOR;
            case AGENT, NONE -> Profile.NO_RIGHT;
            case null -> Profile.NO_RIGHT;
        };
    }

    private static List<String> rightsOf(Profile profile) {
        return switch (profile) {
            case ADMIN, SUPERVISOR -> List.of(RECORDING, DISSUASION);
            case NO_RIGHT -> List.of();
        };
    }
}
