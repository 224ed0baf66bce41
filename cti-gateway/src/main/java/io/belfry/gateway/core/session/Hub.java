package io.belfry.gateway.core.session;

import io.belfry.contracts.command.CommandOutcome;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.pbx.SpyStarted;
import io.belfry.contracts.pbx.SpyStopped;
import io.belfry.contracts.state.PhoneEvent;
import io.belfry.contracts.state.UserSignal;
import io.belfry.gateway.core.command.Dispatcher;
import io.belfry.gateway.core.protocol.BadFrame;
import io.belfry.gateway.core.protocol.ClientCommand;
import io.belfry.gateway.core.protocol.ServerMessage;
import io.belfry.gateway.core.protocol.ServerMessage.SessionStarted.Beginning;
import io.belfry.gateway.core.protocol.Wire;
import io.belfry.gateway.core.view.Kind;
import io.belfry.gateway.core.view.PbxView;
import io.belfry.gateway.core.view.StateView;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
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
    private final Records records;
    private final Lobby lobby;
    private final Reception reception;
    private final Requests requests;
    private final ChoiceSink choices;
    private final Rights.NoProfile noProfile;
    private final OutboundRule outbound;

    public Hub(
            Wire wire,
            InstantSource clock,
            Dispatcher dispatcher,
            ChoiceSink choices,
            Rights.NoProfile noProfile,
            OutboundRule outbound,
            Observer observer) {
        this.audience = new Audience(wire, clock);
        this.records = new Records(audience, noProfile);
        this.lobby = new Lobby(audience, records, clock, noProfile);
        this.reception = new Reception(this, clock, observer);
        this.requests = new Requests(this, dispatcher, observer);
        this.choices = choices;
        this.noProfile = noProfile;
        this.outbound = outbound;
    }

    /** Everything known now. */
    public StateView view() {
        return records.view();
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
        locked(() -> records.set(pbx, kind, value));
    }

    /**
     * Takes the deletion of an object.
     *
     * @throws IllegalArgumentException when {@code object} is not a key of that kind
     */
    public void remove(PbxId pbx, Kind<?, ?> kind, String object) {
        locked(() -> records.remove(pbx, kind, object));
    }

    /** Something happened on a line. */
    public void occurred(PbxId pbx, PhoneEvent event) {
        locked(() -> records.occurred(pbx, event));
    }

    /** Somebody listens to a channel (A135). */
    public void listened(PbxId pbx, SpyStarted event) {
        locked(() -> records.listened(pbx, event));
    }

    /** Somebody listens no longer (A135). */
    public void listened(PbxId pbx, SpyStopped event) {
        locked(() -> records.listened(pbx, event));
    }

    /** A user told others something. */
    public void signalled(PbxId pbx, UserSignal signal) {
        locked(() -> records.signalled(pbx, signal));
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
        locked(() -> lobby.open(session, beginning));
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
        return locked(() -> lobby.resume(id, after, who, expiresAt, socket));
    }

    /** The socket of a client is gone; a numbered session waits for him. */
    public void left(Session session, Transport socket) {
        locked(() -> lobby.left(session, socket));
    }

    /** A client left for good. */
    public void close(Session session) {
        session.outbox().close();
        locked(() -> lobby.drop(session));
    }

    /** Tells a client again how things are: what he was told first, and his calls (B13). */
    public void replay(Session session) {
        locked(() -> lobby.replay(session));
    }

    /**
     * Parts from clients whose token has expired and from those who gave no sign of life for that
     * long; to be called now and then.
     *
     * @param longest how long a numbered session waits for its client
     */
    public void sweep(Duration silence, Duration longest) {
        locked(() -> lobby.sweep(silence, longest));
    }

    /** A client sent a text frame. */
    public void receive(Session session, String frame) {
        reception.receive(session, frame);
    }

    /**
     * Asks the PBX on behalf of somebody without a socket; completes with the outcome, always, and
     * under the lock: what depends on it goes on in a thread of its own. Outgoing queues are for
     * agents with a socket (J8).
     *
     * @throws BadFrame when he may not, or it makes no sense; nothing was asked then
     */
    public CompletionStage<CommandOutcome> ask(Identity who, ClientCommand.OnPbx command)
            throws BadFrame {
        CompletableFuture<CommandOutcome> outcome = new CompletableFuture<>();
        Self self = Self.of(who, view().of(who.pbx()), noProfile);
        requests.ask(
                who,
                self,
                command,
                OutboundRule.NONE,
                (asked, came, news) -> outcome.complete(came));
        return outcome;
    }

    /** What somebody may see and do. */
    public Rights rightsOf(Identity who) {
        return Self.of(who, view().of(who.pbx()), noProfile).rights();
    }

    OutboundRule outbound() {
        return outbound;
    }

    Requests requests() {
        return requests;
    }

    /** What users choose comes back as a record, to every gateway. */
    ChoiceSink choices() {
        return choices;
    }

    List<PhoneEvent> callsOf(Session session) {
        return records.callsOf(session);
    }

    /** Tells one client from outside the lock. */
    void tellLater(Session session, ServerMessage message) {
        locked(() -> tell(session, message));
    }

    /** What users tell each other. */
    Signals signals() {
        return records.signals();
    }

    /** Tells one client, as far as he may see it. */
    void tell(Session session, ServerMessage message) {
        audience.tell(session, message, viewOf(session));
    }

    /** Tells one client an answer of several messages. */
    void tellAll(Session session, List<ServerMessage> answer) {
        audience.tellAll(session, answer, viewOf(session));
    }

    PbxView viewOf(Session session) {
        return view().of(session.identity().pbx());
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
