package io.belfry.contracts.config;

/** Profile of a user in the directory. */
public enum ConfiguredProfile {
    ADMIN,
    SUPERVISOR,
    AGENT,
    NONE
}
