package io.belfry.bench.ws;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The limit of the gateway, a process of its own: every text that comes on {@code /control} goes to
 * all other sockets at once. A ping is answered, as the gateway answers it. One event loop does all
 * of it, so that no frame changes threads.
 */
public final class BroadcastServer {

    private static final String PONG = "{\"msgType\":\"ping\",\"ctiMessage\":{}}";

    private final Set<ServerWebSocket> sockets = ConcurrentHashMap.newKeySet();

    private BroadcastServer() {}

    /** Listens on 127.0.0.1 and the port of the environment variable QUARKUS_HTTP_PORT. */
    public static void main(String[] args) {
        int port = Integer.parseInt(System.getenv("QUARKUS_HTTP_PORT"));
        BroadcastServer server = new BroadcastServer();
        Vertx.vertx()
                .createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(port))
                .requestHandler(request -> request.response().end("ready"))
                .webSocketHandler(server::opened)
                .listen()
                .onFailure(
                        e -> {
                            System.err.println("cannot listen on port " + port + ": " + e);
                            System.exit(1);
                        });
    }

    private void opened(ServerWebSocket socket) {
        if (socket.path().equals("/control")) {
            socket.textMessageHandler(
                    text -> {
                        for (ServerWebSocket one : sockets) {
                            one.writeTextMessage(text);
                        }
                    });
        } else {
            sockets.add(socket);
            socket.closeHandler(_ -> sockets.remove(socket));
            socket.textMessageHandler(_ -> socket.writeTextMessage(PONG));
        }
    }
}
