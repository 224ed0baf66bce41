package io.belfry.stats.agent;

import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.Device;
import io.belfry.contracts.id.LinkedId;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.id.UniqueId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What is known of an agent, apart from his phone.
 *
 * @param login what was said last of his login
 * @param extension the phone number he logged in with, null when never
 * @param seats his queues, by name
 * @param deliveries the queue calls that are being brought to him or that he has
 * @param wrapUp the rest after his last queue call, null when none or over
 * @param pauseReason the reason given last
 * @param poolChannel the channel that holds him when he is logged in by app_agent_pool
 * @param left the queues he left last, to know them after his logout
 * @param leftPaused whether he was paused when he left his last queue
 * @param generation the last resync that named his login
 */
public record Agent(
        AgentNumber number,
        Login login,
        String extension,
        List<Seat> seats,
        List<Delivery> deliveries,
        WrapUp wrapUp,
        String pauseReason,
        UniqueId poolChannel,
        Device poolDevice,
        List<LeftQueue> left,
        boolean leftPaused,
        int generation) {

    /** What was said of the login. Without a word, the membership of a queue tells. */
    public enum Login {
        UNTOLD,
        IN,
        OUT
    }

    /** A queue the agent left. */
    public record LeftQueue(QueueName queue, Instant at) {}

    public Agent {
        seats = sorted(seats);
        deliveries = deliveries == null ? List.of() : List.copyOf(deliveries);
        left = left == null ? List.of() : List.copyOf(left);
    }

    /** An agent nobody has spoken of. */
    public static Agent unknown(AgentNumber number) {
        return new Agent(
                number,
                Login.UNTOLD,
                null,
                List.of(),
                List.of(),
                null,
                "",
                null,
                null,
                List.of(),
                false,
                0);
    }

    /** Whether he is logged in. */
    public boolean loggedIn() {
        return login == Login.IN || login == Login.UNTOLD && !seats.isEmpty();
    }

    /** Whether he is paused in all of his queues; without any, whether he was in the last one. */
    public boolean paused() {
        return seats.isEmpty() ? leftPaused : seats.stream().allMatch(Seat::paused);
    }

    /** His place in that queue. */
    public Optional<Seat> seat(QueueName queue) {
        return seats.stream().filter(s -> s.queue().equals(queue)).findFirst();
    }

    /** The call that a queue brings him, by the id of the call. */
    public Optional<Delivery> delivery(LinkedId call) {
        return deliveries.stream().filter(d -> d.call().equals(call)).findFirst();
    }

    /** The device he works on, as far as the PBX says it. */
    public Optional<Device> device() {
        return poolDevice != null
                ? Optional.of(poolDevice)
                : seats.stream().map(Seat::device).filter(d -> d != null).findFirst();
    }

    /** His queues; those he had, when he is logged out (A164). */
    public List<QueueName> queues() {
        return loggedIn()
                ? seats.stream().map(Seat::queue).toList()
                : Stream.concat(
                                seats.stream().map(Seat::queue),
                                left.stream().map(LeftQueue::queue))
                        .distinct()
                        .toList();
    }

    Agent login(Login told, String phone, int seen) {
        return change(
                d -> {
                    d.login = told;
                    d.extension = phone;
                    d.left = told == Login.IN ? List.of() : left;
                    d.leftPaused = told != Login.IN && leftPaused;
                    d.generation = seen;
                });
    }

    Agent pool(UniqueId channel, Device device) {
        return change(
                d -> {
                    d.poolChannel = channel;
                    d.poolDevice = device;
                });
    }

    Agent sit(Seat seat) {
        return seats(
                Stream.concat(seatsWithout(s -> s.queue().equals(seat.queue())), Stream.of(seat))
                        .toList());
    }

    Agent seats(List<Seat> next) {
        return change(d -> d.seats = next);
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
        return change(d -> d.deliveries = next);
    }

    Agent rest(WrapUp next) {
        return change(d -> d.wrapUp = next);
    }

    Agent reason(String next) {
        return change(d -> d.pauseReason = next);
    }

    Agent left(List<LeftQueue> next, boolean wasPaused) {
        return change(
                d -> {
                    d.left = next;
                    d.leftPaused = wasPaused;
                });
    }

    private static List<Seat> sorted(List<Seat> seats) {
        return seats == null
                ? List.of()
                : seats.stream().sorted(Comparator.comparing(s -> s.queue().value())).toList();
    }

    /** The same with something changed. */
    private Agent change(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return new Agent(
                draft.number,
                draft.login,
                draft.extension,
                draft.seats,
                draft.deliveries,
                draft.wrapUp,
                draft.pauseReason,
                draft.poolChannel,
                draft.poolDevice,
                draft.left,
                draft.leftPaused,
                draft.generation);
    }

    private static final class Draft {
        private AgentNumber number;
        private Login login;
        private String extension;
        private List<Seat> seats;
        private List<Delivery> deliveries;
        private WrapUp wrapUp;
        private String pauseReason;
        private UniqueId poolChannel;
        private Device poolDevice;
        private List<LeftQueue> left;
        private boolean leftPaused;
        private int generation;

        private Draft(Agent of) {
            number = of.number;
            login = of.login;
            extension = of.extension;
            seats = of.seats;
            deliveries = of.deliveries;
            wrapUp = of.wrapUp;
            pauseReason = of.pauseReason;
            poolChannel = of.poolChannel;
            poolDevice = of.poolDevice;
            left = of.left;
            leftPaused = of.leftPaused;
            generation = of.generation;
        }
    }
}
