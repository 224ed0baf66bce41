package io.belfry.rights.login;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Makes guessing slow: after so many wrong passwords in a row a login is refused until the window
 * since the first of them is over, whether the login exists or not. Kept in memory, for a bounded
 * number of logins.
 */
public final class LoginThrottle {

    private static final int MOST_LOGINS = 10_000;

    private final int failuresAllowed;
    private final Duration window;
    private final InstantSource clock;
    private final Map<String, Failures> failures =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
                    return size() > MOST_LOGINS;
                }
            };

    private record Failures(Instant first, int count) {}

    public LoginThrottle(int failuresAllowed, Duration window, InstantSource clock) {
        this.failuresAllowed = failuresAllowed;
        this.window = window;
        this.clock = clock;
    }

    /** How long that login has to wait; empty when it may try. */
    public synchronized Optional<Duration> wait(String login) {
        Failures known = failures.get(login);
        if (known == null) {
            return Optional.empty();
        }
        Duration left = Duration.between(clock.instant(), known.first().plus(window));
        if (!left.isPositive()) {
            failures.remove(login);
            return Optional.empty();
        }
        return known.count() >= failuresAllowed ? Optional.of(left) : Optional.empty();
    }

    /** A wrong password. */
    public synchronized void failed(String login) {
        failures.merge(
                login,
                new Failures(clock.instant(), 1),
                (known, one) -> new Failures(known.first(), known.count() + 1));
    }

    /** The right password: the count begins again. */
    public synchronized void succeeded(String login) {
        failures.remove(login);
    }
}
