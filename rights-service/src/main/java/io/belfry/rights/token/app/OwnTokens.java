package io.belfry.rights.token.app;

import io.belfry.rights.token.SigningKey;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

/** Checks the tokens of callers with the key in hand, instead of asking its own JWKS over HTTP. */
@ApplicationScoped
@Alternative
@Priority(1)
public class OwnTokens extends JWTCallerPrincipalFactory {

    private final JWTCallerPrincipalFactory standard = new DefaultJWTCallerPrincipalFactory();
    private final SigningKey key;

    public OwnTokens(SigningKey key) {
        this.key = key;
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo configured)
            throws ParseException {
        JWTAuthContextInfo own = new JWTAuthContextInfo(configured);
        own.setPublicVerificationKey(key.publicKey());
        return standard.parse(token, own);
    }
}
