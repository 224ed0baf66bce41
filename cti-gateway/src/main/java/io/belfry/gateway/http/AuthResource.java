package io.belfry.gateway.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.belfry.gateway.auth.http.AuthFailure;
import io.belfry.gateway.auth.http.Bearer;
import io.belfry.gateway.auth.http.Logins;
import io.belfry.gateway.auth.http.Tokens;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tokens for the WebSocket (A5). */
@Path("/xuc/api/2.0/auth")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "auth")
public class AuthResource {

    private final Logins logins;
    private final Tokens tokens;
    private final InstantSource clock;
    private final ObjectMapper json;

    AuthResource(Logins logins, Tokens tokens, InstantSource clock, ObjectMapper json) {
        this.logins = logins;
        this.tokens = tokens;
        this.clock = clock;
        this.json = json;
    }

    /** What a client sends to log in. */
    public record Credentials(String login, String password) {

        @Override
        public String toString() {
            return "Credentials[login=" + login + "]";
        }
    }

    /** A token and the seconds it is good for. */
    public record LoggedIn(String login, String token, @JsonProperty("TTL") long ttl) {

        @Override
        public String toString() {
            return "LoggedIn[login=" + login + ", TTL=" + ttl + "]";
        }
    }

    /** Why not: {@code InvalidCredentials}, {@code InvalidJson} or {@code UnhandledError}. */
    public record Failure(String error, String message) {}

    @POST
    @Path("/login")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Log in; the token opens the WebSocket /xuc/api/2.0/cti?token=…")
    @RequestBody(content = @Content(schema = @Schema(implementation = Credentials.class)))
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = LoggedIn.class)))
    @APIResponse(
            responseCode = "400",
            description = "InvalidJson",
            content = @Content(schema = @Schema(implementation = Failure.class)))
    @APIResponse(
            responseCode = "401",
            description = "InvalidCredentials",
            content = @Content(schema = @Schema(implementation = Failure.class)))
    @APIResponse(
            responseCode = "429",
            description = "UnhandledError: too many wrong passwords",
            content = @Content(schema = @Schema(implementation = Failure.class)))
    @APIResponse(
            responseCode = "503",
            description = "UnhandledError: the rights service is away",
            content = @Content(schema = @Schema(implementation = Failure.class)))
    public Uni<Response> login(String body) {
        Credentials credentials = credentials(body);
        if (credentials == null) {
            return Uni.createFrom()
                    .item(
                            failure(
                                    Response.Status.BAD_REQUEST.getStatusCode(),
                                    "InvalidJson",
                                    "The body must be {\"login\":\"…\",\"password\":\"…\"}."));
        }
        return logins.login(credentials.login(), credentials.password())
                .map(t -> ok(new LoggedIn(t.login(), t.value(), t.ttlSeconds())))
                .onFailure(AuthFailure.class)
                .recoverWithItem(e -> failure(e));
    }

    @GET
    @Path("/check")
    @Blocking
    @Operation(summary = "Is the bearer token still good, and for how long?")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = LoggedIn.class)))
    @APIResponse(
            responseCode = "401",
            description = "InvalidCredentials",
            content = @Content(schema = @Schema(implementation = Failure.class)))
    public Response check(@HeaderParam("Authorization") String authorization) {
        Optional<String> token = Bearer.token(authorization);
        if (token.isEmpty()) {
            return failure(
                    Response.Status.UNAUTHORIZED.getStatusCode(),
                    "InvalidCredentials",
                    "The header Authorization: Bearer <token> is missing.");
        }
        try {
            Tokens.Verified verified = tokens.verify(token.get());
            long ttl = Duration.between(clock.instant(), verified.expiresAt()).toSeconds();
            return ok(new LoggedIn(verified.identity().login(), token.get(), ttl));
        } catch (AuthFailure e) {
            return failure(e);
        }
    }

    private Credentials credentials(String body) {
        try {
            JsonNode node = json.readTree(body == null ? "" : body);
            JsonNode login = node.get("login");
            JsonNode password = node.get("password");
            return login != null && login.isTextual() && password != null && password.isTextual()
                    ? new Credentials(login.asText(), password.asText())
                    : null;
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private static Response ok(LoggedIn body) {
        return Response.ok(body).header("Cache-Control", "no-store").build();
    }

    private static Response failure(AuthFailure e) {
        return failure(e.status(), e.error(), e.getMessage());
    }

    private static Response failure(int status, String error, String message) {
        return Response.status(status).entity(new Failure(error, message)).build();
    }
}
