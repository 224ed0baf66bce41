package io.belfry.stats.queue;

import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.id.UniqueId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who waits in a queue, in order, and what its agents do.
 *
 * @param holdSeconds Asterisk's moving average of the waits of answered calls (QUEUEHOLDTIME)
 * @param agents the logged-in members that are agents
 */
public record LiveQueue(
        QueueName name, List<Waiting> waiting, int holdSeconds, Map<AgentNumber, Presence> agents) {

    /** What an agent is to a queue. */
    public enum Presence {
        /** Ready, and not paused in this queue (C18). */
        AVAILABLE,
        /** In a call of this queue (C19). */
        TALKING,
        /** In no call, and paused in this queue. */
        PAUSED,
        /** In wrap-up, whatever queue it comes from. */
        WRAPUP,
        /** His phone rings. */
        RINGING,
        /** In a call of no concern to this queue, or dialling. */
        OTHER
    }

    public LiveQueue {
        waiting = waiting == null ? List.of() : List.copyOf(waiting);
        agents = agents == null ? Map.of() : Map.copyOf(agents);
    }

    /** A queue nobody has spoken of. */
    public static LiveQueue empty(QueueName name) {
        return new LiveQueue(name, List.of(), 0, Map.of());
    }

    /** A caller joins at a position that counts from 1; who waits already keeps his join time. */
    public LiveQueue joined(int position, Waiting caller) {
        Waiting same =
                waiting.stream()
                        .filter(w -> w.uniqueId().equals(caller.uniqueId()))
                        .findFirst()
                        .map(known -> known.seenAgain(caller.generation()))
                        .orElse(caller);
        List<Waiting> next = new ArrayList<>(waiting);
        next.removeIf(w -> w.uniqueId().equals(caller.uniqueId()));
        next.add(Math.clamp(position - 1L, 0, next.size()), same);
        return new LiveQueue(name, next, holdSeconds, agents);
    }

    /** A caller no longer waits. */
    public LiveQueue left(UniqueId caller) {
        return new LiveQueue(
                name,
                waiting.stream().filter(w -> !w.uniqueId().equals(caller)).toList(),
                holdSeconds,
                agents);
    }

    /**
     * A call was answered after so long; the average moves as Asterisk's does, in integers (C22).
     */
    public LiveQueue answeredAfter(int seconds) {
        return averaging((holdSeconds * 3 + seconds) / 4);
    }

    /** Asterisk says its average. */
    public LiveQueue averaging(int seconds) {
        return new LiveQueue(name, waiting, seconds, agents);
    }

    /** What an agent is to the queue; null when he is no longer a logged-in member. */
    public LiveQueue agent(AgentNumber number, Presence presence) {
        if (presence == agents.get(number)) {
            return this;
        }
        Map<AgentNumber, Presence> next = new HashMap<>(agents);
        if (presence == null) {
            next.remove(number);
        } else {
            next.put(number, presence);
        }
        return new LiveQueue(name, waiting, holdSeconds, next);
    }

    /** Drops the callers that the resync with that number did not name. */
    public LiveQueue resynced(int generation) {
        return new LiveQueue(
                name,
                waiting.stream().filter(w -> w.generation() >= generation).toList(),
                holdSeconds,
                agents);
    }

    /** Age of the oldest waiting call in whole seconds, 0 when none waits (C20). */
    public long longestWaitSeconds(Instant now) {
        return waiting.stream()
                .map(Waiting::since)
                .min(Instant::compareTo)
                .map(since -> Math.max(0, Duration.between(since, now).toSeconds()))
                .orElse(0L);
    }

    /** Logged-in agents with that presence. */
    public long count(Presence presence) {
        return agents.values().stream().filter(p -> p == presence).count();
    }
}
