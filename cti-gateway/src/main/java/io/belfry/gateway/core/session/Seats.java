package io.belfry.gateway.core.session;

import io.belfry.contracts.id.PbxId;
import java.util.HashMap;
import java.util.Map;

/** How many sockets may be open: of one user, and in all. Safe for threads. */
public final class Seats {

    private record User(PbxId pbx, String login) {}

    private final int total;
    private final int perUser;
    private final Map<User, Integer> taken = new HashMap<>();
    private int all;

    public Seats(int total, int perUser) {
        this.total = total;
        this.perUser = perUser;
    }

    /** Whether nobody finds a seat. */
    public synchronized boolean full() {
        return all >= total;
    }

    /** Whether that user finds no seat. */
    public synchronized boolean full(Identity identity) {
        return full() || taken.getOrDefault(user(identity), 0) >= perUser;
    }

    /** Takes a seat if there is one. */
    public synchronized boolean take(Identity identity) {
        if (full(identity)) {
            return false;
        }
        taken.merge(user(identity), 1, Integer::sum);
        all++;
        return true;
    }

    /** Gives a taken seat back. */
    public synchronized void leave(Identity identity) {
        taken.computeIfPresent(user(identity), (user, seats) -> seats == 1 ? null : seats - 1);
        all--;
    }

    private static User user(Identity identity) {
        return new User(identity.pbx(), identity.login());
    }
}
