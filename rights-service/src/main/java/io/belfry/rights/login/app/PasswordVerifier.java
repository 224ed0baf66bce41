package io.belfry.rights.login.app;

import de.mkammerer.argon2.Argon2;
import de.mkammerer.argon2.Argon2Factory;
import io.belfry.rights.login.Candidate;
import io.belfry.rights.login.PasswordHash;
import io.belfry.rights.user.KnownUser;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Verifies passwords on a few threads of its own. */
@ApplicationScoped
public class PasswordVerifier {

    private final Argon2 argon2 = Argon2Factory.create(Argon2Factory.Argon2Types.ARGON2id);
    private final ThreadPoolExecutor threads;

    public PasswordVerifier(LoginConfig config) {
        this.threads =
                new ThreadPoolExecutor(
                        config.parallel(),
                        config.parallel(),
                        0,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(config.waiting()),
                        Thread.ofPlatform().daemon().name("password-", 0).factory());
    }

    /**
     * The first candidate with that password. Without candidates the decoy is verified instead.
     * Fails with {@link java.util.concurrent.RejectedExecutionException} when too many wait.
     */
    Uni<Optional<KnownUser>> verify(
            List<Candidate> candidates, PasswordHash decoy, String password) {
        return Uni.createFrom()
                .item(
                        () -> {
                            if (candidates.isEmpty()) {
                                matches(decoy, password);
                            }
                            return candidates.stream()
                                    .filter(c -> matches(c.hash(), password))
                                    .map(Candidate::user)
                                    .findFirst();
                        })
                .runSubscriptionOn(threads);
    }

    private boolean matches(PasswordHash hash, String password) {
        return argon2.verify(hash.phc(), password.toCharArray());
    }

    @PreDestroy
    void close() {
        threads.shutdown();
    }
}
