package io.belfry.gateway.core.command;

import io.belfry.contracts.command.CommandOutcome;
import io.belfry.contracts.command.CommandReply;
import io.belfry.contracts.command.CommandRequest;
import io.belfry.contracts.command.FailureReason;
import io.belfry.contracts.command.PbxCommand;
import io.belfry.contracts.id.CommandId;
import io.belfry.contracts.id.PbxId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sends commands to PBXs and brings the outcome back to who asked, by correlation id. Every command
 * gets exactly one outcome: the PBX's, or a refusal at its deadline.
 */
public final class Dispatcher {

    /** Told the outcome, once; must not block. */
    public interface Listener {
        void outcome(CommandOutcome outcome, Duration latency);
    }

    private record Pending(Instant sentAt, Instant deadline, Listener listener) {}

    private final Map<CommandId, Pending> pending = new ConcurrentHashMap<>();
    private final CommandSink sink;
    private final InstantSource clock;
    private final Duration timeout;

    /**
     * @param timeout how long a PBX has to answer
     */
    public Dispatcher(CommandSink sink, InstantSource clock, Duration timeout) {
        this.sink = sink;
        this.clock = clock;
        this.timeout = timeout;
    }

    /** Sends a command. */
    public void dispatch(PbxId pbx, String requestedBy, PbxCommand command, Listener listener) {
        Instant now = clock.instant();
        CommandId id = new CommandId(UUID.randomUUID().toString());
        Instant deadline = now.plus(timeout);
        pending.put(id, new Pending(now, deadline, listener));
        sink.send(
                pbx,
                new CommandRequest(id, deadline, requestedBy, command),
                reason -> complete(id, refusal(FailureReason.LINK_DOWN, reason)));
    }

    /** Takes a reply; one that nobody here waits for is another gateway's, or late. */
    public void reply(CommandReply reply) {
        complete(reply.id(), reply.outcome());
    }

    /** Refuses what is past its deadline; to be called now and then. */
    public void expire() {
        Instant now = clock.instant();
        pending.forEach(
                (id, waiting) -> {
                    if (now.isAfter(waiting.deadline())) {
                        complete(
                                id,
                                refusal(
                                        FailureReason.DEADLINE_PASSED,
                                        "The PBX did not answer in time."));
                    }
                });
    }

    /** How many commands wait for their reply. */
    public int waiting() {
        return pending.size();
    }

    private void complete(CommandId id, CommandOutcome outcome) {
        Pending waiting = pending.remove(id);
        if (waiting != null) {
            waiting.listener()
                    .outcome(outcome, Duration.between(waiting.sentAt(), clock.instant()));
        }
    }

    private static CommandOutcome refusal(FailureReason reason, String message) {
        return new CommandOutcome.Refused(reason, message, Map.of());
    }
}
