package io.belfry.reporting.access;

import io.belfry.contracts.id.PbxId;
import java.util.Set;

/**
 * Who asks, as his token says.
 *
 * @param roles {@code admin}, {@code supervisor}, {@code agent}, {@code user}
 */
public record Caller(PbxId pbx, String login, Set<String> roles) {

    public Caller {
        roles = Set.copyOf(roles);
    }
}
