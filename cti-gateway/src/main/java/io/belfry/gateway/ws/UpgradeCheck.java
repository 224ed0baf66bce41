package io.belfry.gateway.ws;

import io.belfry.gateway.auth.http.AuthFailure;
import io.belfry.gateway.auth.http.Logins;
import io.belfry.gateway.auth.http.Tokens;
import io.belfry.gateway.config.GatewayConfig;
import io.belfry.gateway.config.GatewayMetrics;
import io.belfry.gateway.core.session.Origins;
import io.belfry.gateway.core.session.Seats;
import io.belfry.gateway.kafka.StateConsumer;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Lets a client in, or refuses the upgrade: 401 for a wrong or expired token or a wrong password
 * (A7), 403 for a web page of a foreign host, 429 for too many sockets of one user, 503 for too
 * many in all, and while it cannot be known or the state view is not complete. What is wrong with a
 * token is told in the header {@code WWW-Authenticate} (RFC 6750, 3), since a refused upgrade has
 * no body.
 */
@ApplicationScoped
public class UpgradeCheck implements HttpUpgradeCheck {

    private static final Logger LOG = Logger.getLogger(UpgradeCheck.class);
    private static final String CHALLENGE =
            "Bearer error=\"invalid_token\", error_description=\"%s\"";
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;

    private final Tokens tokens;
    private final Logins logins;
    private final StateConsumer state;
    private final Seats seats;
    private final Origins origins;
    private final GatewayMetrics metrics;

    UpgradeCheck(
            Tokens tokens,
            Logins logins,
            StateConsumer state,
            Seats seats,
            GatewayConfig config,
            GatewayMetrics metrics) {
        this.tokens = tokens;
        this.logins = logins;
        this.state = state;
        this.seats = seats;
        this.origins = new Origins(config.websocket().allowedOrigins());
        this.metrics = metrics;
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        HttpServerRequest request = context.httpRequest();
        if (!state.ready()) {
            return Uni.createFrom()
                    .item(refused(request.path(), UNAVAILABLE, "starting", "not ready yet"));
        }
        if (!origins.admits(request.getHeader("Origin"), request.getHeader("Host"))) {
            return Uni.createFrom()
                    .item(refused(request.path(), FORBIDDEN, "origin", "a foreign origin"));
        }
        if (seats.full()) {
            return Uni.createFrom().item(noSeat(request.path()));
        }
        return client(request)
                .map(client -> seated(context, client))
                .onFailure(AuthFailure.class)
                .recoverWithItem(e -> refused(request.path(), e));
    }

    /** Asked again: others took seats while the token was looked at. */
    private CheckResult seated(HttpUpgradeContext context, Client client) {
        if (seats.full()) {
            return noSeat(context.httpRequest().path());
        }
        if (seats.full(client.identity())) {
            return refused(
                    context.httpRequest().path(),
                    TOO_MANY_REQUESTS,
                    "user",
                    "too many sockets of " + client.identity().login());
        }
        context.userData().put(Keys.CLIENT, client);
        return CheckResult.permitUpgradeSync();
    }

    /** The password of the legacy address is checked once: such a session does not expire. */
    private Uni<Client> client(HttpServerRequest request) {
        if (request.path().equals(CtiEndpoint.PATH)) {
            return verified(request.getParam("token", ""))
                    .map(
                            v ->
                                    new Client(
                                            v.identity(),
                                            Optional.of(v.expiresAt()),
                                            Wish.of(request)));
        }
        String phone = parameter(request, "agentNumber").orElse("");
        return logins.login(
                        parameter(request, "username").orElse(""),
                        parameter(request, "password").orElse(""))
                .flatMap(token -> verified(token.value()))
                .map(
                        v ->
                                new Client(
                                        v.identity().onPhone(phone),
                                        Optional.empty(),
                                        Wish.of(request)));
    }

    private Uni<Tokens.Verified> verified(String token) {
        return Uni.createFrom()
                .completionStage(
                        Vertx.currentContext()
                                .executeBlocking(() -> tokens.verify(token), false)
                                .toCompletionStage());
    }

    /** A client that copied the printed snippet sends {@code amp;password} (A2). */
    private static Optional<String> parameter(HttpServerRequest request, String name) {
        return Optional.ofNullable(request.getParam(name))
                .or(() -> Optional.ofNullable(request.getParam("amp;" + name)));
    }

    private CheckResult noSeat(String path) {
        return refused(path, UNAVAILABLE, "total", "too many sockets");
    }

    private CheckResult refused(String path, int status, String why, String message) {
        LOG.infof("upgrade of %s refused: %s", path, message);
        metrics.refused(why);
        return CheckResult.rejectUpgradeSync(status);
    }

    private CheckResult refused(String path, AuthFailure e) {
        int status = e.status();
        CheckResult refused = refused(path, status, Integer.toString(status), e.getMessage());
        return status == UNAUTHORIZED && path.equals(CtiEndpoint.PATH)
                ? CheckResult.rejectUpgradeSync(
                        status,
                        Map.of("WWW-Authenticate", List.of(CHALLENGE.formatted(e.getMessage()))))
                : refused;
    }
}
