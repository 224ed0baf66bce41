package io.belfry.gateway.auth.http;

import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.id.UserId;
import io.belfry.gateway.config.GatewayConfig;
import io.belfry.gateway.core.session.Identity;
import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * Verifies tokens with the published keys of the rights service. The keys are fetched when first
 * needed, and again when a signature does not fit them: the keys may have been rotated.
 */
@Singleton
public final class Tokens {

    private static final String EXPIRED = "The token has expired.";

    private static final Duration REFETCH_AT_MOST_EVERY = Duration.ofSeconds(10);

    private final JWTAuthContextInfo context;
    private final InstantSource clock;
    private final PbxId defaultPbx;
    private DefaultJWTParser parser;
    private Instant fetchedAt = Instant.EPOCH;

    Tokens(JWTAuthContextInfo context, InstantSource clock, GatewayConfig config) {
        this.context = context;
        this.clock = clock;
        this.defaultPbx = new PbxId(config.pbx());
        this.parser = new DefaultJWTParser(context);
    }

    /** Who holds a token and until when it is good. */
    public record Verified(Identity identity, Instant expiresAt) {}

    /**
     * Verifies a token; may block while keys are fetched. What the parser tolerates of an expired
     * one is not tolerated here: its socket would be closed as soon as it is open.
     *
     * @throws AuthFailure when it is wrong, expired, or nobody can tell
     */
    public Verified verify(String token) {
        Verified verified;
        try {
            verified = verified(parse(token));
        } catch (ParseException e) {
            throw failure(e);
        }
        if (!clock.instant().isBefore(verified.expiresAt())) {
            throw AuthFailure.refused(EXPIRED);
        }
        return verified;
    }

    private JsonWebToken parse(String token) throws ParseException {
        DefaultJWTParser current = parser(false);
        try {
            return current.parse(token);
        } catch (ParseException e) {
            if (!mayBeAnotherKey(e)) {
                throw e;
            }
            DefaultJWTParser fresh = parser(true);
            if (fresh == current) {
                throw e;
            }
            return fresh.parse(token);
        }
    }

    private synchronized DefaultJWTParser parser(boolean refetch) {
        Instant now = clock.instant();
        if (refetch && Duration.between(fetchedAt, now).compareTo(REFETCH_AT_MOST_EVERY) > 0) {
            parser = new DefaultJWTParser(context);
            fetchedAt = now;
        }
        return parser;
    }

    private Verified verified(JsonWebToken jwt) {
        String pbx = jwt.getClaim("pbx");
        Object userId = jwt.getClaim("userId");
        Identity identity =
                new Identity(
                        pbx == null || pbx.isBlank() ? defaultPbx : new PbxId(pbx),
                        jwt.getName(),
                        Optional.ofNullable(userId)
                                .map(id -> new UserId(Integer.parseInt(id.toString()))),
                        jwt.getGroups(),
                        Optional.empty());
        return new Verified(identity, Instant.ofEpochSecond(jwt.getExpirationTime()));
    }

    private static boolean mayBeAnotherKey(ParseException e) {
        return cause(e, UnresolvableKeyException.class).isPresent()
                || cause(e, InvalidJwtException.class)
                        .filter(jwt -> jwt.hasErrorCode(ErrorCodes.SIGNATURE_INVALID))
                        .isPresent();
    }

    private static AuthFailure failure(ParseException e) {
        Optional<InvalidJwtException> invalid = cause(e, InvalidJwtException.class);
        if (invalid.filter(InvalidJwtException::hasExpired).isPresent()) {
            return AuthFailure.refused(EXPIRED);
        }
        if (cause(e, UnresolvableKeyException.class).isPresent() && invalid.isEmpty()) {
            return AuthFailure.unavailable("The token cannot be checked at the moment.");
        }
        return AuthFailure.refused("The token is not valid.");
    }

    private static <T extends Throwable> Optional<T> cause(Throwable e, Class<T> type) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
        }
        return Optional.empty();
    }
}
