package io.belfry.gateway.core.session;

import io.belfry.contracts.command.CommandOutcome;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.pbx.PbxLink;
import io.belfry.contracts.pbx.SpyStarted;
import io.belfry.contracts.pbx.SpyStopped;
import io.belfry.contracts.rights.UserRights;
import io.belfry.contracts.state.PhoneEvent;
import io.belfry.gateway.core.command.Dispatcher;
import io.belfry.gateway.core.protocol.BadFrame;
import io.belfry.gateway.core.protocol.ClientCommand;
import io.belfry.gateway.core.protocol.ServerMessage;
import io.belfry.gateway.core.protocol.ServerMessage.SessionStarted.Beginning;
import io.belfry.gateway.core.protocol.Wire;
import io.belfry.gateway.core.view.Change;
import io.belfry.gateway.core.view.Kind;
import io.belfry.gateway.core.view.PbxView;
import io.belfry.gateway.core.view.StateView;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Where the state view and the sessions meet. One lock orders records and commands, so that a
 * snapshot and the changes after it have neither a gap nor a duplicate between them. Nothing under
 * the lock blocks: frames go into outboxes, commands into the dispatcher.
 */
public final class Hub {

    private final ReentrantLock lock = new ReentrantLock();
    private final Audience audience;
    private final InstantSource clock;
    private final Requests requests;
    private final ChoiceSink choices;
    private final Rights.NoProfile noProfile;
    private final Reception reception;
    private final Reconnections reconnections = new Reconnections();
    private final CallsInProgress calls = new CallsInProgress();
    private final Listening listening = new Listening();
    private volatile StateView view = StateView.EMPTY;

    public Hub(
            Wire wire,
            InstantSource clock,
            Dispatcher dispatcher,
            ChoiceSink choices,
            Rights.NoProfile noProfile,
            Observer observer) {
        this.audience = new Audience(wire, clock);
        this.clock = clock;
        this.requests = new Requests(this, dispatcher, observer);
        this.choices = choices;
        this.noProfile = noProfile;
        this.reception = new Reception(this, clock, observer);
    }

    /** Everything known now. */
    public StateView view() {
        return view;
    }

    /** How many sockets are open. */
    public int sessions() {
        return locked(audience::sockets);
    }

    /** How many users have their events posted. */
    public int posted() {
        return locked(audience::posted);
    }

    /** Takes a record of a compacted topic. */
    public <K extends Comparable<K>, V> void set(PbxId pbx, Kind<K, V> kind, V value) {
        locked(() -> apply(view.set(pbx, kind, value)));
    }

    /**
     * Takes the deletion of an object.
     *
     * @throws IllegalArgumentException when {@code object} is not a key of that kind
     */
    public void remove(PbxId pbx, Kind<?, ?> kind, String object) {
        locked(() -> apply(view.remove(pbx, kind, object)));
    }

    /** Something happened on a line. */
    public void occurred(PbxId pbx, PhoneEvent event) {
        ServerMessage message = new ServerMessage.PhoneEvent(event);
        locked(
                () -> {
                    String frame = audience.render(message);
                    calls.occurred(pbx, event);
                    audience.broadcast(pbx, message, frame, view.of(pbx));
                });
    }

    /** Somebody listens to a channel (A135). */
    public void listened(PbxId pbx, SpyStarted event) {
        locked(() -> listening.started(pbx, event, view.of(pbx)).ifPresent(m -> say(pbx, m)));
    }

    /** Somebody listens no longer (A135). */
    public void listened(PbxId pbx, SpyStopped event) {
        locked(() -> listening.stopped(pbx, event, view.of(pbx)).ifPresent(m -> say(pbx, m)));
    }

    /** A client logged on. */
    public void open(Session session) {
        open(session, Beginning.NEW);
    }

    /**
     * A client logged on.
     *
     * @param beginning what he is told of a numbered session
     */
    public void open(Session session, Beginning beginning) {
        locked(
                () -> {
                    audience.add(session);
                    PbxView pbx = viewOf(session);
                    Self self = session.refresh(pbx, noProfile);
                    if (session.isNumbered()) {
                        reconnections.add(session);
                        begin(session, beginning);
                    }
                    tellAll(session, Snapshots.logOn(self, pbx, clock.instant()));
                    if (session.isNumbered()) {
                        tell(session, new ServerMessage.SnapshotComplete("logOn"));
                    }
                });
    }

    /**
     * A client comes back to his session: what he missed after the frame of that number is queued
     * again, then it goes on. A socket of his that still looks open is closed.
     *
     * @param socket makes the new end of the session
     * @return empty when there is no such session of his, or no longer all that he missed
     */
    public Optional<Session> resume(
            String id,
            long after,
            Identity who,
            Optional<Instant> expiresAt,
            Function<Session, Transport> socket) {
        return locked(
                () -> {
                    Optional<Session> found = reconnections.find(id, who);
                    found.ifPresent(session -> session.release(clock.instant()));
                    found.filter(session -> !session.outbox().rewind(after)).ifPresent(this::drop);
                    Optional<Session> resumed = found.filter(audience::has);
                    resumed.ifPresent(
                            session -> {
                                begin(session, Beginning.RESUMED);
                                session.resume(who, expiresAt, socket.apply(session));
                                audience.refresh(session, viewOf(session), noProfile);
                            });
                    return resumed;
                });
    }

    private void begin(Session session, Beginning beginning) {
        session.outbox()
                .announce(
                        audience.render(new ServerMessage.SessionStarted(session.id(), beginning)));
    }

    /** The socket of a client is gone; a numbered session waits for him. */
    public void left(Session session, Transport socket) {
        locked(
                () -> {
                    if (session.isAt(socket)) {
                        if (session.isNumbered() && !session.hasEnded()) {
                            session.leave(clock.instant());
                        } else {
                            drop(session);
                        }
                    }
                });
    }

    /** Tells a client again how things are: what he was told first, and his calls (B13). */
    public void replay(Session session) {
        locked(
                () -> {
                    if (!audience.has(session)) {
                        return;
                    }
                    PbxView pbx = viewOf(session);
                    List<ServerMessage> all =
                            new ArrayList<>(Snapshots.logOn(session.self(), pbx, clock.instant()));
                    calls.of(session.identity().pbx(), session.self().line())
                            .forEach(call -> all.add(new ServerMessage.PhoneEvent(call)));
                    tellAll(session, all);
                });
    }

    /**
     * Asks the PBX on behalf of somebody without a socket; completes with the outcome, always, and
     * under the lock: what depends on it goes on in a thread of its own.
     *
     * @throws BadFrame when he may not, or it makes no sense; nothing was asked then
     */
    public CompletionStage<CommandOutcome> ask(Identity who, ClientCommand.OnPbx command)
            throws BadFrame {
        CompletableFuture<CommandOutcome> outcome = new CompletableFuture<>();
        Self self = Self.of(who, view.of(who.pbx()), noProfile);
        requests.ask(who, self, command, (asked, came, news) -> outcome.complete(came));
        return outcome;
    }

    /** What somebody may see and do. */
    public Rights rightsOf(Identity who) {
        return Self.of(who, view.of(who.pbx()), noProfile).rights();
    }

    /** A client left for good. */
    public void close(Session session) {
        session.outbox().close();
        locked(() -> drop(session));
    }

    private void drop(Session session) {
        session.outbox().close();
        audience.remove(session);
        reconnections.remove(session);
    }

    /**
     * Parts from clients whose token has expired and from those who gave no sign of life for that
     * long; to be called now and then.
     *
     * @param longest how long a numbered session waits for its client
     */
    public void sweep(Duration silence, Duration longest) {
        locked(
                () -> {
                    audience.sweep(silence);
                    reconnections.givenUp(clock.instant(), longest).forEach(this::drop);
                });
    }

    /** A client sent a text frame. */
    public void receive(Session session, String frame) {
        reception.receive(session, frame);
    }

    Requests requests() {
        return requests;
    }

    /** What users choose comes back as a record, to every gateway. */
    ChoiceSink choices() {
        return choices;
    }

    /** Tells one client from outside the lock. */
    void tellLater(Session session, ServerMessage message) {
        locked(() -> tell(session, message));
    }

    CallsInProgress calls() {
        return calls;
    }

    /** Tells one client, as far as he may see it. */
    void tell(Session session, ServerMessage message) {
        audience.tell(session, message, viewOf(session));
    }

    /** Tells one client an answer of several messages. */
    void tellAll(Session session, List<ServerMessage> answer) {
        audience.tellAll(session, answer, viewOf(session));
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
        Phonebook.hints(change, pbx).forEach(hint -> say(change.pbx(), hint));
        if (change.after().orElse(null) instanceof PbxLink.Down) {
            listening.lost(change.pbx()).forEach(m -> say(change.pbx(), m));
        }
    }

    private void say(PbxId pbx, ServerMessage message) {
        audience.broadcast(pbx, message, view.of(pbx));
    }

    PbxView viewOf(Session session) {
        return view.of(session.identity().pbx());
    }

    void locked(Runnable action) {
        locked(
                () -> {
                    action.run();
                    return null;
                });
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}
