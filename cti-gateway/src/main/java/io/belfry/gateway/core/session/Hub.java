package io.belfry.gateway.core.session;

import io.belfry.contracts.command.CommandOutcome;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.pbx.PbxLink;
import io.belfry.contracts.pbx.SpyStarted;
import io.belfry.contracts.pbx.SpyStopped;
import io.belfry.contracts.rights.UserRights;
import io.belfry.contracts.state.PhoneEvent;
import io.belfry.contracts.state.PhoneState;
import io.belfry.gateway.core.command.Dispatcher;
import io.belfry.gateway.core.protocol.BadFrame;
import io.belfry.gateway.core.protocol.ClientCommand;
import io.belfry.gateway.core.protocol.CommandParser;
import io.belfry.gateway.core.protocol.ServerMessage;
import io.belfry.gateway.core.protocol.Wire;
import io.belfry.gateway.core.view.Change;
import io.belfry.gateway.core.view.Kind;
import io.belfry.gateway.core.view.PbxView;
import io.belfry.gateway.core.view.StateView;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Where the state view and the sessions meet. One lock orders records and commands, so that a
 * snapshot and the changes after it have neither a gap nor a duplicate between them. Nothing under
 * the lock blocks: frames go into outboxes, commands into the dispatcher.
 */
public final class Hub {

    private static final String THROTTLED = "Maximum throttle throughput exceeded.";

    private final ReentrantLock lock = new ReentrantLock();
    private final Audience audience;
    private final InstantSource clock;
    private final Requests requests;
    private final ChoiceSink choices;
    private final Rights.NoProfile noProfile;
    private final Observer observer;
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
        this.observer = observer;
    }

    /** Everything known now. */
    public StateView view() {
        return view;
    }

    /** How many sockets are open. */
    public int sessions() {
        return locked(audience::sockets);
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
        locked(
                () -> {
                    audience.add(session);
                    PbxView pbx = pbxOf(session);
                    Self self = session.refresh(pbx, noProfile);
                    tellAll(session, Snapshots.logOn(self, pbx, clock.instant()));
                });
    }

    /** Tells a client again how things are: what he was told first, and his calls (B13). */
    public void replay(Session session) {
        locked(
                () -> {
                    if (!audience.has(session)) {
                        return;
                    }
                    PbxView pbx = pbxOf(session);
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

    /** A client left. */
    public void close(Session session) {
        session.outbox().close();
        locked(() -> audience.remove(session));
    }

    /**
     * Ends sessions whose token has expired and those that gave no sign of life for that long; to
     * be called now and then.
     */
    public void sweep(Duration silence) {
        locked(() -> audience.sweep(silence));
    }

    /** A client sent a text frame (A13, A16, A17, A21). */
    public void receive(Session session, String frame) {
        observer.frameIn();
        session.seen();
        ClientCommand command;
        try {
            command = CommandParser.parse(frame);
        } catch (BadFrame e) {
            observer.rejected();
            locked(() -> tell(session, refusal(session, e)));
            return;
        }
        locked(() -> handle(session, command));
    }

    private ServerMessage refusal(Session session, BadFrame e) {
        return new ServerMessage.Error(session.throttle().admits() ? e.getMessage() : throttled());
    }

    private String throttled() {
        observer.throttled();
        return THROTTLED;
    }

    private void handle(Session session, ClientCommand command) {
        if (command instanceof ClientCommand.Ping) {
            tell(session, new ServerMessage.Pong());
        } else if (!session.throttle().admits()) {
            tell(session, new ServerMessage.Error(throttled()));
        } else {
            try {
                new CommandHandler(session, pbxOf(session), clock.instant(), this).handle(command);
            } catch (BadFrame e) {
                observer.rejected();
                tell(session, new ServerMessage.Error(e.getMessage()));
            }
        }
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
        audience.tell(session, message, pbxOf(session));
    }

    /** Tells one client an answer of several messages. */
    void tellAll(Session session, List<ServerMessage> answer) {
        audience.tellAll(session, answer, pbxOf(session));
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
        if (change.after().orElse(null) instanceof PhoneState phone && phone.number() != null) {
            say(
                    change.pbx(),
                    new ServerMessage.PhoneHintStatusEvent(phone.number(), phone.status()));
        }
        if (change.after().orElse(null) instanceof PbxLink.Down) {
            listening.lost(change.pbx()).forEach(m -> say(change.pbx(), m));
        }
    }

    private void say(PbxId pbx, ServerMessage message) {
        audience.broadcast(pbx, message, view.of(pbx));
    }

    private PbxView pbxOf(Session session) {
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
