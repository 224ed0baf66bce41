package io.belfry.bench.ws;

import io.belfry.bench.run.BenchFailed;
import io.belfry.bench.run.Progress;
import io.belfry.bench.run.Pump;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;

/** Many WebSocket clients in this process that only look which record a frame is of. */
final class Sockets implements AutoCloseable {

    private static final String PING = "{\"claz\":\"ping\"}";
    private static final byte[] PONG = "{\"msgType\":\"ping\"".getBytes(StandardCharsets.US_ASCII);

    private final Vertx vertx = Vertx.vertx();
    private final WebSocketClient client;
    private final Arrivals arrivals;
    private final AtomicInteger ready = new AtomicInteger();
    private final AtomicReference<String> trouble = new AtomicReference<>();
    private volatile String lastFrame = "";
    private volatile boolean closing;

    private Sockets(int number) {
        this.arrivals = new Arrivals(number);
        this.client =
                vertx.createWebSocketClient(new WebSocketClientOptions().setMaxConnections(number));
    }

    /**
     * Opens the sockets; each then sends these frames and waits until a ping after them is
     * answered.
     *
     * @param uri of each socket, by its number from 0
     */
    static Sockets open(
            int number, IntFunction<String> uri, Progress progress, String... subscriptions) {
        Sockets sockets = new Sockets(number);
        for (int i = 0; i < number; i++) {
            sockets.open(i, uri.apply(i), subscriptions);
        }
        Pump.await(
                progress,
                number + " sockets",
                () -> {
                    sockets.check();
                    return sockets.ready.get() == number;
                });
        progress.say(number + " sockets are open and subscribed");
        return sockets;
    }

    Arrivals arrivals() {
        return arrivals;
    }

    /** Frames that every socket has received; fails when a socket was closed. */
    long onEverySocket() {
        check();
        return arrivals.onEverySocket();
    }

    /** The last statistics frame that the first socket received. */
    String lastFrame() {
        return lastFrame;
    }

    private void check() {
        String what = trouble.get();
        if (what != null) {
            throw new BenchFailed(what);
        }
    }

    private void open(int index, String uri, String... subscriptions) {
        client.connect(new WebSocketConnectOptions().setAbsoluteURI(uri))
                .onSuccess(socket -> opened(index, socket, subscriptions))
                .onFailure(e -> trouble.compareAndSet(null, "a socket was refused: " + e));
    }

    private void opened(int index, WebSocket socket, String... subscriptions) {
        socket.handler(buffer -> received(index, buffer));
        socket.closeHandler(
                _ -> {
                    if (!closing) {
                        trouble.compareAndSet(
                                null,
                                "a socket was closed: "
                                        + socket.closeStatusCode()
                                        + " "
                                        + socket.closeReason());
                    }
                });
        for (String subscription : subscriptions) {
            socket.writeTextMessage(subscription);
        }
        socket.writeTextMessage(PING);
    }

    private void received(int index, Buffer buffer) {
        long now = System.nanoTime();
        byte[] frame = buffer.getBytes();
        int number = StatisticsFrame.number(frame);
        if (number >= 0) {
            arrivals.received(index, number, now);
            if (index == 0) {
                lastFrame = new String(frame, StandardCharsets.UTF_8);
            }
        } else if (buffer.length() >= PONG.length
                && Arrays.equals(frame, 0, PONG.length, PONG, 0, PONG.length)) {
            ready.incrementAndGet();
        }
    }

    @Override
    public void close() {
        closing = true;
        client.close().toCompletionStage().toCompletableFuture().join();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
