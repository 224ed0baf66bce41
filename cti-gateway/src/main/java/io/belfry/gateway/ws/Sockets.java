package io.belfry.gateway.ws;

import io.belfry.gateway.config.GatewayConfig;
import io.belfry.gateway.core.session.Hub;
import io.belfry.gateway.core.session.Identity;
import io.belfry.gateway.core.session.Observer;
import io.belfry.gateway.core.session.Outbox;
import io.belfry.gateway.core.session.Session;
import io.belfry.gateway.core.session.Throttle;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.websockets.next.WebSocketConnection;
import io.vertx.core.http.HttpClosedException;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/** Connections in, sessions out; what both endpoints have in common. */
@Singleton
public final class Sockets {

    private static final Logger LOG = Logger.getLogger(Sockets.class);

    private final Hub hub;
    private final InstantSource clock;
    private final GatewayConfig.Websocket config;
    private final Observer observer;

    Sockets(
            Hub hub,
            InstantSource clock,
            GatewayConfig config,
            Observer observer,
            MeterRegistry registry) {
        this.hub = hub;
        this.clock = clock;
        this.config = config.websocket();
        this.observer = observer;
        registry.gauge("belfry.gateway.sockets", hub, Hub::sessions);
    }

    void opened(WebSocketConnection connection) {
        Identity identity = connection.userData().get(Keys.IDENTITY);
        Outbox outbox = new Outbox(config.maxQueuedMessages());
        Session session =
                new Session(
                        identity,
                        outbox,
                        new Throttle(config.messagePerDuration(), config.maxBurst(), clock),
                        new SocketTransport(connection, outbox),
                        observer);
        connection.userData().put(Keys.SESSION, session);
        LOG.infof("%s logged on to %s", identity.login(), identity.pbx());
        hub.open(session);
    }

    void received(WebSocketConnection connection, String frame) {
        hub.receive(connection.userData().get(Keys.SESSION), frame);
    }

    void closed(WebSocketConnection connection) {
        Session session = connection.userData().get(Keys.SESSION);
        if (session != null) {
            hub.close(session);
            LOG.infof("%s left", session.identity().login());
        }
    }

    void failed(WebSocketConnection connection, Throwable failure) {
        if (failure instanceof HttpClosedException) {
            LOG.debugf("socket %s went away", connection.id());
        } else {
            LOG.warnf("socket %s: %s", connection.id(), failure.toString());
        }
    }
}
