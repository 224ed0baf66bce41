package io.belfry.gateway.http;

import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.rights.Profile;
import io.belfry.gateway.auth.http.Bearer;
import io.belfry.gateway.auth.http.Tokens;
import io.belfry.gateway.config.GatewayConfig;
import io.belfry.gateway.core.rest.ConnectedUsers;
import io.belfry.gateway.core.session.Hub;
import io.belfry.gateway.core.session.Identity;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;

/**
 * Who may do what by REST (B4). Callers name themselves by the shared token ({@code X-Auth-Token})
 * or by a token of their own ({@code Authorization: Bearer}); with {@code
 * belfry.rest.authenticated=false} version 1.0 asks nobody, as the original. The holder of the
 * shared token acts for everyone, an administrator for the users of his PBX, others for themselves.
 */
@Singleton
final class RestAccess {

    static final String V2 = "2.0";

    private final GatewayConfig.Rest config;
    private final PbxId pbx;
    private final Tokens tokens;
    private final Hub hub;
    private final ConnectedUsers users;

    RestAccess(GatewayConfig config, Tokens tokens, Hub hub, ConnectedUsers users) {
        this.config = config.rest();
        this.pbx = new PbxId(config.pbx());
        this.tokens = tokens;
        this.hub = hub;
        this.users = users;
    }

    /**
     * Somebody who asks.
     *
     * @param everywhere whether he acts for everyone on every PBX: the holder of the shared token
     */
    record Caller(Identity identity, boolean everywhere) {}

    /**
     * Who acts in a request about a user: in version 1.0 he must have connected on that domain, in
     * 2.0 the token is enough.
     */
    Identity user(String version, HttpHeaders headers, String domain, String username) {
        Caller caller = caller(version, headers);
        Identity own = caller.identity();
        if (!own.login().equals(username) && !mayActForOthers(caller)) {
            throw forbidden(own, username);
        }
        if (version.equals(V2)) {
            return own.login().equals(username) ? own : known(own.pbx(), username);
        }
        Identity connected =
                users.find(domain, username)
                        .map(ConnectedUsers.Connection::identity)
                        .orElseThrow(() -> notConnected(domain, username));
        if (!mayActFor(connected, caller)) {
            throw forbidden(own, username);
        }
        return connected;
    }

    /** Who asks something that is about no user of his own. */
    Caller caller(String version, HttpHeaders headers) {
        String shared = headers.getHeaderString("X-Auth-Token");
        if (shared != null) {
            if (config.authToken().filter(expected -> same(expected, shared)).isEmpty()) {
                throw unauthorized("The token is not valid.");
            }
            return service();
        }
        Optional<String> token = Bearer.token(headers.getHeaderString(HttpHeaders.AUTHORIZATION));
        if (token.isPresent()) {
            return new Caller(tokens.verify(token.get()).identity(), false);
        }
        if (config.authenticated() || version.equals(V2)) {
            throw unauthorized("Authorization: Bearer <token> or X-Auth-Token is missing.");
        }
        return service();
    }

    /** Whether somebody may act for that user: two PBXs may have users of the same login. */
    boolean mayActFor(Identity user, Caller caller) {
        Identity own = caller.identity();
        return caller.everywhere()
                || own.pbx().equals(user.pbx())
                        && (own.login().equals(user.login()) || mayActForOthers(caller));
    }

    private boolean mayActForOthers(Caller caller) {
        return hub.rightsOf(caller.identity()).profile() == Profile.ADMIN;
    }

    private static RestRefusal forbidden(Identity caller, String username) {
        return new RestRefusal(
                Response.Status.FORBIDDEN,
                "Forbidden",
                caller.login() + " may not act for " + username + ".");
    }

    /** No user has this login. */
    private Caller service() {
        return new Caller(
                new Identity(pbx, "(rest)", Optional.empty(), Set.of("admin"), Optional.empty()),
                true);
    }

    private Identity known(PbxId of, String username) {
        return hub.view()
                .of(of)
                .userByLogin(username)
                .map(
                        user ->
                                new Identity(
                                        of,
                                        username,
                                        Optional.of(user.id()),
                                        Set.of(),
                                        Optional.empty()))
                .orElseThrow(() -> unknown(username));
    }

    private RestRefusal notConnected(String domain, String username) {
        return hub.view().of(pbx).userByLogin(username).isEmpty()
                ? unknown(username)
                : new RestRefusal(
                        Response.Status.CONFLICT,
                        "NotConnected",
                        username + " is not connected on " + domain + ".");
    }

    private static RestRefusal unknown(String username) {
        return new RestRefusal(
                Response.Status.NOT_FOUND, "UserNotFound", "No user " + username + ".");
    }

    private static RestRefusal unauthorized(String message) {
        return new RestRefusal(Response.Status.UNAUTHORIZED, "InvalidCredentials", message);
    }

    private static boolean same(String expected, String given) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
