package io.belfry.rights.login.http;

import io.belfry.contracts.id.PbxId;
import io.belfry.rights.login.LoginOutcome;
import io.belfry.rights.login.app.Logins;
import io.belfry.rights.token.IssuedToken;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tokens for logins and passwords (A5). */
@Path("/tokens")
@Tag(name = "Tokens")
public class TokensResource {

    private final Logins logins;

    public TokensResource(Logins logins) {
        this.logins = logins;
    }

    @POST
    @PermitAll
    @Operation(summary = "Logs in")
    @APIResponse(responseCode = "200", description = "A token, valid for ttlSeconds")
    @APIResponse(responseCode = "401", description = "Unknown login or wrong password")
    @APIResponse(responseCode = "429", description = "Too many wrong passwords: see Retry-After")
    @APIResponse(responseCode = "503", description = "Too many logins at once: see Retry-After")
    public Uni<IssuedToken> issue(@Valid @NotNull TokenRequest request) {
        Optional<PbxId> pbx = Optional.ofNullable(request.pbx()).map(PbxId::new);
        return logins.login(request.login(), request.password(), pbx).map(TokensResource::answer);
    }

    private static IssuedToken answer(LoginOutcome outcome) {
        return switch (outcome) {
            case LoginOutcome.Accepted(IssuedToken token) -> token;
            case LoginOutcome.Refused() ->
                    throw new WebApplicationException("Unknown login or wrong password.", 401);
            case LoginOutcome.Throttled(var remaining) ->
                    throw retry(429, "Too many wrong passwords.", remaining.toSeconds() + 1);
            case LoginOutcome.Busy() -> throw retry(503, "Too many logins at once.", 1);
        };
    }

    private static WebApplicationException retry(int status, String message, long seconds) {
        return new WebApplicationException(
                message, Response.status(status).header(HttpHeaders.RETRY_AFTER, seconds).build());
    }
}
