package io.belfry.e2e.harness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A user of the CTI gateway: logs in over REST (FEATURES A5), opens the WebSocket with the token
 * (A4), keeps it alive as stock clients do (A16), and remembers every frame.
 */
public final class XucClient implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(5);

    private final String login;
    private final List<JsonNode> frames = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService keepAlive =
            Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
    private WebSocket socket;

    private XucClient(String login) {
        this.login = login;
    }

    /**
     * Logs in and waits for the LoggedOn frame. Nobody may be able to check the password for a
     * moment, when the rights service has just started or is slow; that is tried again.
     *
     * @param gateway the gateway's address, such as {@code http://127.0.0.1:8090}
     */
    public static XucClient connect(URI gateway, String login, String password) {
        JsonNode answer =
                Awaiting.until(
                        login + " can be checked",
                        START,
                        () ->
                                Optional.of(authenticate(gateway, login, password))
                                        .filter(a -> !is(a, "UnhandledError")));
        if (!answer.hasNonNull("token")) {
            throw new IllegalStateException(login + " is refused: " + answer);
        }
        return open(gateway, login, answer.path("token").asText());
    }

    private static boolean is(JsonNode answer, String error) {
        return answer.path("error").asText().equals(error);
    }

    /**
     * Opens the socket with a token and waits for the LoggedOn frame.
     *
     * @throws java.util.concurrent.CompletionException when the gateway refuses the upgrade
     */
    public static XucClient open(URI gateway, String login, String token) {
        XucClient client = new XucClient(login);
        String http = gateway.resolve("/xuc/api/2.0/cti?token=" + token).toString();
        client.socket =
                HTTP.newWebSocketBuilder()
                        .buildAsync(
                                URI.create(http.replaceFirst("^http", "ws")), client.new Listener())
                        .join();
        client.await("LoggedOn", message -> true);
        client.keepAlive.scheduleAtFixedRate(
                () -> client.send(Map.of("claz", "ping")),
                KEEP_ALIVE.toSeconds(),
                KEEP_ALIVE.toSeconds(),
                TimeUnit.SECONDS);
        return client;
    }

    /** The answer of {@code POST /xuc/api/2.0/auth/login}, whatever its status code. */
    public static JsonNode authenticate(URI gateway, String login, String password) {
        try {
            ObjectNode body = JSON.createObjectNode().put("login", login).put("password", password);
            HttpRequest request =
                    HttpRequest.newBuilder(gateway.resolve("/xuc/api/2.0/auth/login"))
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(body.toString()))
                            .build();
            HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends a command with its arguments at top level (A13). */
    public void command(String name, Map<String, ?> arguments) {
        ObjectNode frame = JSON.createObjectNode().put("claz", "web").put("command", name);
        frame.setAll((ObjectNode) JSON.valueToTree(arguments));
        sendText(frame.toString());
    }

    /** Sends a command without arguments. */
    public void command(String name) {
        command(name, Map.of());
    }

    private void send(Map<String, ?> frame) {
        sendText(JSON.valueToTree(frame).toString());
    }

    /** Sends this text as one frame. */
    public synchronized void sendText(String text) {
        socket.sendText(text, true).join();
    }

    /** How many frames have come so far; a position for {@link #since}. */
    public int position() {
        return frames.size();
    }

    /** The payloads of the frames of this type that came from that position on, in order. */
    public Stream<JsonNode> since(int position, String msgType) {
        return frames.stream()
                .skip(position)
                .filter(frame -> frame.path("msgType").asText().equals(msgType))
                .map(frame -> frame.path("ctiMessage"));
    }

    /**
     * The payload of the first frame, early or late, that has this type and satisfies the
     * predicate.
     */
    public JsonNode await(String msgType, Predicate<JsonNode> predicate) {
        return awaitSince(0, msgType, predicate);
    }

    /** The payload of the first such frame from that position on. */
    public JsonNode awaitSince(int position, String msgType, Predicate<JsonNode> predicate) {
        return Awaiting.until(
                login + " gets " + msgType,
                PATIENCE,
                () -> since(position, msgType).filter(predicate).findFirst());
    }

    @Override
    public void close() {
        keepAlive.shutdownNow();
        socket.abort();
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                remember(text.toString());
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }

        private void remember(String frame) {
            try {
                frames.add(JSON.readTree(frame));
            } catch (JsonProcessingException e) {
                frames.add(
                        JSON.createObjectNode()
                                .put("msgType", "not JSON")
                                .put("ctiMessage", frame));
            }
        }
    }
}
