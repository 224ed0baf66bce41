package io.belfry.gateway.core.rest;

import io.belfry.gateway.core.session.Identity;
import io.belfry.gateway.core.session.Session;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who connected by REST, on which domain (B4, B6), until this gateway stops. Safe for threads. */
public final class ConnectedUsers {

    /**
     * A user who connected.
     *
     * @param events where his events go; empty when they go nowhere
     */
    public record Connection(Identity identity, Optional<Session> events) {}

    private record Key(String domain, String username) {}

    private final int limit;
    private final Map<Key, Connection> connections = new LinkedHashMap<>();

    /**
     * @param limit how many may be connected
     */
    public ConnectedUsers(int limit) {
        this.limit = limit;
    }

    /** Whether one more user may connect there; who is connected already may again. */
    public synchronized boolean admits(String domain, String username) {
        return connections.size() < limit || connections.containsKey(new Key(domain, username));
    }

    /** Notes a connection; returns the one it replaces. */
    public synchronized Optional<Connection> connect(
            String domain, String username, Connection connection) {
        return Optional.ofNullable(connections.put(new Key(domain, username), connection));
    }

    /** The connection of a user on a domain. */
    public synchronized Optional<Connection> find(String domain, String username) {
        return Optional.ofNullable(connections.get(new Key(domain, username)));
    }

    /** The connections of a domain, in the order in which they were made. */
    public synchronized List<Connection> of(String domain) {
        return connections.entrySet().stream()
                .filter(entry -> entry.getKey().domain().equals(domain))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Events of the same user go elsewhere from now on; false when they went elsewhere before. */
    public synchronized boolean replace(Session before, Session after) {
        for (Map.Entry<Key, Connection> entry : connections.entrySet()) {
            Connection connection = entry.getValue();
            if (connection.events().filter(before::equals).isPresent()) {
                entry.setValue(new Connection(connection.identity(), Optional.of(after)));
                return true;
            }
        }
        return false;
    }
}
