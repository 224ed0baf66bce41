package io.belfry.gateway.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.belfry.contracts.command.ForwardKind;
import io.belfry.contracts.state.AgentState;
import io.belfry.contracts.state.AgentStatus;
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
import jakarta.ws.rs.BeanParam;
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

/** Commands without a socket (B1–B15), versions 1.0 and 2.0. */
@Path("/xuc/api/{version:1\\.0|2\\.0}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@Blocking
@Tag(name = "commands")
@APIResponse(responseCode = "200", description = "the PBX has done it")
@APIResponse(
        responseCode = "4XX",
        description =
                "400 body or number, 401 who asks, 403 not allowed, 404 user, phone or agent unknown,"
                        + " 409 not connected or the state of the call, 429 too many wrong passwords",
        content =
                @Content(
                        mediaType = Problem.MEDIA_TYPE,
                        schema = @Schema(implementation = Problem.class)))
@APIResponse(
        responseCode = "5XX",
        description =
                "501 the PBX cannot do it, 503 its link or the rights service is down or too many"
                        + " users are connected, 504 the PBX did not answer",
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
    public Uni<Response> connect(@BeanParam UserPath path, String body) {
        String password = new RestBody(json, body).requiredText("password");
        return logins.login(path.username, password)
                .emitOn(Infrastructure.getDefaultExecutor())
                .map(token -> connected(path, tokens.verify(token.value())));
    }

    private Response connected(UserPath path, Tokens.Verified verified) {
        if (!poster.connect(path.domain, path.username, verified.identity())) {
            throw new RestRefusal(
                    Response.Status.SERVICE_UNAVAILABLE, "TooManyUsers", "Too many users.");
        }
        return RestAnswers.done();
    }

    @POST
    @Path("/dnd/{domain}/{username}")
    @Operation(summary = "Do not disturb: {\"state\":true|false} (B7)")
    public Uni<Response> dnd(@BeanParam UserPath path, String body) {
        Identity who = user(path);
        return ask(who, new ClientCommand.Dnd(new RestBody(json, body).requiredFlag("state")));
    }

    @POST
    @Path("/dial/{domain}/{username}")
    @Operation(summary = "Call a number from the user's phone: {\"number\":\"1101\"} (B8, B16)")
    public Uni<Response> dial(@BeanParam UserPath path, String body) {
        Identity who = user(path);
        String number = new RestBody(json, body).requiredText("number");
        return ask(who, new ClientCommand.Dial(number, Map.of()));
    }

    @POST
    @Path("/uncForward/{domain}/{username}")
    @Operation(summary = "Forward all calls: {\"state\":true|false,\"destination\":\"1102\"} (B10)")
    public Uni<Response> uncForward(@BeanParam UserPath path, String body) {
        return forward(ForwardKind.UNCONDITIONAL, user(path), body);
    }

    @POST
    @Path("/naForward/{domain}/{username}")
    @Operation(summary = "Forward calls not answered; body as uncForward (B11)")
    public Uni<Response> naForward(@BeanParam UserPath path, String body) {
        return forward(ForwardKind.NO_ANSWER, user(path), body);
    }

    @POST
    @Path("/busyForward/{domain}/{username}")
    @Operation(summary = "Forward calls when busy; body as uncForward (B12)")
    public Uni<Response> busyForward(@BeanParam UserPath path, String body) {
        return forward(ForwardKind.BUSY, user(path), body);
    }

    @POST
    @Path("/handshake/{domain}")
    @Operation(summary = "Post the current state of all connected users again (B13)")
    public Response handshake(
            @PathParam("version") String version,
            @PathParam("domain") String domain,
            @Context HttpHeaders headers) {
        RestAccess.Caller caller = access.caller(version, headers);
        users.of(domain).stream()
                .filter(connection -> access.mayActFor(connection.identity(), caller))
                .flatMap(connection -> connection.events().stream())
                .forEach(hub::replay);
        return RestAnswers.done();
    }

    @POST
    @Path("/agentLogout")
    @Operation(summary = "Log out the agent on a phone: {\"phoneNumber\":\"1001\"} (B14)")
    public Uni<Response> agentLogout(
            @PathParam("version") String version, @Context HttpHeaders headers, String body) {
        Identity caller = access.caller(version, headers).identity();
        AgentStatus agent = agentOn(caller, body);
        return ask(caller, new ClientCommand.AgentLogout(Optional.of(agent.id())));
    }

    @POST
    @Path("/togglePause")
    @Operation(summary = "Pause the agent on a phone, or end his pause; body as agentLogout (B15)")
    public Uni<Response> togglePause(
            @PathParam("version") String version, @Context HttpHeaders headers, String body) {
        Identity caller = access.caller(version, headers).identity();
        AgentStatus agent = agentOn(caller, body);
        return ask(
                caller,
                agent.state() instanceof AgentState.OnPause
                        ? new ClientCommand.UnpauseAgent(Optional.of(agent.id()))
                        : new ClientCommand.PauseAgent(Optional.of(agent.id()), Optional.empty()));
    }

    private Identity user(UserPath path) {
        return access.user(path.version, path.headers, path.domain, path.username);
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
