package io.belfry.gateway.ws;

import io.belfry.gateway.core.session.Session;
import io.belfry.gateway.core.session.Transport;
import io.quarkus.websockets.next.UserData;

/** What is kept with a connection. */
final class Keys {

    static final UserData.TypedKey<Client> CLIENT = new UserData.TypedKey<>("client");
    static final UserData.TypedKey<Seat> SEAT = new UserData.TypedKey<>("seat");

    /** The session of a connection and its end of it; another connection may take it over. */
    record Seat(Session session, Transport transport) {

        boolean isTaken() {
            return session.isAt(transport);
        }
    }

    private Keys() {}
}
