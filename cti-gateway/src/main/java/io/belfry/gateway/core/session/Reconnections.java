package io.belfry.gateway.core.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The numbered sessions, to which clients come back. At most {@value #MOST} wait for a client who
 * is gone, and {@value #MOST_OF_USER} for the same user; those who left last stay. To be used under
 * the hub's lock.
 */
final class Reconnections {

    static final int MOST = 1000;
    static final int MOST_OF_USER = 20;

    private final Map<String, Session> byId = new LinkedHashMap<>();

    void add(Session session) {
        byId.put(session.id(), session);
    }

    void remove(Session session) {
        byId.remove(session.id());
    }

    /** That session, if it is his who asks. */
    Optional<Session> find(String id, Identity who) {
        return Optional.ofNullable(byId.get(id))
                .filter(session -> !session.hasEnded())
                .filter(session -> session.identity().isSameUser(who));
    }

    /** Those that need not wait any longer: too long, too many, or ended. */
    List<Session> givenUp(Instant now, Duration longest) {
        List<Session> latestFirst =
                byId.values().stream()
                        .filter(session -> session.leftAt().isPresent())
                        .sorted(
                                Comparator.comparing((Session s) -> s.leftAt().orElseThrow())
                                        .reversed())
                        .toList();
        Map<String, Integer> ofUser = new HashMap<>();
        List<Session> givenUp = new ArrayList<>();
        int waiting = 0;
        for (Session session : latestFirst) {
            Duration since = Duration.between(session.leftAt().orElseThrow(), now);
            String user = session.identity().pbx() + "/" + session.identity().login();
            if (session.hasEnded()
                    || since.compareTo(longest) > 0
                    || waiting >= MOST
                    || ofUser.getOrDefault(user, 0) >= MOST_OF_USER) {
                givenUp.add(session);
            } else {
                waiting++;
                ofUser.merge(user, 1, Integer::sum);
            }
        }
        return givenUp;
    }
}
