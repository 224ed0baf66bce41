package io.belfry.gateway.core.session;

import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.pbx.PbxLink;
import io.belfry.contracts.pbx.SpyStarted;
import io.belfry.contracts.pbx.SpyStopped;
import io.belfry.contracts.rights.UserRights;
import io.belfry.contracts.state.PhoneEvent;
import io.belfry.contracts.state.UserSignal;
import io.belfry.gateway.core.protocol.ServerMessage;
import io.belfry.gateway.core.view.Change;
import io.belfry.gateway.core.view.Kind;
import io.belfry.gateway.core.view.PbxView;
import io.belfry.gateway.core.view.StateView;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the topics say: folded into the view and told. To be used under the hub's lock. */
final class Records {

    private final Audience audience;
    private final Rights.NoProfile noProfile;
    private final CallsInProgress calls = new CallsInProgress();
    private final Listening listening = new Listening();
    private final Signals signals = new Signals();
    private volatile StateView view = StateView.EMPTY;

    Records(Audience audience, Rights.NoProfile noProfile) {
        this.audience = audience;
        this.noProfile = noProfile;
    }

    /** Everything known now; also without the lock. */
    StateView view() {
        return view;
    }

    /** The calls going on on the own line of a client. */
    List<PhoneEvent> callsOf(Session session) {
        return calls.of(session.identity().pbx(), session.self().line());
    }

    <K extends Comparable<K>, V> void set(PbxId pbx, Kind<K, V> kind, V value) {
        apply(view.set(pbx, kind, value));
    }

    void remove(PbxId pbx, Kind<?, ?> kind, String object) {
        apply(view.remove(pbx, kind, object));
    }

    void occurred(PbxId pbx, PhoneEvent event) {
        ServerMessage message = new ServerMessage.PhoneEvent(event);
        String frame = audience.render(message);
        calls.occurred(pbx, event);
        audience.broadcast(pbx, message, frame, view.of(pbx));
    }

    void listened(PbxId pbx, SpyStarted event) {
        listening.started(pbx, event, view.of(pbx)).ifPresent(m -> say(pbx, m));
    }

    void listened(PbxId pbx, SpyStopped event) {
        listening.stopped(pbx, event, view.of(pbx)).ifPresent(m -> say(pbx, m));
    }

    void signalled(PbxId pbx, UserSignal signal) {
        signals.heard(pbx, signal, view.of(pbx)).forEach(m -> say(pbx, m));
    }

    /** What users tell each other. */
    Signals signals() {
        return signals;
    }

    private void apply(StateView.Step step) {
        step.change().ifPresent(change -> apply(change, step.view()));
    }

    /**
     * Everything that a half-empty value could break is tried before the view takes it, so that the
     * record is refused as a whole and does no harm later.
     */
    private void apply(Change<?, ?> change, StateView after) {
        PbxView pbx = after.of(change.pbx());
        Optional<ServerMessage> message = Announcer.announce(change, pbx);
        Optional<String> frame = message.map(audience::render);
        if (change.after().orElse(null) instanceof UserRights rights) {
            Rights.of(Optional.of(rights), Set.of(), noProfile);
        }
        view = after;
        if (change.kind() == Kind.USERS
                || change.kind() == Kind.LINES
                || change.kind() == Kind.RIGHTS) {
            audience.refresh(change.pbx(), pbx, noProfile);
        }
        message.ifPresent(m -> audience.broadcast(change.pbx(), m, frame.orElseThrow(), pbx));
        if (change.kind() == Kind.CONFERENCES) {
            ConferenceNews.of(change).forEach(m -> say(change.pbx(), m));
        }
        Phonebook.hints(change, pbx).forEach(hint -> say(change.pbx(), hint));
        if (change.after().orElse(null) instanceof PbxLink.Down) {
            listening.lost(change.pbx()).forEach(m -> say(change.pbx(), m));
        }
    }

    private void say(PbxId pbx, ServerMessage message) {
        audience.broadcast(pbx, message, view.of(pbx));
    }
}
