package io.belfry.pbx.directory.xivo;

import io.belfry.contracts.config.ConfiguredProfile;
import java.util.Map;
import java.util.Set;

/**
 * What a XiVO cannot say of itself.
 *
 * @param sipTechnology of the devices of SIP lines: {@code SIP} or {@code PJSIP}
 * @param profiles profile by the name of the CTI profile; any other name is {@code NONE}
 * @param administrators CTI logins whose profile is {@code ADMIN}, whatever their CTI profile
 */
public record XivoOptions(
        String sipTechnology, Map<String, ConfiguredProfile> profiles, Set<String> administrators) {

    /** The CTI profiles that a XiVO is installed with. */
    public static final Map<String, ConfiguredProfile> INSTALLED_PROFILES =
            Map.of(
                    "Supervisor", ConfiguredProfile.SUPERVISOR,
                    "Agent", ConfiguredProfile.AGENT);

    public XivoOptions {
        profiles = Map.copyOf(profiles);
        administrators = Set.copyOf(administrators);
    }
}
