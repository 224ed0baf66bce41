package io.belfry.gateway.ws;

import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnPongMessage;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.vertx.core.buffer.Buffer;

/** {@code /xuc/api/2.0/cti?token=<token>} (A4). */
@WebSocket(path = CtiEndpoint.PATH)
public class CtiEndpoint {

    static final String PATH = "/xuc/api/2.0/cti";

    private final Sockets sockets;

    CtiEndpoint(Sockets sockets) {
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
