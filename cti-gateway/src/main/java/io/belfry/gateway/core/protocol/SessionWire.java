package io.belfry.gateway.core.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.belfry.gateway.core.protocol.ServerMessage.SessionStarted.Beginning;

/** What is said about a session itself. */
final class SessionWire {

    private SessionWire() {}

    static ObjectNode started(ServerMessage.SessionStarted message) {
        ObjectNode body =
                Wire.JSON
                        .objectNode()
                        .put("session", message.session())
                        .put("resumed", message.beginning() == Beginning.RESUMED);
        return message.beginning() == Beginning.TOO_OLD ? body.put("reason", "TooOld") : body;
    }
}
