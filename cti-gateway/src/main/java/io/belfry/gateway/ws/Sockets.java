package io.belfry.gateway.ws;

import io.belfry.gateway.config.GatewayConfig;
import io.belfry.gateway.core.protocol.ServerMessage.SessionStarted.Beginning;
import io.belfry.gateway.core.session.Hub;
import io.belfry.gateway.core.session.Identity;
import io.belfry.gateway.core.session.Observer;
import io.belfry.gateway.core.session.Outbox;
import io.belfry.gateway.core.session.Seats;
import io.belfry.gateway.core.session.Session;
import io.belfry.gateway.core.session.Subscriptions;
import io.belfry.gateway.core.session.Throttle;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import io.vertx.core.http.HttpClosedException;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Connections in, sessions out; what both endpoints have in common. */
@Singleton
public final class Sockets {

    private static final Logger LOG = Logger.getLogger(Sockets.class);

    /** RFC 6455 registry. */
    private static final int TRY_AGAIN_LATER = 1013;

    /** RFC 6455. */
    private static final int TOO_BIG = 1009;

    private final Hub hub;
    private final InstantSource clock;
    private final GatewayConfig.Websocket config;
    private final Observer observer;
    private final Seats seats;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("socket-sweep").daemon().factory());

    Sockets(
            Hub hub,
            InstantSource clock,
            GatewayConfig config,
            Observer observer,
            Seats seats,
            MeterRegistry registry) {
        this.hub = hub;
        this.clock = clock;
        this.seats = seats;
        this.config = config.websocket();
        this.observer = observer;
        registry.gauge("belfry.gateway.sockets", hub, Hub::sessions);
        registry.gauge("belfry.gateway.posted.users", hub, Hub::posted);
    }

    void start(@Observes StartupEvent event) {
        timer.scheduleWithFixedDelay(this::sweep, 1, 1, TimeUnit.SECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        timer.shutdownNow();
    }

    private void sweep() {
        try {
            hub.sweep(config.idleTimeout(), config.resumeWithin());
        } catch (RuntimeException e) {
            LOG.error("sweeping the sockets failed; again in a second", e);
        }
    }

    void opened(WebSocketConnection connection) {
        Client client = connection.userData().get(Keys.CLIENT);
        Identity identity = client.identity();
        if (!seats.take(identity)) {
            LOG.infof("too many sockets of %s", identity.login());
            close(connection, TRY_AGAIN_LATER, "Too many sockets.");
            return;
        }
        LOG.infof("%s logged on to %s", identity.login(), identity.pbx());
        if (!resumed(connection, client)) {
            open(connection, client);
        }
    }

    private boolean resumed(WebSocketConnection connection, Client client) {
        return client.wish()
                .session()
                .flatMap(
                        id ->
                                hub.resume(
                                        id,
                                        client.wish().after(),
                                        client.identity(),
                                        client.expiresAt(),
                                        session -> seat(connection, session).transport()))
                .isPresent();
    }

    private void open(WebSocketConnection connection, Client client) {
        Outbox outbox =
                client.wish().numbered()
                        ? Outbox.numbered(config.maxQueuedMessages())
                        : new Outbox(config.maxQueuedMessages());
        SocketTransport transport = new SocketTransport(connection, outbox);
        Session session =
                new Session(
                        client.identity(),
                        client.expiresAt(),
                        outbox,
                        new Throttle(config.messagePerDuration(), config.maxBurst(), clock),
                        new Subscriptions(),
                        transport,
                        observer,
                        clock);
        connection.userData().put(Keys.SEAT, new Keys.Seat(session, transport));
        hub.open(session, client.wish().session().isPresent() ? Beginning.TOO_OLD : Beginning.NEW);
    }

    private Keys.Seat seat(WebSocketConnection connection, Session session) {
        Keys.Seat seat = new Keys.Seat(session, new SocketTransport(connection, session.outbox()));
        connection.userData().put(Keys.SEAT, seat);
        return seat;
    }

    void received(WebSocketConnection connection, String frame) {
        Keys.Seat seat = connection.userData().get(Keys.SEAT);
        if (seat != null && seat.isTaken()) {
            hub.receive(seat.session(), frame);
        }
    }

    void answered(WebSocketConnection connection) {
        Keys.Seat seat = connection.userData().get(Keys.SEAT);
        if (seat != null && seat.isTaken()) {
            seat.session().seen();
        }
    }

    void closed(WebSocketConnection connection) {
        Keys.Seat seat = connection.userData().get(Keys.SEAT);
        if (seat != null) {
            Identity identity = seat.session().identity();
            hub.left(seat.session(), seat.transport());
            seats.leave(identity);
            LOG.infof("%s left", identity.login());
        }
    }

    void failed(WebSocketConnection connection, Throwable failure) {
        if (failure instanceof HttpClosedException) {
            LOG.debugf("socket %s went away", connection.id());
        } else if (isTooLong(failure)) {
            LOG.infof("socket %s: a frame is too long", connection.id());
            close(connection, TOO_BIG, "The frame is too long.");
        } else {
            LOG.warnf("socket %s: %s", connection.id(), failure.toString());
        }
    }

    /** A frame above the limit is told as an error and leaves the socket open. */
    private static boolean isTooLong(Throwable failure) {
        return failure instanceof IllegalStateException
                && String.valueOf(failure.getMessage()).contains("message buffer");
    }

    private static void close(WebSocketConnection connection, int code, String reason) {
        connection
                .close(new CloseReason(code, reason))
                .subscribe()
                .with(ok -> {}, e -> LOG.debugf("close failed: %s", e));
    }
}
