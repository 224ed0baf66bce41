package io.belfry.simulator.queue;

import io.belfry.simulator.wire.Switchboard;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All queues, and what concerns a member in several of them. */
public final class Queues {

    private final Switchboard board;
    private final Map<String, CallQueue> queues = new LinkedHashMap<>();
    private final Set<String> rung = new HashSet<>();

    public Queues(List<QueueSettings> settings, Switchboard board) {
        this.board = board;
        settings.forEach(
                s ->
                        queues.put(
                                s.name(),
                                new CallQueue(s, board, rung, m -> isNeededElsewhere(s, m))));
        board.devices().listen(device -> queues.values().forEach(q -> q.deviceChanged(device)));
    }

    public Collection<CallQueue> all() {
        return queues.values();
    }

    public Optional<CallQueue> named(String name) {
        return Optional.ofNullable(queues.get(name));
    }

    /** The queue that an internal extension leads to. */
    public Optional<CallQueue> withNumber(String exten) {
        return queues.values().stream()
                .filter(q -> q.settings().number().equals(exten))
                .findFirst();
    }

    /** Every membership of an address. */
    public List<Member> memberships(String address) {
        List<Member> found = new ArrayList<>();
        queues.values().forEach(q -> q.member(address).ifPresent(found::add));
        return found;
    }

    /**
     * Pauses or unpauses an address.
     *
     * @param queue one queue, or null for all: then PAUSEALL or UNPAUSEALL comes first
     * @return how many memberships it concerned
     */
    public int pause(String address, String queue, boolean paused, String reason) {
        List<Member> concerned =
                memberships(address).stream()
                        .filter(m -> queue == null || m.queue.equals(queue))
                        .toList();
        if (queue == null && !concerned.isEmpty()) {
            board.queueLog(
                    "NONE",
                    "NONE",
                    concerned.getFirst().name,
                    paused ? "PAUSEALL" : "UNPAUSEALL",
                    reason);
        }
        concerned.forEach(m -> queues.get(m.queue).pause(m, paused, reason));
        return concerned.size();
    }

    /** Whether a heavier queue of the same member has at least as many callers as free members. */
    private boolean isNeededElsewhere(QueueSettings queue, Member member) {
        return queues.values().stream()
                .filter(q -> q.settings().weight() > queue.weight())
                .filter(q -> q.member(member.address).isPresent())
                .anyMatch(q -> q.length() > 0 && q.length() >= q.availableMembers());
    }

    /** A member begins or ceases to ring: nobody else may ring it meanwhile. */
    public void rings(Member member, boolean ringing) {
        if (ringing) {
            rung.add(member.address);
        } else {
            rung.remove(member.address);
        }
    }

    /** A call with that member ends: the rest after it counts in all queues (shared_lastcall). */
    public void callEnds(Member member) {
        member.inCall = false;
        long now = board.time().seconds();
        for (Member m : memberships(member.address)) {
            m.callsTaken++;
            m.lastCall = now;
        }
    }
}
