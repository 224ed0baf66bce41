package io.belfry.pbx.http;

import io.belfry.pbx.settings.PbxSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ForbiddenException;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Administrators are those of one PBX: the claim {@code pbx} of their token names it. */
@ApplicationScoped
public class Administrators {

    private final PbxSettings settings;
    private final JsonWebToken caller;

    Administrators(PbxSettings settings, JsonWebToken caller) {
        this.settings = settings;
        this.caller = caller;
    }

    /**
     * Who calls.
     *
     * @throws ForbiddenException when he is none of this PBX
     */
    public String admitted() {
        if (!settings.name().value().equals(caller.getClaim("pbx"))) {
            throw new ForbiddenException("administrators of " + settings.name() + " only");
        }
        return caller.getName();
    }
}
