package io.belfry.bench.ws;

import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;

/** The socket over which the broadcast server is told what to broadcast. */
final class Control implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final WebSocket socket;

    Control(String uri) {
        WebSocketClient client = vertx.createWebSocketClient();
        socket =
                client.connect(new WebSocketConnectOptions().setAbsoluteURI(uri))
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join();
    }

    void send(String text) {
        socket.writeTextMessage(text);
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
