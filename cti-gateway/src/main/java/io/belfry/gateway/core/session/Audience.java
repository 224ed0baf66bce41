package io.belfry.gateway.core.session;

import io.belfry.contracts.id.PbxId;
import io.belfry.gateway.core.protocol.ServerMessage;
import io.belfry.gateway.core.protocol.Wire;
import io.belfry.gateway.core.view.PbxView;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** All open sessions, and who of them is told what. To be used under the hub's lock. */
final class Audience {

    private final Set<Session> sessions = new LinkedHashSet<>();
    private final Wire wire;
    private final InstantSource clock;

    Audience(Wire wire, InstantSource clock) {
        this.wire = wire;
        this.clock = clock;
    }

    void add(Session session) {
        sessions.add(session);
    }

    void remove(Session session) {
        sessions.remove(session);
    }

    boolean has(Session session) {
        return sessions.contains(session);
    }

    /** How many of them are sockets. */
    int sockets() {
        return (int) sessions.stream().filter(Session::isSocket).count();
    }

    /** How many of them are users whose events are posted. */
    int posted() {
        return (int) sessions.stream().filter(Session::isPosted).count();
    }

    void sweep(Duration silence) {
        Instant now = clock.instant();
        sessions.forEach(session -> session.sweep(now, silence));
    }

    /** The message as everybody may see it. */
    String render(ServerMessage message) {
        return wire.render(message, clock.instant());
    }

    /** Tells one client, as far as he may see it. */
    void tell(Session session, ServerMessage message, PbxView view) {
        session.send(message, view, wire, clock.instant());
    }

    /** Tells one client an answer of several messages. */
    void tellAll(Session session, List<ServerMessage> answer, PbxView view) {
        session.sendAll(answer, view, wire, clock.instant());
    }

    /** Tells everyone of a PBX who wants to know and may. */
    void broadcast(PbxId pbx, ServerMessage message, PbxView view) {
        broadcast(pbx, message, () -> render(message), view);
    }

    /** As above; those who see all of the message share its frame. */
    void broadcast(PbxId pbx, ServerMessage message, String frame, PbxView view) {
        broadcast(pbx, message, () -> frame, view);
    }

    /** A message that nobody wants is not rendered, one that many want only once. */
    private void broadcast(PbxId pbx, ServerMessage message, Supplier<String> whole, PbxView view) {
        Optional<?> key = Session.conflationKey(message);
        String frame = null;
        for (Session session : sessions) {
            if (session.identity().pbx().equals(pbx)
                    && session.subscriptions().want(message, session.self())) {
                Optional<ServerMessage> seen =
                        new RightsFilter(session.self(), view).visible(message);
                if (seen.isPresent() && seen.get() == message) {
                    frame = frame == null ? whole.get() : frame;
                    session.enqueue(key, frame);
                } else {
                    seen.ifPresent(part -> session.enqueue(key, render(part)));
                }
            }
        }
    }

    /** A changed right or line acts on open sockets at once (A43). */
    void refresh(PbxId pbx, PbxView view, Rights.NoProfile noProfile) {
        for (Session session : sessions) {
            if (session.identity().pbx().equals(pbx)) {
                refresh(session, view, noProfile);
            }
        }
    }

    /** Looks a client up again and tells him what has changed about him. */
    void refresh(Session session, PbxView view, Rights.NoProfile noProfile) {
        Self before = session.self();
        Self now = session.refresh(view, noProfile);
        if (!now.rights().equals(before.rights())) {
            tell(session, Snapshots.rightProfile(now), view);
        }
        if (!now.line().equals(before.line())) {
            Snapshots.phone(now, view).ifPresent(m -> tell(session, m, view));
        }
    }
}
