package io.belfry.gateway.it;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A client of the gateway's WebSocket, as an integrator would write one. */
final class CtiClient implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closeCode = new CompletableFuture<>();
    private final WebSocket socket;

    private CtiClient(URI uri) {
        this.socket = HTTP.newWebSocketBuilder().buildAsync(uri, new Listener()).join();
    }

    /** Opens {@code path} on the gateway under {@code base}, an http URL. */
    static CtiClient open(String base, String path) {
        return new CtiClient(URI.create(base.replaceFirst("^http", "ws") + path));
    }

    /** The HTTP status with which the upgrade is refused. */
    static int refusal(String base, String path) {
        return refused(base, path).statusCode();
    }

    /** The answer with which the upgrade is refused. */
    static HttpResponse<?> refused(String base, String path) {
        try {
            open(base, path).close();
            throw new AssertionError("the upgrade was not refused");
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException handshake) {
                return handshake.getResponse();
            }
            throw e;
        }
    }

    void send(String frame) {
        socket.sendText(frame, true).join();
    }

    /** Sends {@code {"claz":"web","command":…,…}}. */
    void command(String name, String arguments) {
        send(
                "{\"claz\":\"web\",\"command\":\""
                        + name
                        + "\""
                        + (arguments.isEmpty() ? "" : "," + arguments)
                        + "}");
    }

    /** The next frame. */
    JsonNode next() {
        try {
            JsonNode frame = frames.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (frame == null) {
                throw new AssertionError("no frame within " + PATIENCE);
            }
            return frame;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** The body of the next frame, which must be of that type. */
    JsonNode next(String msgType) {
        JsonNode frame = next();
        if (!frame.path("msgType").asText().equals(msgType)) {
            throw new AssertionError("expected " + msgType + ", got " + frame);
        }
        return frame.get("ctiMessage");
    }

    /** The body of the next frame of that type; others before it are dropped. */
    JsonNode awaitType(String msgType) {
        while (true) {
            JsonNode frame = next();
            if (frame.path("msgType").asText().equals(msgType)) {
                return frame.get("ctiMessage");
            }
        }
    }

    /** Everything that came before the answer to a ping: what was sent until now. */
    List<JsonNode> untilNow() {
        send("{\"claz\":\"ping\"}");
        List<JsonNode> all = new ArrayList<>();
        while (true) {
            JsonNode frame = next();
            if (frame.path("msgType").asText().equals("ping")) {
                return all;
            }
            all.add(frame);
        }
    }

    int closeCode() {
        return closeCode.orTimeout(30, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        socket.abort();
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                try {
                    frames.add(JSON.readTree(text.toString()));
                } catch (JsonProcessingException e) {
                    throw new AssertionError("not JSON: " + text, e);
                }
                text.setLength(0);
            }
            webSocket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
            closeCode.complete(code);
            return null;
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            closeCode.completeExceptionally(error);
        }
    }
}
