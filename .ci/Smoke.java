import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Logs in as the demo supervisor and waits until the queue statistics show a call that entered a
 * queue. Argument: the address of the gateway. Exit 0 when it was seen.
 */
static final Pattern ENTERED =
        Pattern.compile("\"statName\":\"TotalNumberCallsEntered\",\"value\":([1-9][0-9]*)");

void main(String[] args) throws Exception {
    String gateway = args[0];
    try (HttpClient http = HttpClient.newHttpClient()) {
        String answer =
                http.send(
                                HttpRequest.newBuilder(
                                                URI.create(gateway + "/xuc/api/2.0/auth/login"))
                                        .header("Content-Type", "application/json")
                                        .POST(
                                                HttpRequest.BodyPublishers.ofString(
                                                        "{\"login\":\"sophie\",\"password\":\"sophie\"}"))
                                        .build(),
                                BodyHandlers.ofString())
                        .body();
        Matcher token = Pattern.compile("\"token\":\"([^\"]+)\"").matcher(answer);
        if (!token.find()) {
            throw new IllegalStateException("login was refused: " + answer);
        }
        Frames frames = new Frames();
        WebSocket socket =
                http.newWebSocketBuilder()
                        .buildAsync(
                                URI.create(
                                        gateway.replaceFirst("^http", "ws")
                                                + "/xuc/api/2.0/cti?token="
                                                + token.group(1)),
                                frames)
                        .get(10, TimeUnit.SECONDS);
        socket.sendText("{\"claz\":\"web\",\"command\":\"subscribeToQueueStats\"}", true);
        IO.println("WebSocket: " + frames.entered.get(120, TimeUnit.SECONDS));
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").get(5, TimeUnit.SECONDS);
    }
}

static class Frames implements WebSocket.Listener {
    final CompletableFuture<String> entered = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            Matcher found = ENTERED.matcher(text);
            if (text.indexOf("QueueStatistics") >= 0 && found.find()) {
                entered.complete(found.group(1) + " calls entered a queue");
            }
            text.setLength(0);
        }
        socket.request(1);
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        entered.completeExceptionally(error);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        entered.completeExceptionally(
                new IllegalStateException("closed by the gateway: " + code + " " + reason));
        return null;
    }
}
