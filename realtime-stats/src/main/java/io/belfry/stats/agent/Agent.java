package io.belfry.stats.agent;

import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.Device;
import io.belfry.contracts.id.LinkedId;
import io.belfry.contracts.id.QueueName;
import io.belfry.stats.agent.Session.LeftQueue;
import io.belfry.stats.agent.Session.Login;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What is known of an agent, apart from his phone.
 *
 * @param seats his queues, by name
 * @param deliveries the queue calls that are being brought to him or that he has
 * @param wrapUp the rest after his last queue call, null when none or over
 * @param pauseReason the reason given last
 * @param pool null unless he is logged in by app_agent_pool
 */
public record Agent(
        AgentNumber number,
        Session session,
        List<Seat> seats,
        List<Delivery> deliveries,
        WrapUp wrapUp,
        String pauseReason,
        Pool pool) {

    public Agent {
        seats = sorted(seats);
        deliveries = deliveries == null ? List.of() : List.copyOf(deliveries);
    }

    /** An agent nobody has spoken of. */
    public static Agent unknown(AgentNumber number) {
        return new Agent(number, Session.NONE, List.of(), List.of(), null, "", null);
    }

    /** Whether he is logged in. */
    public boolean loggedIn() {
        return session.login() == Login.IN
                || session.login() == Login.UNTOLD && seats.stream().anyMatch(Seat::showsLogin);
    }

    /** Whether he is paused in all of his queues; without any, whether he was in the last one. */
    public boolean paused() {
        return seats.isEmpty() ? session.leftPaused() : seats.stream().allMatch(Seat::paused);
    }

    /** His place in that queue. */
    public Optional<Seat> seat(QueueName queue) {
        return seats.stream().filter(s -> s.queue().equals(queue)).findFirst();
    }

    /** The call that a queue brings him, by the id of the call. */
    public Optional<Delivery> delivery(LinkedId call) {
        return deliveries.stream().filter(d -> d.call().equals(call)).findFirst();
    }

    /** Whether app_agent_pool stands between his queues and his phone. */
    public boolean pooled() {
        return pool != null || seats.stream().anyMatch(Seat::pooled);
    }

    /** The device he works on, as far as the PBX says it. */
    public Optional<Device> device() {
        return pool != null
                ? Optional.of(pool.device())
                : seats.stream().map(Seat::device).filter(d -> d != null).findFirst();
    }

    /** His queues; those he had, when he is logged out (A164). */
    public List<QueueName> queues() {
        Stream<QueueName> now = seats.stream().map(Seat::queue);
        return loggedIn()
                ? now.toList()
                : Stream.concat(now, session.left().stream().map(LeftQueue::queue))
                        .distinct()
                        .toList();
    }

    Agent session(Session next) {
        return new Agent(number, next, seats, deliveries, wrapUp, pauseReason, pool);
    }

    Agent sit(Seat seat) {
        return seats(
                Stream.concat(seatsWithout(s -> s.queue().equals(seat.queue())), Stream.of(seat))
                        .toList());
    }

    Agent seats(List<Seat> next) {
        return new Agent(number, session, next, deliveries, wrapUp, pauseReason, pool);
    }

    Stream<Seat> seatsWithout(Predicate<Seat> gone) {
        return seats.stream().filter(gone.negate());
    }

    Agent deliver(Delivery delivery) {
        return deliveries(
                Stream.concat(
                                deliveries.stream().filter(d -> !d.call().equals(delivery.call())),
                                Stream.of(delivery))
                        .toList());
    }

    Agent without(Delivery delivery) {
        return deliveries(deliveries.stream().filter(d -> !d.equals(delivery)).toList());
    }

    Agent deliveries(List<Delivery> next) {
        return new Agent(number, session, seats, next, wrapUp, pauseReason, pool);
    }

    Agent rest(WrapUp next) {
        return new Agent(number, session, seats, deliveries, next, pauseReason, pool);
    }

    Agent reason(String next) {
        return new Agent(number, session, seats, deliveries, wrapUp, next, pool);
    }

    Agent pool(Pool next) {
        return new Agent(number, session, seats, deliveries, wrapUp, pauseReason, next);
    }

    private static List<Seat> sorted(List<Seat> seats) {
        return seats == null
                ? List.of()
                : seats.stream().sorted(Comparator.comparing(s -> s.queue().value())).toList();
    }
}
