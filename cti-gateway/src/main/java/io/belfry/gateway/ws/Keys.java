package io.belfry.gateway.ws;

import io.belfry.gateway.core.session.Session;
import io.quarkus.websockets.next.UserData;

/** What is kept with a connection. */
final class Keys {

    static final UserData.TypedKey<Client> CLIENT = new UserData.TypedKey<>("client");
    static final UserData.TypedKey<Session> SESSION = new UserData.TypedKey<>("session");

    private Keys() {}
}
