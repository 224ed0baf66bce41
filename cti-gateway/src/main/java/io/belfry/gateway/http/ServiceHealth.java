package io.belfry.gateway.http;

import io.belfry.gateway.config.GatewayConfig;
import io.belfry.gateway.core.overview.ServiceAddress;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Asks every service for its health, in the background, with a deadline. */
@Singleton
public final class ServiceHealth {

    private static final int OK = 200;

    private final List<ServiceAddress> addresses;
    private final Duration interval;
    private final Duration deadline;
    private final HttpClient http;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("service-health").daemon().factory());
    private volatile List<Health> health;

    /**
     * What a service said.
     *
     * @param state {@code up}, {@code down} (it said so), {@code away} (no answer in time), or
     *     {@code unknown} before it was asked
     */
    public record Health(String name, String state) {}

    ServiceHealth(GatewayConfig config) {
        this.addresses = ServiceAddress.parse(config.services().orElse(""));
        this.interval = config.overview().interval();
        this.deadline = config.overview().deadline();
        this.http = HttpClient.newBuilder().connectTimeout(deadline).build();
        this.health = addresses.stream().map(a -> new Health(a.name(), "unknown")).toList();
    }

    /** What each service said last, in the order of the configuration. */
    public List<Health> all() {
        return health;
    }

    void start(@Observes StartupEvent event) {
        if (!addresses.isEmpty()) {
            timer.scheduleWithFixedDelay(this::ask, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        timer.shutdownNow();
        http.shutdownNow();
    }

    private void ask() {
        List<CompletableFuture<Health>> asked = addresses.stream().map(this::ask).toList();
        health = asked.stream().map(CompletableFuture::join).toList();
    }

    private CompletableFuture<Health> ask(ServiceAddress address) {
        HttpRequest question = HttpRequest.newBuilder(address.health()).timeout(deadline).build();
        return http.sendAsync(question, HttpResponse.BodyHandlers.discarding())
                .thenApply(answer -> answer.statusCode() == OK ? "up" : "down")
                .exceptionally(e -> "away")
                .thenApply(state -> new Health(address.name(), state));
    }
}
