package io.belfry.gateway.http;

import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.rights.Profile;
import io.belfry.gateway.auth.http.AuthFailure;
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
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Who may do what by REST (B4). Callers name themselves by the shared token ({@code X-Auth-Token})
 * or by a token of their own ({@code Authorization: Bearer}); with {@code
 * belfry.rest.authenticated=false} version 1.0 asks nobody, as the original. The holder of the
 * shared token and an administrator act for everyone, others for themselves.
 */
@Singleton
final class RestAccess {

    static final String V2 = "2.0";

    private static final String BEARER = "bearer ";

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
     * Who acts in a request about a user: in version 1.0 he must have connected on that domain, in
     * 2.0 the token is enough.
     */
    Identity user(String version, HttpHeaders headers, String domain, String username) {
        Identity caller = caller(version, headers);
        if (!caller.login().equals(username) && !mayActForOthers(caller)) {
            throw new RestRefusal(
                    Response.Status.FORBIDDEN,
                    "Forbidden",
                    caller.login() + " may not act for " + username + ".");
        }
        if (version.equals(V2)) {
            return caller.login().equals(username) ? caller : known(caller.pbx(), username);
        }
        return users.find(domain, username)
                .map(ConnectedUsers.Connection::identity)
                .orElseThrow(() -> notConnected(domain, username));
    }

    /** Who asks something that is about no user of his own. */
    Identity caller(String version, HttpHeaders headers) {
        String shared = headers.getHeaderString("X-Auth-Token");
        String authorization = headers.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (shared != null) {
            if (config.authToken().filter(expected -> same(expected, shared)).isEmpty()) {
                throw unauthorized("The token is not valid.");
            }
            return service();
        }
        if (authorization != null && authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
            return bearer(authorization.substring(BEARER.length()).strip());
        }
        if (config.authenticated() || version.equals(V2)) {
            throw unauthorized("Authorization: Bearer <token> or X-Auth-Token is missing.");
        }
        return service();
    }

    /** Whether somebody speaks for everyone: the holder of the shared token, an administrator. */
    boolean mayActForOthers(Identity caller) {
        return hub.rightsOf(caller).profile() == Profile.ADMIN;
    }

    private Identity bearer(String token) {
        try {
            return tokens.verify(token).identity();
        } catch (AuthFailure e) {
            throw e.reason() == AuthFailure.Reason.UNAVAILABLE
                    ? new RestRefusal(
                            Response.Status.SERVICE_UNAVAILABLE, "UnhandledError", e.getMessage())
                    : unauthorized(e.getMessage());
        }
    }

    /** No user has this login. */
    private Identity service() {
        return new Identity(pbx, "(rest)", Optional.empty(), Set.of("admin"), Optional.empty());
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
