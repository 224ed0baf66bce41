package io.belfry.stats.agent;

import io.belfry.contracts.id.LinkedId;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.pbx.AgentCalled;
import io.belfry.contracts.pbx.AgentCompleted;
import io.belfry.contracts.pbx.AgentConnected;
import io.belfry.contracts.pbx.AgentDumped;
import io.belfry.contracts.pbx.AgentLoggedIn;
import io.belfry.contracts.pbx.AgentLoggedOff;
import io.belfry.contracts.pbx.AgentRingNoAnswer;
import io.belfry.contracts.pbx.MemberChange;
import io.belfry.contracts.pbx.PbxEvent;
import io.belfry.contracts.pbx.PoolAgentLoggedIn;
import io.belfry.contracts.pbx.PoolAgentLoggedOff;
import io.belfry.contracts.pbx.QueueMember;
import io.belfry.contracts.pbx.QueueMemberAdded;
import io.belfry.contracts.pbx.QueueMemberChanged;
import io.belfry.contracts.pbx.QueueMemberRemoved;
import io.belfry.contracts.pbx.QueueMemberSnapshot;
import io.belfry.stats.agent.Agent.LeftQueue;
import io.belfry.stats.agent.Agent.Login;
import io.belfry.stats.phone.Leg;
import io.belfry.stats.phone.Leg.Phase;
import io.belfry.stats.phone.LegMachine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What events make of an agent (A164).
 *
 * <p>A logout names the queues one after the other; those left within {@link #SAME_MOMENT} belong
 * to it. The end of a queue call is told twice, by the hang-up of the agent's phone and by
 * AgentCompleted, in any order within that time; the wrap-up counts from AgentCompleted. An
 * AgentCompleted much later is not about this agent any more (the caller was parked or transferred)
 * and starts no wrap-up: Asterisk counts from the moment the agent left the call, too.
 */
public final class AgentMachine {

    /** What is told within this time happened at once. */
    static final Duration SAME_MOMENT = Duration.ofSeconds(1);

    private static final Duration FORGET_UNANSWERED = Duration.ofMinutes(10);

    private AgentMachine() {}

    /** The agent after an event that names him; unchanged by any other. */
    public static Agent apply(Agent agent, PbxEvent event, Instant time, int generation) {
        return switch (event) {
            case AgentLoggedIn e ->
                    agent.login(
                            Login.IN,
                            e.extension() == null ? agent.extension() : e.extension(),
                            generation);
            case AgentLoggedOff e -> loggedOff(agent, generation);
            case PoolAgentLoggedIn e ->
                    agent.login(Login.IN, agent.extension(), generation)
                            .pool(e.channel().uniqueId(), LegMachine.device(e.channel()));
            case PoolAgentLoggedOff e -> loggedOff(agent, generation).pool(null, null);
            case QueueMemberAdded e -> member(agent, e.member(), null, generation);
            case QueueMemberSnapshot e -> member(agent, e.member(), null, generation);
            case QueueMemberChanged e -> member(agent, e.member(), e.change(), generation);
            case QueueMemberRemoved e -> leave(agent, e.member().queue(), time);
            case AgentCalled e ->
                    agent.deliveries(recent(agent, time))
                            .deliver(new Delivery(e.channel().linkedId(), e.queue(), false, time));
            case AgentConnected e ->
                    agent.deliver(new Delivery(e.channel().linkedId(), e.queue(), true, time));
            case AgentRingNoAnswer e -> notAnswered(agent, agent.delivery(e.channel().linkedId()));
            case AgentDumped e -> notAnswered(agent, agent.delivery(e.channel().linkedId()));
            case AgentCompleted e -> completed(agent, e, time);
            default -> agent;
        };
    }

    /** A leg of the agent's phone is gone. */
    public static Agent legEnded(Agent agent, Leg leg, Instant time) {
        return brought(agent, leg)
                .map(d -> d.connected() ? finish(agent, d, time) : agent.without(d))
                .orElse(agent);
    }

    /** A leg of the agent's phone was gone when the link to the PBX came back. */
    public static Agent legLost(Agent agent, Leg leg) {
        return brought(agent, leg).map(agent::without).orElse(agent);
    }

    private static Optional<Delivery> brought(Agent agent, Leg leg) {
        if (!leg.acd()) {
            return Optional.empty();
        }
        return leg.phase() == Phase.ESTABLISHED
                ? find(agent, leg.call(), leg.queue())
                : agent.delivery(leg.call());
    }

    /** Ends the wrap-up when its time is over. */
    public static Agent tick(Agent agent, Instant time, WrapUpTimes times) {
        return agent.wrapUp() != null && !agent.wrapUp().until(times).isAfter(time)
                ? agent.rest(null)
                : agent;
    }

    /** Drops what the resync with that number did not name. */
    public static Agent resynced(Agent agent, Instant time, int generation) {
        Agent next = agent;
        for (var seat : agent.seats()) {
            if (seat.generation() < generation) {
                next = leave(next, seat.queue(), time);
            }
        }
        return next.seats().isEmpty() && next.generation() < generation && next.loggedIn()
                ? loggedOff(next, generation)
                : next;
    }

    private static Agent loggedOff(Agent agent, int generation) {
        return agent.login(Login.OUT, agent.extension(), generation)
                .rest(null)
                .deliveries(List.of())
                .reason("")
                .left(agent.left(), false);
    }

    private static Agent member(
            Agent agent, QueueMember member, MemberChange change, int generation) {
        Optional<Seat> before = agent.seat(member.queue());
        Seat seat = Seat.of(member, generation);
        Agent next = agent.sit(seat);
        if (before.isEmpty() && seat.dynamic() && agent.login() == Login.OUT) {
            next = next.login(Login.UNTOLD, agent.extension(), generation);
        }
        boolean newReason =
                before.map(b -> !b.paused() || !b.reason().equals(seat.reason())).orElse(true);
        if (seat.paused() && newReason) {
            next = next.reason(seat.reason());
        }
        boolean unpaused = change == MemberChange.PAUSE && !seat.paused();
        return unpaused ? next.rest(null) : next;
    }

    private static Agent leave(Agent agent, QueueName queue, Instant time) {
        if (agent.seat(queue).isEmpty()) {
            return agent;
        }
        List<LeftQueue> left =
                Stream.concat(
                                agent.left().stream()
                                        .filter(l -> !l.queue().equals(queue))
                                        .filter(l -> within(l.at(), time)),
                                Stream.of(new LeftQueue(queue, time)))
                        .toList();
        Agent next =
                agent.seats(agent.seatsWithout(s -> s.queue().equals(queue)).toList())
                        .left(left, agent.paused());
        return next.loggedIn() || !agent.loggedIn()
                ? next
                : loggedOff(next, next.generation())
                        .login(Login.UNTOLD, next.extension(), next.generation());
    }

    private static List<Delivery> recent(Agent agent, Instant time) {
        return agent.deliveries().stream()
                .filter(d -> d.connected() || d.since().plus(FORGET_UNANSWERED).isAfter(time))
                .toList();
    }

    private static Agent notAnswered(Agent agent, Optional<Delivery> delivery) {
        return delivery.filter(d -> !d.connected()).map(agent::without).orElse(agent);
    }

    private static Agent completed(Agent agent, AgentCompleted event, Instant time) {
        Optional<Delivery> delivery = find(agent, event.channel().linkedId(), event.queue());
        if (delivery.isPresent()) {
            return finish(agent, delivery.get(), time);
        }
        WrapUp rest = agent.wrapUp();
        return rest != null && rest.queue().equals(event.queue()) && within(rest.from(), time)
                ? agent.rest(new WrapUp(time, rest.queue(), rest.ownSeconds()))
                : agent;
    }

    private static Agent finish(Agent agent, Delivery delivery, Instant time) {
        Integer own = agent.seat(delivery.queue()).map(Seat::wrapUpSeconds).orElse(null);
        return agent.without(delivery)
                .rest(new WrapUp(time, delivery.queue(), own == null ? 0 : own));
    }

    /** The delivery of that call; the id of a call changes when it is merged with another. */
    private static Optional<Delivery> find(Agent agent, LinkedId call, QueueName queue) {
        return agent.delivery(call)
                .or(
                        () ->
                                agent.deliveries().stream()
                                        .filter(d -> d.connected() && d.queue().equals(queue))
                                        .findFirst());
    }

    private static boolean within(Instant earlier, Instant later) {
        return Duration.between(earlier, later).compareTo(SAME_MOMENT) <= 0;
    }
}
