package io.belfry.pbx.command;

import io.belfry.contracts.command.CallRef;
import io.belfry.contracts.command.CommandOutcome;
import io.belfry.contracts.command.CommandRequest;
import io.belfry.contracts.command.FailureReason;
import io.belfry.contracts.command.PbxCommand;
import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.CommandId;
import io.belfry.contracts.id.QueueId;
import io.belfry.contracts.pbx.PbxLink;
import io.belfry.contracts.pbx.QueueMemberAdded;
import io.belfry.pbx.command.live.LiveCalls;
import io.belfry.pbx.link.AmiAction;
import io.belfry.pbx.link.AmiException;
import io.belfry.pbx.link.AmiResponse;
import io.belfry.pbx.link.LinkState;
import io.belfry.pbx.settings.PbxSettings;
import io.belfry.pbx.translate.AmiMessage;
import io.belfry.pbx.translate.Translation;
import io.belfry.pbx.translate.Translator;
import io.belfry.testing.traces.Trace;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An executor whose PBX is a list of what it was asked, and whose events are recorded ones. */
final class Rig {

    static final Instant NOW = Instant.parse("2026-11-21T10:31:23Z");
    static final CommandOutcome DONE = new CommandOutcome.Done(Map.of());
    static final CallRef ALICE = CallRef.currentOf("1001");
    static final CallRef BOB = CallRef.currentOf("1002");

    private final Translator translator = new Translator(List.of(), false, ZoneOffset.UTC);

    final List<AmiAction> sent = new ArrayList<>();
    final LoggedAgents logged = new LoggedAgents();
    final LiveCalls calls = new LiveCalls();
    final LinkState link = new LinkState();
    Function<AmiAction, AmiResponse> pbx = _ -> new AmiResponse(true, "ok");
    String lastActionId;

    /** What the PBX is told to keep of its agents, in words. */
    final List<String> kept = new ArrayList<>();

    private final AgentStatus status =
            new AgentStatus() {
                @Override
                public void loggedIn(Login login) {
                    kept.add(
                            "%s in on %s as %s, %s"
                                    .formatted(
                                            login.agent().id(),
                                            AgentActions.place(login.line()),
                                            login.member(),
                                            login.device()));
                    login.seats().forEach(s -> joined(login.agent().id(), s));
                }

                @Override
                public void loggedOff(AgentId agent) {
                    kept.add(agent + " out");
                }

                @Override
                public void joined(AgentId agent, Seat seat) {
                    kept.add(agent + " in " + seat.queue().name() + " " + seat.penalty());
                }

                @Override
                public void left(AgentId agent, QueueId queue) {
                    kept.add(agent + " left " + queue);
                }
            };
    private AmiException broken;

    private final CommandExecutor executor;

    Rig() {
        this(Examples.SETTINGS);
    }

    Rig(PbxSettings settings) {
        link.set(new PbxLink.Up(NOW, "22", "r"));
        executor =
                new CommandExecutor(
                        new Desk(
                                settings,
                                () -> Examples.DIRECTORY,
                                logged,
                                calls,
                                (action, id) -> {
                                    sent.add(action);
                                    lastActionId = id;
                                    if (broken != null) {
                                        throw broken;
                                    }
                                    return pbx.apply(action);
                                },
                                status,
                                Duration.ofSeconds(30),
                                () -> NOW),
                        link);
    }

    CommandOutcome run(PbxCommand command) {
        return run(command, NOW.plusSeconds(5));
    }

    CommandOutcome run(PbxCommand command, Instant deadline) {
        return executor.execute(
                new CommandRequest(new CommandId("c1"), deadline, "alice", command));
    }

    /** The link is lost with the next action. */
    void breaks(String reason) {
        broken = new AmiException(reason);
    }

    /** The PBX no longer answers. */
    void staysSilent(String reason) {
        broken = new AmiException.NoAnswer(reason);
    }

    /** The PBX answers the action of that name with an error. */
    void refuses(String action, String message) {
        Function<AmiAction, AmiResponse> otherwise = pbx;
        pbx = a -> a.name().equals(action) ? new AmiResponse(false, message) : otherwise.apply(a);
    }

    void member(String queue, String agent, String device) {
        logged.apply(new QueueMemberAdded(Examples.member(queue, agent, device)), NOW);
    }

    /** Plays a recorded scenario up to the nth event of that name, that one included. */
    void play(String scenario, String until, int nth) {
        int seen = 0;
        for (Map<String, String> event : Trace.scenario(scenario).amiEvents()) {
            AmiMessage message = new AmiMessage(event, NOW);
            if (translator.translate(message) instanceof Translation.Translated(var translated)) {
                calls.apply(translated);
            }
            if (message.name().equals(until) && ++seen == nth) {
                return;
            }
        }
        throw new IllegalArgumentException(scenario + " has no " + nth + " " + until);
    }

    /** What was sent: name, then {@code header=value}. */
    List<String> text() {
        return sent.stream()
                .map(
                        a ->
                                a.name()
                                        + a.headers().stream()
                                                .map(h -> " " + h.getKey() + "=" + h.getValue())
                                                .collect(Collectors.joining()))
                .toList();
    }

    static CommandOutcome refused(FailureReason reason, String message) {
        return new CommandOutcome.Refused(reason, message, Map.of());
    }
}
