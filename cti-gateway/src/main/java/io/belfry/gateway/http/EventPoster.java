package io.belfry.gateway.http;

import io.belfry.gateway.config.GatewayConfig;
import io.belfry.gateway.core.rest.ConnectedUsers;
import io.belfry.gateway.core.session.Hub;
import io.belfry.gateway.core.session.Identity;
import io.belfry.gateway.core.session.Observer;
import io.belfry.gateway.core.session.Outbox;
import io.belfry.gateway.core.session.Session;
import io.belfry.gateway.core.session.Subscriptions;
import io.belfry.gateway.core.session.Throttle;
import io.belfry.gateway.kafka.DeadLetters;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jboss.logging.Logger;

/**
 * Posts the events of the users who connected by REST to {@code belfry.rest.event-url} (B20–B23):
 * one after the other for each user. A user for whom too much waits begins anew with his current
 * state.
 */
@Singleton
final class EventPoster {

    private static final Logger LOG = Logger.getLogger(EventPoster.class);

    private final Hub hub;
    private final ConnectedUsers users;
    private final GatewayConfig config;
    private final Optional<URI> eventUrl;
    private final DeadLetters deadLetters;
    private final Observer observer;
    private final InstantSource clock;
    private final HttpClient http;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("event-poster").daemon().factory());

    EventPoster(
            Hub hub,
            ConnectedUsers users,
            GatewayConfig config,
            DeadLetters deadLetters,
            Observer observer,
            InstantSource clock) {
        this.hub = hub;
        this.users = users;
        this.config = config;
        this.eventUrl = config.rest().eventUrl().filter(url -> !url.isBlank()).map(URI::create);
        this.deadLetters = deadLetters;
        this.observer = observer;
        this.clock = clock;
        this.http = HttpClient.newBuilder().connectTimeout(config.rest().postTimeout()).build();
    }

    /** Connects a user, or connects him anew. */
    void connect(String domain, String username, Identity identity) {
        Optional<Session> events = eventUrl.map(url -> session(url, username, identity));
        users.connect(domain, username, new ConnectedUsers.Connection(identity, events))
                .flatMap(ConnectedUsers.Connection::events)
                .ifPresent(hub::close);
        events.ifPresent(hub::open);
    }

    private Session session(URI url, String username, Identity identity) {
        Outbox outbox = new Outbox(config.websocket().maxQueuedMessages());
        Postman postman =
                new Postman(
                        http,
                        timer,
                        url,
                        username,
                        outbox,
                        config.rest(),
                        (body, reason) -> deadLetters.undelivered(url, username, body, reason));
        Session session =
                new Session(
                        identity,
                        Optional.empty(),
                        outbox,
                        new Throttle(
                                config.websocket().messagePerDuration(),
                                config.websocket().maxBurst(),
                                clock),
                        Subscriptions.posted(),
                        postman,
                        observer,
                        clock);
        postman.onOverflow(() -> timer.execute(() -> anew(session, url, username)));
        return session;
    }

    private void anew(Session before, URI url, String username) {
        LOG.warnf("too many events of %s wait for %s: beginning anew", username, url.getHost());
        Session after = session(url, username, before.identity());
        hub.close(before);
        if (users.replace(before, after)) {
            hub.open(after);
        }
    }

    @PreDestroy
    void stop() {
        timer.shutdownNow();
        http.shutdownNow();
    }
}
