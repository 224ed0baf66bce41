package io.belfry.gateway.ws;

import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnPongMessage;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.vertx.core.buffer.Buffer;

/** {@code /ctichannel?username=…&agentNumber=…&password=…} (A1–A3). */
@WebSocket(path = LegacyEndpoint.PATH)
public class LegacyEndpoint {

    static final String PATH = "/ctichannel";

    private final Sockets sockets;

    LegacyEndpoint(Sockets sockets) {
        this.sockets = sockets;
    }

    @OnOpen
    void open(WebSocketConnection connection) {
        sockets.opened(connection);
    }

    @OnTextMessage
    void text(String frame, WebSocketConnection connection) {
        sockets.received(connection, frame);
    }

    @OnPongMessage
    void pong(Buffer data, WebSocketConnection connection) {
        sockets.answered(connection);
    }

    @OnClose
    void close(WebSocketConnection connection) {
        sockets.closed(connection);
    }

    @OnError
    void error(Throwable failure, WebSocketConnection connection) {
        sockets.failed(connection, failure);
    }
}
