package io.belfry.rights.token;

import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.id.UserId;
import io.belfry.contracts.rights.UserRights;
import io.belfry.rights.user.KnownUser;
import io.belfry.rights.user.RightsPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.SortedSet;

/**
 * What a token says.
 *
 * @param login {@code sub} and {@code upn}
 * @param roles {@code groups}
 * @param user {@code userId}
 */
public record TokenClaims(
        String login,
        SortedSet<String> roles,
        PbxId pbx,
        UserId user,
        Instant issuedAt,
        Instant expiresAt) {

    /** {@code iss} of every token. */
    public static final String ISSUER = "belfry";

    /** The claims for a user who may log in. */
    public static TokenClaims of(KnownUser known, Instant now, Duration ttl) {
        UserRights rights = known.rights().orElseThrow();
        return new TokenClaims(
                rights.login(),
                RightsPolicy.roles(rights, known.user().config()),
                known.user().pbx(),
                rights.user(),
                now,
                now.plus(ttl));
    }
}
