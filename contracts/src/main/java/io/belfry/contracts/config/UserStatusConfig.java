package io.belfry.contracts.config;

import java.util.List;

/** A status users can choose. Actions as XiVO names them, e.g. {@code queuepause_all}. */
public record UserStatusConfig(
        String name, String displayName, String color, List<String> actions) {
    public UserStatusConfig {
        actions = actions == null ? List.of() : List.copyOf(actions);
    }
}
