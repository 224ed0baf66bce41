package io.belfry.stats.agent;

import io.belfry.contracts.id.QueueName;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the end of a resync makes of an agent: where it contradicts what was believed, it is right.
 * It names every login of app_agent_pool, so that an agent of a pool whom it did not name is out.
 */
public final class AgentResync {

    private AgentResync() {}

    /** The agent with what the resync of that number said, and without what it did not name. */
    public static Agent resynced(Agent agent, Instant time, int generation, WrapUpTimes times) {
        Agent next = agent;
        for (Seat seat : agent.seats()) {
            if (seat.generation() < generation) {
                next = SeatMachine.leave(next, seat.queue(), time);
            }
        }
        boolean unnamed = next.session().generation() < generation;
        boolean nowhere = next.pool() != null || next.seats().isEmpty();
        if (unnamed && nowhere && next.loggedIn()) {
            return AgentMachine.loggedOff(next, generation);
        }
        return resting(next.pooled() ? served(next) : next, time, times);
    }

    /**
     * The queue whose call he is in, when nobody was there to hear it begin.
     *
     * @param generation the resync that has just ended
     */
    public static Optional<QueueName> unheardCall(Agent agent, int generation) {
        return agent.seats().stream()
                .filter(s -> s.generation() == generation && s.inCall())
                .map(Seat::queue)
                .filter(
                        queue ->
                                agent.deliveries().stream()
                                        .noneMatch(d -> d.connected() && d.queue().equals(queue)))
                .findFirst();
    }

    /** The agent with that call of a queue. */
    public static Agent serving(Agent agent, Delivery call) {
        return agent.deliver(call);
    }

    /** A pool's agent has no leg of his own per call: only the queue says that one is over. */
    private static Agent served(Agent agent) {
        List<Delivery> still =
                agent.deliveries().stream()
                        .filter(d -> agent.seat(d.queue()).map(Seat::inCall).orElse(true))
                        .toList();
        return agent.deliveries(still);
    }

    /** A call that ended unheard: the PBX remembers when, and so the rest after it. */
    private static Agent resting(Agent agent, Instant time, WrapUpTimes times) {
        if (agent.wrapUp() != null || !agent.loggedIn()) {
            return agent;
        }
        return agent.seats().stream()
                .filter(s -> s.lastCall() != null && !s.inCall())
                .map(AgentResync::rest)
                .max(Comparator.comparing((WrapUp rest) -> rest.until(times)))
                .filter(rest -> rest.until(times).isAfter(time))
                .map(agent::rest)
                .orElse(agent);
    }

    private static WrapUp rest(Seat seat) {
        int own = seat.wrapUpSeconds() == null ? 0 : seat.wrapUpSeconds();
        return new WrapUp(seat.lastCall(), seat.queue(), own);
    }
}
