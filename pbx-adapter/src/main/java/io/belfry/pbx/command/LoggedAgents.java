package io.belfry.pbx.command;

import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.Device;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.pbx.AgentLoggedIn;
import io.belfry.contracts.pbx.AgentLoggedOff;
import io.belfry.contracts.pbx.PbxEvent;
import io.belfry.contracts.pbx.QueueMember;
import io.belfry.contracts.pbx.QueueMemberAdded;
import io.belfry.contracts.pbx.QueueMemberChanged;
import io.belfry.contracts.pbx.QueueMemberRemoved;
import io.belfry.contracts.pbx.QueueMemberSnapshot;
import io.belfry.contracts.pbx.ResyncBegun;
import io.belfry.contracts.pbx.ResyncEnded;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Who is logged in, and where: from the queue members and from the login user events. An agent
 * without any queue is known from his user event alone, so not after a restart of the adapter.
 */
public final class LoggedAgents {

    /**
     * @param extension he said at login; null when only his members are known
     * @param device of his members; null when he has none
     * @param since when he logged in; null when nobody knows
     * @param queues his member interface in each queue
     */
    public record Login(
            AgentNumber agent,
            String extension,
            Device device,
            Instant since,
            Map<QueueName, String> queues) {}

    private Map<AgentNumber, Login> logins = new HashMap<>();
    private Map<AgentNumber, Login> before = Map.of();
    private final Map<AgentNumber, Map<QueueName, String>> pauses = new HashMap<>();

    /** Follows the stream of events. */
    public synchronized void apply(PbxEvent event, Instant time) {
        switch (event) {
            case ResyncBegun _ -> {
                before = logins;
                logins = new HashMap<>();
                pauses.clear();
            }
            case ResyncEnded _ -> keepThoseWithoutQueue();
            case QueueMemberSnapshot(QueueMember member) -> joined(member);
            case QueueMemberAdded(QueueMember member) -> joined(member);
            case QueueMemberChanged(QueueMember member, var _) -> joined(member);
            case QueueMemberRemoved(QueueMember member) -> left(member);
            case AgentLoggedIn e -> loggedIn(e.agent(), e.extension(), null, time);
            case AgentLoggedOff e -> loggedOff(e.agent());
            default -> {}
        }
    }

    /** The same known to us because we did it. */
    public synchronized void loggedIn(
            AgentNumber agent, String extension, Device device, Instant since) {
        Login known = logins.get(agent);
        logins.put(
                agent,
                new Login(
                        agent,
                        extension,
                        known == null || device != null ? device : known.device(),
                        since,
                        known == null ? Map.of() : known.queues()));
    }

    /** A queue that we put a logged-in agent into; its event may still be on the way. */
    public synchronized void joined(AgentNumber agent, QueueName queue, String memberInterface) {
        withQueues(agent, queues -> queues.put(queue, memberInterface));
    }

    /** The same of a queue that we took the agent out of. */
    public synchronized void left(AgentNumber agent, QueueName queue) {
        withQueues(agent, queues -> queues.remove(queue));
    }

    private void withQueues(AgentNumber agent, Consumer<Map<QueueName, String>> change) {
        logins.computeIfPresent(
                agent,
                (_, known) -> {
                    Map<QueueName, String> queues = new TreeMap<>(LoggedAgents::byName);
                    queues.putAll(known.queues());
                    change.accept(queues);
                    return new Login(
                            agent, known.extension(), known.device(), known.since(), queues);
                });
    }

    public synchronized void loggedOff(AgentNumber agent) {
        logins.remove(agent);
        pauses.remove(agent);
    }

    /** The reason, which may be empty, of an agent who is paused in all his queues. */
    public synchronized Optional<String> pauseOf(AgentNumber agent) {
        Map<QueueName, String> paused = pauses.getOrDefault(agent, Map.of());
        return of(agent)
                .filter(l -> !l.queues().isEmpty())
                .filter(l -> paused.keySet().containsAll(l.queues().keySet()))
                .map(l -> paused.get(l.queues().keySet().iterator().next()));
    }

    public synchronized Optional<Login> of(AgentNumber agent) {
        return Optional.ofNullable(logins.get(agent));
    }

    /** Who is logged in on that line, other than {@code except}. */
    public synchronized Optional<Login> on(String extension, Device device, AgentNumber except) {
        return logins.values().stream()
                .filter(l -> !l.agent().equals(except))
                .filter(
                        l ->
                                l.extension() == null
                                        ? device.equals(l.device())
                                        : extension.equals(l.extension()))
                .findFirst();
    }

    private void joined(QueueMember member) {
        if (member.agent() == null) {
            return;
        }
        Map<QueueName, String> paused =
                pauses.computeIfAbsent(member.agent(), _ -> new HashMap<>());
        if (member.paused()) {
            paused.put(member.queue(), Objects.requireNonNullElse(member.pausedReason(), ""));
        } else {
            paused.remove(member.queue());
        }
        Login known = logins.get(member.agent());
        Map<QueueName, String> queues = new TreeMap<>(LoggedAgents::byName);
        if (known != null) {
            queues.putAll(known.queues());
        }
        queues.put(member.queue(), member.memberInterface());
        Login was = known == null ? before.get(member.agent()) : known;
        boolean same =
                was != null && (was.device() == null || was.device().equals(member.device()));
        logins.put(
                member.agent(),
                new Login(
                        member.agent(),
                        same ? was.extension() : null,
                        member.device(),
                        same && was.since() != null ? was.since() : member.loginTime(),
                        queues));
    }

    private void left(QueueMember member) {
        Login known = member.agent() == null ? null : logins.get(member.agent());
        if (known == null) {
            return;
        }
        Map<QueueName, String> queues = new TreeMap<>(LoggedAgents::byName);
        queues.putAll(known.queues());
        queues.remove(member.queue());
        if (queues.isEmpty() && known.extension() == null) {
            logins.remove(known.agent());
        } else {
            logins.put(
                    known.agent(),
                    new Login(
                            known.agent(),
                            known.extension(),
                            known.device(),
                            known.since(),
                            queues));
        }
    }

    /** A member whom the snapshot no longer names is logged off; who had no queue stays. */
    private void keepThoseWithoutQueue() {
        before.forEach(
                (agent, login) -> {
                    if (login.queues().isEmpty()) {
                        logins.putIfAbsent(agent, login);
                    }
                });
        before = Map.of();
    }

    private static int byName(QueueName a, QueueName b) {
        return a.value().compareTo(b.value());
    }
}
