package io.belfry.stats.agent;

import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.pbx.MemberChange;
import io.belfry.contracts.pbx.QueueMember;
import io.belfry.stats.agent.Session.LeftQueue;
import io.belfry.stats.agent.Session.Login;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What memberships make of an agent: his queues, his pauses and, without a word, his login. */
final class SeatMachine {

    private SeatMachine() {}

    /** He is a member of a queue, like that. */
    static Agent member(Agent agent, QueueMember member, MemberChange change, int generation) {
        Optional<Seat> before = agent.seat(member.queue());
        Seat seat = Seat.of(member, generation);
        Agent next = agent.sit(seat);
        boolean joined = before.isEmpty() && seat.dynamic();
        if (joined && agent.session().login() == Login.OUT) {
            next = next.session(agent.session().untold(generation));
        }
        boolean newReason =
                before.map(b -> !b.paused() || !b.reason().equals(seat.reason())).orElse(true);
        if (seat.paused() && newReason) {
            next = next.reason(seat.reason());
        }
        boolean unpaused = change == MemberChange.PAUSE && !seat.paused();
        return unpaused ? next.rest(null) : next;
    }

    /**
     * He is a member of that queue no more. Those that he leaves at once, one after the other, are
     * those he is remembered with.
     */
    static Agent leave(Agent agent, QueueName queue, Instant time) {
        if (agent.seat(queue).isEmpty()) {
            return agent;
        }
        List<LeftQueue> left =
                Stream.concat(
                                agent.session().left().stream()
                                        .filter(l -> !l.queue().equals(queue))
                                        .filter(l -> AgentMachine.atOnce(l.at(), time)),
                                Stream.of(new LeftQueue(queue, time)))
                        .toList();
        Agent next =
                agent.seats(agent.seatsWithout(s -> s.queue().equals(queue)).toList())
                        .session(agent.session().left(left, agent.paused()));
        if (next.loggedIn() || !agent.loggedIn()) {
            return next;
        }
        Agent out = AgentMachine.loggedOff(next, next.session().generation());
        return out.session(out.session().untold(out.session().generation()));
    }
}
