package io.belfry.gateway.core.session;

import io.belfry.gateway.core.protocol.ServerMessage;
import io.belfry.gateway.core.protocol.Wire;
import io.belfry.gateway.core.view.PbxView;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One socket: who, what he asked for, what he may see, what waits for him, until when. */
public final class Session {

    /** RFC 6455: the endpoint goes away. */
    static final int GOING_AWAY = 1001;

    /** RFC 6455: against the rules of the house. */
    static final int POLICY_VIOLATION = 1008;

    /** Of our own (RFC 6455 §7.4.2): the session goes on in another socket. */
    static final int TAKEN_OVER = 4000;

    /** RFC 6455 registry: try again later. */
    static final int TRY_AGAIN_LATER = 1013;

    private final String id = UUID.randomUUID().toString();
    private final Outbox outbox;
    private final Throttle throttle;
    private final Observer observer;
    private final InstantSource clock;
    private final Subscriptions subscriptions;
    private volatile Identity identity;
    private volatile Transport transport;
    private volatile Instant lastSeen;
    private Optional<Instant> expiresAt;
    private Optional<Instant> leftAt = Optional.empty();
    private Self self;
    private boolean ended;

    /**
     * @param expiresAt when the token of the client expires; empty when nothing does
     */
    public Session(
            Identity identity,
            Optional<Instant> expiresAt,
            Outbox outbox,
            Throttle throttle,
            Subscriptions subscriptions,
            Transport transport,
            Observer observer,
            InstantSource clock) {
        this.identity = identity;
        this.subscriptions = subscriptions;
        this.expiresAt = expiresAt;
        this.outbox = outbox;
        this.throttle = throttle;
        this.transport = transport;
        this.observer = observer;
        this.clock = clock;
        this.lastSeen = clock.instant();
    }

    /** Who opened it. */
    public Identity identity() {
        return identity;
    }

    /** What waits to be sent. */
    public Outbox outbox() {
        return outbox;
    }

    /** The client gave a sign of life. */
    public void seen() {
        lastSeen = clock.instant();
    }

    /** By what a client names it who comes back. */
    String id() {
        return id;
    }

    /** Whether its frames are numbered, and it waits for a client who is gone. */
    boolean isNumbered() {
        return outbox.isNumbered();
    }

    /** Whether there is a client at the other end, who can give signs of life. */
    boolean isSocket() {
        return !isPosted() && leftAt.isEmpty();
    }

    boolean isPosted() {
        return subscriptions.arePosted();
    }

    boolean hasEnded() {
        return ended;
    }

    /** Since when it waits for its client; empty while he is there. */
    Optional<Instant> leftAt() {
        return leftAt;
    }

    /** Whether its client is at the other end of that. */
    public boolean isAt(Transport end) {
        return transport == end;
    }

    /** The client is gone; what is for him waits in the outbox. */
    void leave(Instant now) {
        transport = Transport.NOWHERE;
        leftAt = Optional.of(now);
    }

    /** Frees the session from a socket of which nobody has noticed yet that it is broken. */
    void release(Instant now) {
        transport.close(TAKEN_OVER, "The session goes on in another socket.");
        leave(now);
    }

    /** The client is back. */
    void resume(Identity who, Optional<Instant> expires, Transport socket) {
        identity = who;
        expiresAt = expires;
        leftAt = Optional.empty();
        transport = socket;
        seen();
        socket.wake();
    }

    /** Parts from a client whose token has expired or who is silent for too long. */
    void sweep(Instant now, Duration silence) {
        if (leftAt.isPresent()) {
            return;
        }
        if (expiresAt.filter(expiry -> !now.isBefore(expiry)).isPresent()) {
            part(now, POLICY_VIOLATION, "The token has expired.", "expired");
        } else if (isSocket() && Duration.between(lastSeen, now).compareTo(silence) > 0) {
            part(now, GOING_AWAY, "The client gave no sign of life.", "silent");
        }
    }

    private void part(Instant now, int code, String reason, String why) {
        if (isNumbered()) {
            observer.ended(why);
            transport.close(code, reason);
            leave(now);
        } else {
            end(code, reason, why);
        }
    }

    private void end(int code, String reason, String why) {
        if (!ended) {
            ended = true;
            if (isSocket()) {
                observer.ended(why);
            }
            outbox.close();
            transport.close(code, reason);
        }
    }

    Throttle throttle() {
        return throttle;
    }

    Subscriptions subscriptions() {
        return subscriptions;
    }

    Self self() {
        return self;
    }

    /** Looks the client up again. */
    Self refresh(PbxView view, Rights.NoProfile noProfile) {
        self = Self.of(identity, view, noProfile);
        return self;
    }

    /** Queues what the client may see of a message. */
    void send(ServerMessage message, PbxView view, Wire wire, Instant now) {
        new RightsFilter(self, view)
                .visible(message)
                .filter(subscriptions::take)
                .ifPresent(m -> enqueue(conflationKey(m), wire.render(m, now)));
    }

    /** Queues what the client may see of an answer that has several messages. */
    void sendAll(List<ServerMessage> answer, PbxView view, Wire wire, Instant now) {
        RightsFilter filter = new RightsFilter(self, view);
        List<String> frames =
                answer.stream()
                        .flatMap(message -> filter.visible(message).stream())
                        .filter(subscriptions::take)
                        .map(message -> wire.render(message, now))
                        .toList();
        queued(outbox.offerAll(frames), frames.size());
    }

    /** Queues a frame; the client must have been found allowed to see it. */
    void enqueue(Optional<?> key, String frame) {
        queued(outbox.offer(key, frame), 1);
    }

    private void queued(Outbox.Offer offer, int frames) {
        switch (offer) {
            case QUEUED -> {
                observer.framesOut(frames);
                transport.wake();
            }
            case CONFLATED -> observer.conflated();
            case OVERFLOW -> end(TRY_AGAIN_LATER, "The client reads too slowly.", "slow");
            case CLOSED -> {}
        }
    }

    /** Messages that say all of an object: the latest one is enough. */
    static Optional<?> conflationKey(ServerMessage message) {
        return switch (message) {
            case ServerMessage.QueueStatistics m ->
                    Optional.of(new Key("QueueStatistics", m.statistics().id().value()));
            case ServerMessage.AgentStatistics m ->
                    Optional.of(new Key("AgentStatistics", m.statistics().id().value()));
            case ServerMessage.QueueCalls m ->
                    Optional.of(new Key("QueueCalls", m.calls().id().value()));
            default -> Optional.empty();
        };
    }

    private record Key(String type, int id) {}
}
