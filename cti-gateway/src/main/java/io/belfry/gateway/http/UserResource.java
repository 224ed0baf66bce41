package io.belfry.gateway.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.belfry.contracts.command.ForwardKind;
import io.belfry.contracts.state.AgentState;
import io.belfry.contracts.state.AgentStatus;
import io.belfry.gateway.auth.http.AuthFailure;
import io.belfry.gateway.auth.http.Logins;
import io.belfry.gateway.auth.http.Tokens;
import io.belfry.gateway.core.protocol.BadFrame;
import io.belfry.gateway.core.protocol.ClientCommand;
import io.belfry.gateway.core.protocol.Forbidden;
import io.belfry.gateway.core.rest.ConnectedUsers;
import io.belfry.gateway.core.session.Hub;
import io.belfry.gateway.core.session.Identity;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Commands without a socket (B1–B15), versions 1.0 and 2.0. */
@Path("/xuc/api/{version:1\\.0|2\\.0}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@Blocking
@Tag(name = "commands")
@APIResponse(responseCode = "200", description = "accepted; what it led to comes as events")
@APIResponse(
        responseCode = "4XX",
        content =
                @Content(
                        mediaType = Problem.MEDIA_TYPE,
                        schema = @Schema(implementation = Problem.class)))
public class UserResource {

    private final Hub hub;
    private final RestAccess access;
    private final ConnectedUsers users;
    private final EventPoster poster;
    private final Logins logins;
    private final Tokens tokens;
    private final ObjectMapper json;

    UserResource(
            Hub hub,
            RestAccess access,
            ConnectedUsers users,
            EventPoster poster,
            Logins logins,
            Tokens tokens,
            ObjectMapper json) {
        this.hub = hub;
        this.access = access;
        this.users = users;
        this.poster = poster;
        this.logins = logins;
        this.tokens = tokens;
        this.json = json;
    }

    @POST
    @Path("/connect/{domain}/{username}")
    @Operation(summary = "Connect a user: {\"password\":\"…\"}; his events are posted (B6)")
    public Uni<Response> connect(
            @PathParam("domain") String domain,
            @PathParam("username") String username,
            String body) {
        String password = new RestBody(json, body).requiredText("password");
        return logins.login(username, password)
                .emitOn(Infrastructure.getDefaultExecutor())
                .map(token -> connected(domain, username, tokens.verify(token.value())));
    }

    private Response connected(String domain, String username, Tokens.Verified verified) {
        if (users.full() && users.find(domain, username).isEmpty()) {
            throw new RestRefusal(
                    Response.Status.SERVICE_UNAVAILABLE, "TooManyUsers", "Too many users.");
        }
        poster.connect(domain, username, verified.identity());
        return RestAnswers.done();
    }

    @POST
    @Path("/dnd/{domain}/{username}")
    @Operation(summary = "Do not disturb: {\"state\":true|false} (B7)")
    public Uni<Response> dnd(
            @PathParam("version") String version,
            @PathParam("domain") String domain,
            @PathParam("username") String username,
            @Context HttpHeaders headers,
            String body) {
        Identity who = access.user(version, headers, domain, username);
        return ask(who, new ClientCommand.Dnd(new RestBody(json, body).requiredFlag("state")));
    }

    @POST
    @Path("/dial/{domain}/{username}")
    @Operation(summary = "Call a number from the user's phone: {\"number\":\"1101\"} (B8, B16)")
    public Uni<Response> dial(
            @PathParam("version") String version,
            @PathParam("domain") String domain,
            @PathParam("username") String username,
            @Context HttpHeaders headers,
            String body) {
        Identity who = access.user(version, headers, domain, username);
        String number = new RestBody(json, body).requiredText("number");
        return ask(who, new ClientCommand.Dial(number, Map.of()));
    }

    @POST
    @Path("/uncForward/{domain}/{username}")
    @Operation(summary = "Forward all calls: {\"state\":true|false,\"destination\":\"1102\"} (B10)")
    public Uni<Response> uncForward(
            @PathParam("version") String version,
            @PathParam("domain") String domain,
            @PathParam("username") String username,
            @Context HttpHeaders headers,
            String body) {
        return forward(
                ForwardKind.UNCONDITIONAL, access.user(version, headers, domain, username), body);
    }

    @POST
    @Path("/naForward/{domain}/{username}")
    @Operation(summary = "Forward calls not answered; body as uncForward (B11)")
    public Uni<Response> naForward(
            @PathParam("version") String version,
            @PathParam("domain") String domain,
            @PathParam("username") String username,
            @Context HttpHeaders headers,
            String body) {
        return forward(
                ForwardKind.NO_ANSWER, access.user(version, headers, domain, username), body);
    }

    @POST
    @Path("/busyForward/{domain}/{username}")
    @Operation(summary = "Forward calls when busy; body as uncForward (B12)")
    public Uni<Response> busyForward(
            @PathParam("version") String version,
            @PathParam("domain") String domain,
            @PathParam("username") String username,
            @Context HttpHeaders headers,
            String body) {
        return forward(ForwardKind.BUSY, access.user(version, headers, domain, username), body);
    }

    @POST
    @Path("/handshake/{domain}")
    @Operation(summary = "Post the current state of all connected users again (B13)")
    public Response handshake(
            @PathParam("version") String version,
            @PathParam("domain") String domain,
            @Context HttpHeaders headers) {
        Identity caller = access.caller(version, headers);
        boolean all = access.mayActForOthers(caller);
        users.of(domain).stream()
                .filter(c -> all || c.identity().login().equals(caller.login()))
                .flatMap(connection -> connection.events().stream())
                .forEach(hub::replay);
        return RestAnswers.done();
    }

    @POST
    @Path("/agentLogout")
    @Operation(summary = "Log out the agent on a phone: {\"phoneNumber\":\"1001\"} (B14)")
    public Uni<Response> agentLogout(
            @PathParam("version") String version, @Context HttpHeaders headers, String body) {
        Identity caller = access.caller(version, headers);
        AgentStatus agent = agentOn(caller, body);
        return ask(caller, new ClientCommand.AgentLogout(Optional.of(agent.id())));
    }

    @POST
    @Path("/togglePause")
    @Operation(summary = "Pause the agent on a phone, or end his pause; body as agentLogout (B15)")
    public Uni<Response> togglePause(
            @PathParam("version") String version, @Context HttpHeaders headers, String body) {
        Identity caller = access.caller(version, headers);
        AgentStatus agent = agentOn(caller, body);
        return ask(
                caller,
                agent.state() instanceof AgentState.OnPause
                        ? new ClientCommand.UnpauseAgent(Optional.of(agent.id()))
                        : new ClientCommand.PauseAgent(Optional.of(agent.id()), Optional.empty()));
    }

    @ServerExceptionMapper
    Response refused(RestRefusal refusal) {
        return refusal.response();
    }

    @ServerExceptionMapper
    Response refused(AuthFailure e) {
        return switch (e.reason()) {
            case REFUSED ->
                    Problem.response(
                            Response.Status.UNAUTHORIZED, "InvalidCredentials", e.getMessage());
            case THROTTLED ->
                    Problem.response(
                            Response.Status.TOO_MANY_REQUESTS, "UnhandledError", e.getMessage());
            case UNAVAILABLE ->
                    Problem.response(
                            Response.Status.SERVICE_UNAVAILABLE, "UnhandledError", e.getMessage());
        };
    }

    private AgentStatus agentOn(Identity caller, String body) {
        String number = new RestBody(json, body).requiredText("phoneNumber");
        return hub.view()
                .of(caller.pbx())
                .agentOn(number)
                .orElseThrow(
                        () ->
                                new RestRefusal(
                                        Response.Status.NOT_FOUND,
                                        "AgentNotFound",
                                        "No agent is logged in on " + number + "."));
    }

    private Uni<Response> forward(ForwardKind kind, Identity who, String text) {
        RestBody body = new RestBody(json, text);
        boolean enabled = body.requiredFlag("state");
        Optional<String> destination =
                enabled ? Optional.of(body.requiredText("destination")) : body.text("destination");
        return ask(who, new ClientCommand.Forward(kind, enabled, destination));
    }

    private Uni<Response> ask(Identity who, ClientCommand.OnPbx command) {
        try {
            return Uni.createFrom()
                    .completionStage(hub.ask(who, command))
                    .emitOn(Infrastructure.getDefaultExecutor())
                    .map(RestAnswers::of);
        } catch (Forbidden e) {
            throw new RestRefusal(Response.Status.FORBIDDEN, "Forbidden", e.getMessage());
        } catch (BadFrame e) {
            throw new RestRefusal(Response.Status.BAD_REQUEST, "BadRequest", e.getMessage());
        }
    }
}
