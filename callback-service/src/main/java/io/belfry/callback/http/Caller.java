package io.belfry.callback.http;

import io.belfry.contracts.id.PbxId;
import jakarta.enterprise.context.RequestScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who calls. */
@RequestScoped
public class Caller {

    private final JsonWebToken token;

    public Caller(JsonWebToken token) {
        this.token = token;
    }

    /** The PBX whose objects the caller sees and changes. */
    public PbxId pbx() {
        return new PbxId(token.getClaim("pbx"));
    }
}
