package io.belfry.stats.phone;

import io.belfry.contracts.id.Device;
import io.belfry.contracts.id.LinkedId;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.id.UniqueId;
import io.belfry.contracts.state.CallDirection;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One channel, seen from the device it belongs to.
 *
 * @param call the call it belongs to now; transfers change it
 * @param direction incoming when the PBX dialled the device
 * @param other number of the other end, null when unknown
 * @param queue the queue that delivered the call to this device, else null; stays when the call
 *     moves on
 * @param variables the {@code XIVO_*} and {@code USR_*} variables set on it
 * @param since since when in this phase
 * @param traits what else is true of it
 * @param generation the last resync that named it
 */
public record Leg(
        UniqueId id,
        LinkedId call,
        Device device,
        CallDirection direction,
        Phase phase,
        String other,
        QueueName queue,
        Map<String, String> variables,
        Instant since,
        Set<Trait> traits,
        int generation) {

    /** How far a leg is. */
    public enum Phase {
        /** It exists; the phone does not show it yet. */
        NEW,
        DIALING,
        RINGING,
        ESTABLISHED
    }

    /** What may be true of a leg in any phase. */
    public enum Trait {
        /** The PBX rings the device in order to call somebody for it (click to call). */
        ORIGINATED,
        /** The phone has put the other end on hold. */
        HELD,
        /** It keeps an agent of app_agent_pool logged in; calls come and go on it. */
        POOLED
    }

    public Leg {
        variables = variables == null ? Map.of() : Map.copyOf(variables);
        traits = traits == null ? Set.of() : Set.copyOf(traits);
    }

    /** Whether the other end was put there by a queue. */
    public boolean acd() {
        return queue != null;
    }

    /** Whether that is true of it. */
    public boolean is(Trait trait) {
        return traits.contains(trait);
    }

    Leg in(Phase next, Instant time) {
        return next == phase
                ? this
                : change(
                        d -> {
                            d.phase = next;
                            d.since = time;
                        });
    }

    Leg towards(CallDirection way, String number) {
        return change(
                d -> {
                    d.direction = way;
                    d.other = number;
                });
    }

    Leg with(Trait trait, boolean holds) {
        if (is(trait) == holds) {
            return this;
        }
        Set<Trait> next = EnumSet.of(trait);
        next.addAll(traits);
        if (!holds) {
            next.remove(trait);
        }
        return change(d -> d.traits = next);
    }

    Leg at(LinkedId linkedId, Device where, int seen) {
        return change(
                d -> {
                    d.call = linkedId;
                    d.device = where;
                    d.generation = seen;
                });
    }

    Leg with(Map<String, String> values) {
        return change(d -> d.variables = values);
    }

    /** The same leg, known to be delivered by that queue. */
    public Leg from(QueueName name) {
        return change(d -> d.queue = name);
    }

    /** The same leg with what a queue put at its other end; both null when that is over. */
    public Leg serving(QueueName name, String number) {
        return change(
                d -> {
                    d.queue = name;
                    d.other = number;
                });
    }

    /** The same with something changed. */
    private Leg change(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return new Leg(
                draft.id,
                draft.call,
                draft.device,
                draft.direction,
                draft.phase,
                draft.other,
                draft.queue,
                draft.variables,
                draft.since,
                draft.traits,
                draft.generation);
    }

    private static final class Draft {
        private UniqueId id;
        private LinkedId call;
        private Device device;
        private CallDirection direction;
        private Phase phase;
        private String other;
        private QueueName queue;
        private Map<String, String> variables;
        private Instant since;
        private Set<Trait> traits;
        private int generation;

        private Draft(Leg of) {
            id = of.id;
            call = of.call;
            device = of.device;
            direction = of.direction;
            phase = of.phase;
            other = of.other;
            queue = of.queue;
            variables = of.variables;
            since = of.since;
            traits = of.traits;
            generation = of.generation;
        }
    }
}
