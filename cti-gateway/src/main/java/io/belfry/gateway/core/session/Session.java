package io.belfry.gateway.core.session;

import io.belfry.gateway.core.protocol.ServerMessage;
import io.belfry.gateway.core.protocol.Wire;
import io.belfry.gateway.core.view.PbxView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One socket: who, what he asked for, what he may see, what waits for him. */
public final class Session {

    /** RFC 6455 registry: try again later. */
    static final int TRY_AGAIN_LATER = 1013;

    private final Identity identity;
    private final Outbox outbox;
    private final Throttle throttle;
    private final Transport transport;
    private final Observer observer;
    private final Subscriptions subscriptions = new Subscriptions();
    private Self self;

    public Session(
            Identity identity,
            Outbox outbox,
            Throttle throttle,
            Transport transport,
            Observer observer) {
        this.identity = identity;
        this.outbox = outbox;
        this.throttle = throttle;
        this.transport = transport;
        this.observer = observer;
    }

    /** Who opened it. */
    public Identity identity() {
        return identity;
    }

    /** What waits to be sent. */
    public Outbox outbox() {
        return outbox;
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
                .ifPresent(m -> enqueue(conflationKey(m), wire.render(m, now)));
    }

    /** Queues what the client may see of an answer that has several messages. */
    void sendAll(List<ServerMessage> answer, PbxView view, Wire wire, Instant now) {
        RightsFilter filter = new RightsFilter(self, view);
        List<String> frames =
                answer.stream()
                        .flatMap(message -> filter.visible(message).stream())
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
            case OVERFLOW -> {
                observer.tooSlow();
                transport.close(TRY_AGAIN_LATER, "The client reads too slowly.");
            }
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
