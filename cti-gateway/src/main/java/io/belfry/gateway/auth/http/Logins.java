package io.belfry.gateway.auth.http;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.ClientWebApplicationException;

/** Checks logins and passwords at the rights service. */
@Singleton
public final class Logins {

    private static final Logger LOG = Logger.getLogger(Logins.class);

    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int TOO_MANY_REQUESTS = 429;

    private final RightsApi rights;

    Logins(@RestClient RightsApi rights) {
        this.rights = rights;
    }

    /** A token and for how long it is good. */
    public record Token(String value, String login, long ttlSeconds) {

        @Override
        public String toString() {
            return "Token[login=" + login + ", ttlSeconds=" + ttlSeconds + "]";
        }
    }

    /** A token for these credentials; fails with {@link AuthFailure}. */
    public Uni<Token> login(String login, String password) {
        return rights.token(new RightsApi.Credentials(login, password))
                .map(issued -> new Token(issued.token(), login, issued.ttlSeconds()))
                .onFailure()
                .transform(e -> failure(login, e));
    }

    private static AuthFailure failure(String login, Throwable e) {
        int status =
                e instanceof ClientWebApplicationException answer
                        ? answer.getResponse().getStatus()
                        : 0;
        return switch (status) {
            case BAD_REQUEST, UNAUTHORIZED -> {
                LOG.infof("log-in of %s refused", login);
                yield AuthFailure.refused("The login or the password is wrong.");
            }
            case TOO_MANY_REQUESTS -> {
                LOG.infof("log-in of %s refused: too many wrong passwords", login);
                yield AuthFailure.throttled("Too many wrong passwords. Try again later.");
            }
            default -> {
                LOG.warnf("the rights service did not answer: %s", e.toString());
                yield AuthFailure.unavailable("The log-in cannot be checked at the moment.");
            }
        };
    }
}
