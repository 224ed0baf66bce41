package io.belfry.stats.agent;

import io.belfry.contracts.id.QueueName;
import java.time.Instant;
import java.util.List;

/**
 * What was said of an agent's login.
 *
 * @param login what was said last
 * @param extension the phone number he logged in with, null when never
 * @param left the queues he left last, to know them after his logout
 * @param leftPaused whether he was paused when he left his last queue
 * @param generation the last resync that named his login
 */
public record Session(
        Login login, String extension, List<LeftQueue> left, boolean leftPaused, int generation) {

    /** What was said of the login. Without a word, the membership of a queue tells. */
    public enum Login {
        UNTOLD,
        IN,
        OUT
    }

    /** A queue the agent left. */
    public record LeftQueue(QueueName queue, Instant at) {}

    static final Session NONE = new Session(Login.UNTOLD, null, List.of(), false, 0);

    public Session {
        left = left == null ? List.of() : List.copyOf(left);
    }

    Session in(String phone, int seen) {
        return new Session(Login.IN, phone, List.of(), false, seen);
    }

    Session out(int seen) {
        return new Session(Login.OUT, extension, left, false, seen);
    }

    Session untold(int seen) {
        return new Session(Login.UNTOLD, extension, left, leftPaused, seen);
    }

    Session left(List<LeftQueue> queues, boolean paused) {
        return new Session(login, extension, queues, paused, generation);
    }
}
