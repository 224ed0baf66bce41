package io.belfry.gateway.http;

import io.belfry.gateway.config.GatewayConfig;
import io.belfry.gateway.core.rest.ConnectedUsers;
import io.belfry.gateway.core.rest.UndeliveredEvents;
import io.belfry.gateway.core.session.Hub;
import io.belfry.gateway.core.session.Identity;
import io.belfry.gateway.core.session.Observer;
import io.belfry.gateway.core.session.Outbox;
import io.belfry.gateway.core.session.Session;
import io.belfry.gateway.core.session.Subscriptions;
import io.belfry.gateway.core.session.Throttle;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
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
    private final UndeliveredEvents undelivered;
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
            UndeliveredEvents undelivered,
            Observer observer,
            InstantSource clock) {
        this.hub = hub;
        this.users = users;
        this.config = config;
        this.eventUrl =
                config.rest().eventUrl().filter(url -> !url.isBlank()).map(EventPoster::httpUrl);
        this.undelivered = undelivered;
        this.observer = observer;
        this.clock = clock;
        this.http = HttpClient.newBuilder().connectTimeout(config.rest().postTimeout()).build();
    }

    /** Made at the start, so that a wrong address is told then and not at the first connection. */
    void start(@Observes StartupEvent event) {
        LOG.debugf("events of connected users are posted: %s", eventUrl.isPresent());
    }

    /** The value may hold a password: it is not repeated. */
    private static URI httpUrl(String text) {
        try {
            URI url = new URI(text.strip());
            if (url.getHost() != null
                    && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
                return url;
            }
        } catch (URISyntaxException e) {
            LOG.debug("not a URL", e);
        }
        throw new IllegalStateException(
                "belfry.rest.event-url (BELFRY_EVENT_URL) must be an http or https URL with a host");
    }

    /** Connects a user, or connects him anew; false when too many others are connected. */
    synchronized boolean connect(String domain, String username, Identity identity) {
        if (!users.admits(domain, username)) {
            return false;
        }
        Optional<Session> events = eventUrl.map(url -> session(url, username, identity));
        users.connect(domain, username, new ConnectedUsers.Connection(identity, events))
                .flatMap(ConnectedUsers.Connection::events)
                .ifPresent(hub::close);
        events.ifPresent(hub::open);
        return true;
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
                        (body, reason) -> undelivered.undelivered(url, username, body, reason));
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

    private synchronized void anew(Session before, URI url, String username) {
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
