package io.belfry.rights.token.app;

import io.belfry.rights.token.IssuedToken;
import io.belfry.rights.token.SigningKey;
import io.belfry.rights.token.TokenClaims;
import io.belfry.rights.user.KnownUser;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;

/** Signs tokens. */
@ApplicationScoped
public class TokenIssuer {

    private final SigningKey key;
    private final Duration ttl;
    private final InstantSource clock;

    public TokenIssuer(SigningKey key, TokensConfig config, InstantSource clock) {
        this.key = key;
        this.ttl = config.ttl();
        this.clock = clock;
    }

    /** A token for a user who may log in. */
    public IssuedToken issue(KnownUser user) {
        TokenClaims claims = TokenClaims.of(user, clock.instant(), ttl);
        String token =
                Jwt.issuer(TokenClaims.ISSUER)
                        .subject(claims.login())
                        .upn(claims.login())
                        .groups(claims.roles())
                        .claim("pbx", claims.pbx().value())
                        .claim("userId", claims.user().value())
                        .claim("jti", UUID.randomUUID().toString())
                        .issuedAt(claims.issuedAt())
                        .expiresAt(claims.expiresAt())
                        .jws()
                        .algorithm(SignatureAlgorithm.RS256)
                        .keyId(key.id())
                        .sign(key.privateKey());
        return new IssuedToken(claims.login(), token, ttl.toSeconds());
    }
}
