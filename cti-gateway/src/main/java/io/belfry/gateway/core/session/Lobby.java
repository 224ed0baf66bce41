package io.belfry.gateway.core.session;

import io.belfry.gateway.core.protocol.ServerMessage;
import io.belfry.gateway.core.protocol.ServerMessage.SessionStarted.Beginning;
import io.belfry.gateway.core.view.PbxView;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Clients come, go and come back. To be used under the hub's lock. */
final class Lobby {

    private final Audience audience;
    private final Records records;
    private final InstantSource clock;
    private final Rights.NoProfile noProfile;
    private final Reconnections reconnections = new Reconnections();

    Lobby(Audience audience, Records records, InstantSource clock, Rights.NoProfile noProfile) {
        this.audience = audience;
        this.records = records;
        this.clock = clock;
        this.noProfile = noProfile;
    }

    void open(Session session, Beginning beginning) {
        audience.add(session);
        PbxView view = viewOf(session);
        Self self = session.refresh(view, noProfile);
        if (session.isNumbered()) {
            reconnections.add(session);
            begin(session, beginning);
        }
        audience.tellAll(session, Snapshots.logOn(self, view, clock.instant()), view);
        if (session.isNumbered()) {
            audience.tell(session, new ServerMessage.SnapshotComplete("logOn"), view);
        }
    }

    /** The old end lets go before anything is taken back from it. */
    Optional<Session> resume(
            String id,
            long after,
            Identity who,
            Optional<Instant> expiresAt,
            Function<Session, Transport> socket) {
        Optional<Session> found = reconnections.find(id, who);
        if (found.isEmpty()) {
            return found;
        }
        Session session = found.get();
        session.release(clock.instant());
        if (!session.outbox().rewind(after)) {
            drop(session);
            return Optional.empty();
        }
        begin(session, Beginning.RESUMED);
        session.resume(who, expiresAt, socket.apply(session));
        audience.refresh(session, viewOf(session), noProfile);
        return found;
    }

    private void begin(Session session, Beginning beginning) {
        ServerMessage started = new ServerMessage.SessionStarted(session.id(), beginning);
        session.outbox().announce(audience.render(started));
    }

    void left(Session session, Transport socket) {
        if (!session.isAt(socket)) {
            return;
        }
        if (session.isNumbered() && !session.hasEnded()) {
            session.leave(clock.instant());
        } else {
            drop(session);
        }
    }

    void drop(Session session) {
        session.outbox().close();
        audience.remove(session);
        reconnections.remove(session);
    }

    void replay(Session session) {
        if (!audience.has(session)) {
            return;
        }
        PbxView view = viewOf(session);
        List<ServerMessage> all =
                new ArrayList<>(Snapshots.logOn(session.self(), view, clock.instant()));
        records.callsOf(session).forEach(call -> all.add(new ServerMessage.PhoneEvent(call)));
        audience.tellAll(session, all, view);
    }

    void sweep(Duration silence, Duration longest) {
        audience.sweep(silence);
        reconnections.givenUp(clock.instant(), longest).forEach(this::drop);
    }

    private PbxView viewOf(Session session) {
        return records.view().of(session.identity().pbx());
    }
}
