package io.belfry.gateway.core.session;

import static io.belfry.gateway.core.session.Site.PBX;

import io.belfry.contracts.command.CommandOutcome;
import io.belfry.contracts.command.CommandReply;
import io.belfry.contracts.command.CommandRequest;
import io.belfry.contracts.command.FailureReason;
import io.belfry.contracts.command.PbxCommand;
import io.belfry.contracts.config.UserConfig;
import io.belfry.contracts.id.LinkedId;
import io.belfry.contracts.id.UniqueId;
import io.belfry.contracts.rights.UserRights;
import io.belfry.contracts.state.PhoneEvent;
import io.belfry.contracts.state.PhoneEventType;
import io.belfry.gateway.core.command.Dispatcher;
import io.belfry.gateway.core.protocol.ServerMessage.SessionStarted.Beginning;
import io.belfry.gateway.core.protocol.Wire;
import io.belfry.gateway.core.view.Kind;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A hub with the {@link Site}, sockets without a network, and a PBX that answers when told. */
final class HubBench {

    private final ManualClock clock = new ManualClock();
    private final List<CommandRequest> commands = new ArrayList<>();
    private final Dispatcher dispatcher =
            new Dispatcher(
                    (pbx, request, failed) -> commands.add(request), clock, Duration.ofSeconds(5));
    private final Choices choices = new Choices();
    private final Hub hub;

    HubBench() {
        this(Rights.NoProfile.ADMIN);
    }

    HubBench(Rights.NoProfile noProfile) {
        this(noProfile, true);
    }

    /** A hub that knows of nothing yet. */
    static HubBench empty() {
        return new HubBench(Rights.NoProfile.ADMIN, false);
    }

    private HubBench(Rights.NoProfile noProfile, boolean site) {
        hub =
                new Hub(
                        new Wire(ZoneOffset.UTC),
                        clock,
                        dispatcher,
                        choices,
                        noProfile,
                        new OutboundRule(6),
                        new Observer() {});
        choices.giveBackTo(hub);
        if (site) {
            configure();
        }
    }

    private void configure() {
        hub.set(PBX, Kind.QUEUES, Site.SUPPORT);
        hub.set(PBX, Kind.QUEUES, Site.SALES);
        hub.set(PBX, Kind.AGENTS, Site.ALICE);
        hub.set(PBX, Kind.AGENTS, Site.BOB);
        hub.set(PBX, Kind.LINES, Site.LINE_1001);
        hub.set(PBX, Kind.LINES, Site.LINE_1002);
        hub.set(PBX, Kind.USERS, Site.ALICE_USER);
        hub.set(PBX, Kind.USERS, Site.BOB_USER);
        hub.set(PBX, Kind.USERS, Site.SOPHIE_USER);
        hub.set(PBX, Kind.QUEUE_MEMBERS, Site.ALICE_IN_SUPPORT);
    }

    /** From now on nothing that users choose is kept. */
    void choicesFail() {
        choices.fail();
    }

    /** Time goes by. */
    void passes(Duration time) {
        clock.advance(time);
    }

    Hub hub() {
        return hub;
    }

    void rights(UserRights rights) {
        hub.set(PBX, Kind.RIGHTS, rights);
    }

    /** A socket of that user after its log-on. */
    Session opened(UserConfig user) {
        Session session = session(user);
        hub.open(session);
        drain(session);
        return session;
    }

    /** What that user is told when he logs on. */
    List<String> open(UserConfig user) {
        Session session = session(user);
        hub.open(session);
        return drain(session);
    }

    /** A socket of that user, with what he is told at its log-on. */
    Session connected(UserConfig user) {
        Session session = session(user);
        hub.open(session);
        return session;
    }

    private Session session(UserConfig user) {
        return session(user, new Outbox(100), Transport.NOWHERE);
    }

    /** A socket of a client who wants his frames numbered; nothing of it is read yet. */
    Session numbered(UserConfig user, Transport socket, int bound) {
        return numbered(user, socket, bound, Beginning.NEW);
    }

    Session numbered(UserConfig user, Transport socket, int bound, Beginning beginning) {
        Session session = session(user, Outbox.numbered(bound), socket);
        hub.open(session, beginning);
        return session;
    }

    private Session session(UserConfig user, Outbox outbox, Transport socket) {
        return new Session(
                identity(user),
                Optional.empty(),
                outbox,
                new Throttle(90, 180, clock),
                new Subscriptions(),
                socket,
                new Observer() {},
                clock);
    }

    static Identity identity(UserConfig user) {
        return new Identity(
                PBX,
                user.ctiLogin(),
                Optional.of(user.id()),
                Set.of("user"),
                user == Site.SOPHIE_ON_1002 ? Optional.of("1002") : Optional.empty());
    }

    /** Sends a command; single quotes in the arguments stand for double ones. */
    void command(Session session, String name, String arguments) {
        hub.receive(
                session,
                "{\"claz\":\"web\",\"command\":\""
                        + name
                        + "\""
                        + (arguments.isEmpty() ? "" : "," + arguments.replace('\'', '"'))
                        + "}");
    }

    /** Everything the PBX was asked. */
    List<PbxCommand> asked() {
        return commands.stream().map(CommandRequest::command).toList();
    }

    /** The PBX has done the latest command. */
    void done() {
        reply(new CommandOutcome.Done(Map.of()));
    }

    /** The PBX refuses the latest command. */
    void refused(FailureReason reason) {
        refused(reason, Map.of());
    }

    void refused(FailureReason reason, Map<String, String> details) {
        reply(new CommandOutcome.Refused(reason, "because", details));
    }

    private void reply(CommandOutcome outcome) {
        dispatcher.reply(new CommandReply(commands.getLast().id(), outcome));
    }

    /** Something happens on line 1001. */
    void phone(PhoneEventType type, String call) {
        hub.occurred(
                PBX,
                new PhoneEvent(
                        type,
                        Site.LINE_1001.id(),
                        "1001",
                        "0612345678",
                        new LinkedId(call),
                        new UniqueId(call),
                        null,
                        Map.of()));
    }

    List<String> drain(Session session) {
        List<String> frames = new ArrayList<>();
        for (Optional<String> frame = session.outbox().poll();
                frame.isPresent();
                frame = session.outbox().poll()) {
            frames.add(frame.get());
        }
        return frames;
    }

    static String error(String reason) {
        return "{\"msgType\":\"Error\",\"ctiMessage\":{\"Error\":\"" + reason + "\"}}";
    }
}
