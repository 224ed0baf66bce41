package io.belfry.gateway.ws;

import io.belfry.gateway.auth.http.AuthFailure;
import io.belfry.gateway.auth.http.Logins;
import io.belfry.gateway.auth.http.Tokens;
import io.belfry.gateway.core.session.Identity;
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
 * (A7), 503 while that cannot be known or the state view is not complete. What is wrong with a
 * token is told in the header {@code WWW-Authenticate} (RFC 6750, 3), since a refused upgrade has
 * no body.
 */
@ApplicationScoped
public class UpgradeCheck implements HttpUpgradeCheck {

    private static final Logger LOG = Logger.getLogger(UpgradeCheck.class);
    private static final String CHALLENGE =
            "Bearer error=\"invalid_token\", error_description=\"%s\"";
    private static final int UNAUTHORIZED = 401;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;

    private final Tokens tokens;
    private final Logins logins;
    private final StateConsumer state;

    UpgradeCheck(Tokens tokens, Logins logins, StateConsumer state) {
        this.tokens = tokens;
        this.logins = logins;
        this.state = state;
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        if (!state.ready()) {
            return CheckResult.rejectUpgrade(UNAVAILABLE);
        }
        HttpServerRequest request = context.httpRequest();
        return identity(request)
                .map(
                        identity -> {
                            context.userData().put(Keys.IDENTITY, identity);
                            return CheckResult.permitUpgradeSync();
                        })
                .onFailure(AuthFailure.class)
                .recoverWithItem(e -> refused(request.path(), e));
    }

    private Uni<Identity> identity(HttpServerRequest request) {
        if (request.path().equals(CtiEndpoint.PATH)) {
            return verified(request.getParam("token", ""));
        }
        String phone = parameter(request, "agentNumber").orElse("");
        return logins.login(
                        parameter(request, "username").orElse(""),
                        parameter(request, "password").orElse(""))
                .flatMap(token -> verified(token.value()))
                .map(identity -> identity.onPhone(phone));
    }

    private Uni<Identity> verified(String token) {
        return Uni.createFrom()
                .completionStage(
                        Vertx.currentContext()
                                .executeBlocking(() -> tokens.verify(token).identity(), false)
                                .toCompletionStage());
    }

    /** A client that copied the printed snippet sends {@code amp;password} (A2). */
    private static Optional<String> parameter(HttpServerRequest request, String name) {
        return Optional.ofNullable(request.getParam(name))
                .or(() -> Optional.ofNullable(request.getParam("amp;" + name)));
    }

    private static CheckResult refused(String path, AuthFailure e) {
        LOG.infof("upgrade of %s refused: %s", path, e.getMessage());
        int status =
                switch (e.reason()) {
                    case REFUSED -> UNAUTHORIZED;
                    case THROTTLED -> TOO_MANY_REQUESTS;
                    case UNAVAILABLE -> UNAVAILABLE;
                };
        if (status == UNAUTHORIZED && path.equals(CtiEndpoint.PATH)) {
            String challenge = CHALLENGE.formatted(e.getMessage());
            return CheckResult.rejectUpgradeSync(
                    status, Map.of("WWW-Authenticate", List.of(challenge)));
        }
        return CheckResult.rejectUpgradeSync(status);
    }
}
