package io.belfry.rights.token.http;

import io.belfry.rights.token.SigningKey;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

/** The key that verifies our tokens. */
@Path("/.well-known/jwks.json")
@Tag(name = "Tokens")
public class JwksResource {

    /** A JSON Web Key Set (RFC 7517). */
    public record KeySet(List<Map<String, String>> keys) {}

    private final SigningKey key;

    public JwksResource(SigningKey key) {
        this.key = key;
    }

    @GET
    @PermitAll
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "max-age=300")
    @Operation(summary = "The public keys that verify tokens")
    public KeySet keys() {
        return new KeySet(List.of(key.jwk()));
    }
}
