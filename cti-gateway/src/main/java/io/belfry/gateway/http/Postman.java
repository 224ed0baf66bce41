package io.belfry.gateway.http;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.belfry.gateway.config.GatewayConfig;
import io.belfry.gateway.core.session.Outbox;
import io.belfry.gateway.core.session.Transport;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * Posts the frames of one user in order, {@code {"username":…,"message":<frame>}} (B21), each until
 * it is taken or given up: after some attempts, or at once when the receiver refuses it for good.
 */
final class Postman implements Transport {

    private static final int OK_FROM = 200;
    private static final int OK_TO = 299;
    private static final int CLIENT_ERROR = 400;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;
    private static final int LONGEST_BACK_OFF_DOUBLINGS = 5;

    private final HttpClient http;
    private final ScheduledExecutorService timer;
    private final URI url;
    private final String username;
    private final Outbox outbox;
    private final GatewayConfig.Rest config;
    private final BiConsumer<String, String> undelivered;
    private volatile Runnable onOverflow = () -> {};
    private boolean busy;

    /**
     * @param undelivered told the body and the reason
     */
    Postman(
            HttpClient http,
            ScheduledExecutorService timer,
            URI url,
            String username,
            Outbox outbox,
            GatewayConfig.Rest config,
            BiConsumer<String, String> undelivered) {
        this.http = http;
        this.timer = timer;
        this.url = url;
        this.username = username;
        this.outbox = outbox;
        this.config = config;
        this.undelivered = undelivered;
    }

    /** What to do when too much waits. */
    void onOverflow(Runnable action) {
        onOverflow = action;
    }

    @Override
    public void wake() {
        synchronized (this) {
            if (busy) {
                return;
            }
            busy = true;
        }
        next();
    }

    @Override
    public void close(int code, String reason) {
        onOverflow.run();
    }

    private void next() {
        Optional<String> frame;
        synchronized (this) {
            frame = outbox.poll();
            busy = frame.isPresent();
        }
        frame.ifPresent(f -> post(body(f), 1));
    }

    private String body(String frame) {
        String quoted = String.valueOf(JsonStringEncoder.getInstance().quoteAsString(username));
        return "{\"username\":\"" + quoted + "\",\"message\":" + frame + "}";
    }

    private void post(String body, int attempt) {
        HttpRequest request =
                HttpRequest.newBuilder(url)
                        .timeout(config.postTimeout())
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        http.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                .whenCompleteAsync(
                        (answer, failure) -> {
                            if (failure != null) {
                                failed(body, attempt, false, failure.toString());
                            } else {
                                answered(body, attempt, answer.statusCode());
                            }
                        },
                        timer);
    }

    private void answered(String body, int attempt, int status) {
        if (status >= OK_FROM && status <= OK_TO) {
            next();
        } else {
            boolean forGood =
                    status >= CLIENT_ERROR
                            && status < SERVER_ERROR
                            && status != REQUEST_TIMEOUT
                            && status != TOO_MANY_REQUESTS;
            failed(body, attempt, forGood, "HTTP " + status);
        }
    }

    private void failed(String body, int attempt, boolean forGood, String why) {
        if (forGood || attempt >= config.postAttempts()) {
            try {
                undelivered.accept(body, why + " after " + attempt + " attempts");
            } finally {
                next();
            }
            return;
        }
        long delay =
                config.postBackOff().toMillis()
                        << Math.min(attempt - 1, LONGEST_BACK_OFF_DOUBLINGS);
        try {
            timer.schedule(() -> post(body, attempt + 1), delay, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            undelivered.accept(body, "the gateway stops");
        }
    }
}
