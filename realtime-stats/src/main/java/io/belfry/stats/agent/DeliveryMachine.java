package io.belfry.stats.agent;

import io.belfry.contracts.id.LinkedId;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.pbx.AgentCalled;
import io.belfry.contracts.pbx.AgentCompleted;
import io.belfry.contracts.pbx.AgentConnected;
import io.belfry.contracts.pbx.ChannelInfo;
import io.belfry.stats.phone.Channels;
import io.belfry.stats.phone.Leg;
import io.belfry.stats.phone.Leg.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the calls that queues bring make of an agent.
 *
 * <p>The end of a queue call is told twice, by the hang-up of the agent's phone and by
 * AgentCompleted, in any order at the same moment; the wrap-up counts from AgentCompleted. An
 * AgentCompleted much later is not about this agent any more (the caller was parked or transferred)
 * and starts no wrap-up: Asterisk counts from the moment the agent left the call, too.
 */
final class DeliveryMachine {

    private static final Duration FORGET_UNANSWERED = Duration.ofMinutes(10);

    private DeliveryMachine() {}

    static Agent called(Agent agent, AgentCalled event, Instant time) {
        return agent.deliveries(recent(agent, time))
                .deliver(delivery(event.channel(), event.queue(), false, time));
    }

    static Agent connected(Agent agent, AgentConnected event, Instant time) {
        return agent.deliver(delivery(event.channel(), event.queue(), true, time));
    }

    static Agent notAnswered(Agent agent, ChannelInfo caller) {
        return agent.delivery(caller.linkedId())
                .filter(d -> !d.connected())
                .map(agent::without)
                .orElse(agent);
    }

    static Agent completed(Agent agent, AgentCompleted event, Instant time) {
        Optional<Delivery> delivery = find(agent, event.channel().linkedId(), event.queue());
        if (delivery.isPresent()) {
            return finish(agent, delivery.get(), time);
        }
        WrapUp rest = agent.wrapUp();
        return rest != null
                        && rest.queue().equals(event.queue())
                        && AgentMachine.atOnce(rest.from(), time)
                ? agent.rest(new WrapUp(time, rest.queue(), rest.ownSeconds()))
                : agent;
    }

    /** A leg of the agent's phone is gone. */
    static Agent legEnded(Agent agent, Leg leg, Instant time) {
        return brought(agent, leg)
                .map(d -> d.connected() ? finish(agent, d, time) : agent.without(d))
                .orElse(agent);
    }

    /** A leg of the agent's phone was gone when the link to the PBX came back. */
    static Agent legLost(Agent agent, Leg leg) {
        return brought(agent, leg).map(agent::without).orElse(agent);
    }

    private static Delivery delivery(
            ChannelInfo caller, QueueName queue, boolean connected, Instant time) {
        return new Delivery(
                caller.linkedId(), queue, Channels.number(caller.caller()), connected, time);
    }

    private static Optional<Delivery> brought(Agent agent, Leg leg) {
        if (!leg.acd()) {
            return Optional.empty();
        }
        return leg.phase() == Phase.ESTABLISHED
                ? find(agent, leg.call(), leg.queue())
                : agent.delivery(leg.call());
    }

    private static List<Delivery> recent(Agent agent, Instant time) {
        return agent.deliveries().stream()
                .filter(d -> d.connected() || d.since().plus(FORGET_UNANSWERED).isAfter(time))
                .toList();
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
}
