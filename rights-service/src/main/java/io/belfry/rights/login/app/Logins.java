package io.belfry.rights.login.app;

import io.belfry.contracts.id.PbxId;
import io.belfry.rights.login.Candidate;
import io.belfry.rights.login.LoginOutcome;
import io.belfry.rights.login.LoginThrottle;
import io.belfry.rights.login.PasswordHash;
import io.belfry.rights.login.sql.CredentialStore;
import io.belfry.rights.token.app.TokenIssuer;
import io.belfry.rights.user.KnownUser;
import io.belfry.rights.user.sql.UserStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.jboss.logging.Logger;

/**
 * Logins (A5). An unknown login costs and answers the same as a wrong password. Two PBXs may have
 * the same login; unless one is named, the first one whose password matches is meant.
 */
@ApplicationScoped
public class Logins {

    private static final Logger LOG = Logger.getLogger(Logins.class);

    /** What the PBX adapter makes (ADR 0007), until a real hash says otherwise. */
    private static final PasswordHash USUAL =
            new PasswordHash(
                    "$argon2id$v=19$m=19456,t=2,p=1$" + "A".repeat(22) + "$" + "A".repeat(43));

    private final UserStore users;
    private final CredentialStore credentials;
    private final PasswordVerifier verifier;
    private final TokenIssuer tokens;
    private final LoginThrottle throttle;
    private final MeterRegistry metrics;

    private record Known(List<Candidate> candidates, PasswordHash decoy) {}

    public Logins(
            UserStore users,
            CredentialStore credentials,
            PasswordVerifier verifier,
            TokenIssuer tokens,
            LoginConfig config,
            InstantSource clock,
            MeterRegistry metrics) {
        this.users = users;
        this.credentials = credentials;
        this.verifier = verifier;
        this.tokens = tokens;
        this.throttle = new LoginThrottle(config.failuresAllowed(), config.window(), clock);
        this.metrics = metrics;
    }

    /** Checks a password; {@code pbx} narrows it to one PBX. */
    public Uni<LoginOutcome> login(String login, String password, Optional<PbxId> pbx) {
        Optional<Duration> wait = throttle.wait(login);
        Uni<LoginOutcome> outcome =
                wait.isPresent()
                        ? Uni.createFrom().item(new LoginOutcome.Throttled(wait.get()))
                        : check(login, password, pbx);
        return outcome.invoke(o -> count(login, o));
    }

    private Uni<LoginOutcome> check(String login, String password, Optional<PbxId> pbx) {
        return Panache.withSession(() -> known(login, pbx))
                .flatMap(known -> verifier.verify(known.candidates(), known.decoy(), password))
                .map(match -> match.map(this::accept).orElseGet(LoginOutcome.Refused::new))
                .onFailure(RejectedExecutionException.class)
                .recoverWithItem(new LoginOutcome.Busy());
    }

    private LoginOutcome accept(KnownUser user) {
        return new LoginOutcome.Accepted(tokens.issue(user));
    }

    private Uni<Known> known(String login, Optional<PbxId> pbx) {
        return users.byLogin(login)
                .flatMap(
                        found ->
                                credentials
                                        .byLogin(login)
                                        .map(hashes -> candidates(found, hashes, pbx)))
                .flatMap(
                        candidates ->
                                credentials
                                        .any()
                                        .map(
                                                any ->
                                                        new Known(
                                                                candidates,
                                                                any.orElse(USUAL).decoy())));
    }

    private static List<Candidate> candidates(
            List<KnownUser> users, Map<PbxId, PasswordHash> hashes, Optional<PbxId> pbx) {
        return users.stream()
                .filter(known -> pbx.isEmpty() || pbx.get().equals(known.user().pbx()))
                .filter(known -> hashes.containsKey(known.user().pbx()))
                .map(known -> new Candidate(known, hashes.get(known.user().pbx())))
                .toList();
    }

    private void count(String login, LoginOutcome outcome) {
        switch (outcome) {
            case LoginOutcome.Accepted accepted -> throttle.succeeded(login);
            case LoginOutcome.Refused refused -> throttle.failed(login);
            case LoginOutcome.Throttled throttled -> {}
            case LoginOutcome.Busy busy -> {}
        }
        String name = outcome.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
        metrics.counter("belfry.logins", "outcome", name).increment();
        LOG.infof("login %s: %s", name, login.replaceAll("\\p{Cntrl}", "?"));
    }
}
