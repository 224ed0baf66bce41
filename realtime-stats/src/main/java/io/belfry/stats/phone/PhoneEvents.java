package io.belfry.stats.phone;

import io.belfry.contracts.config.LineConfig;
import io.belfry.contracts.state.PhoneEvent;
import io.belfry.contracts.state.PhoneEventType;
import io.belfry.stats.phone.Leg.Phase;
import io.belfry.stats.phone.Leg.Trait;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What a line tells its user when one of its legs changes (A113). Beside the four events of the
 * seeds: EventOnHold when the phone holds the call and EventEstablished again when it takes it back
 * or when somebody else is at the other end (transfer, pickup, parked call), and EventFailure
 * before EventReleased when a call that the phone dialled could not be made.
 */
public final class PhoneEvents {

    private PhoneEvents() {}

    /**
     * What happens between two states of a leg; nothing when the phone shows nothing new.
     *
     * @param after null when the leg is gone
     * @param failed whether it is gone because the call could not be made
     */
    public static List<PhoneEventType> between(Leg before, Leg after, boolean failed) {
        Phase from = before == null ? Phase.NEW : before.phase();
        if (after == null) {
            return ended(from, failed);
        }
        if (from != after.phase()) {
            return switch (after.phase()) {
                case NEW -> List.of();
                case DIALING -> List.of(PhoneEventType.DIALING);
                case RINGING -> List.of(PhoneEventType.RINGING);
                case ESTABLISHED -> List.of(PhoneEventType.ESTABLISHED);
            };
        }
        return from == Phase.ESTABLISHED && differs(before, after)
                ? List.of(
                        after.is(Trait.HELD) ? PhoneEventType.ON_HOLD : PhoneEventType.ESTABLISHED)
                : List.of();
    }

    /**
     * The event with what is known of the leg.
     *
     * @param callVariables the variables of the call's first channel; those of the leg win
     */
    public static PhoneEvent event(
            PhoneEventType type, Leg leg, LineConfig line, Map<String, String> callVariables) {
        Map<String, String> userData = new TreeMap<>(callVariables);
        userData.putAll(leg.variables());
        return new PhoneEvent(
                type,
                line.id(),
                line.number(),
                leg.other() == null ? "" : leg.other(),
                leg.call(),
                leg.id(),
                leg.queue(),
                userData);
    }

    private static List<PhoneEventType> ended(Phase from, boolean failed) {
        if (from == Phase.NEW) {
            return List.of();
        }
        return failed
                ? List.of(PhoneEventType.FAILURE, PhoneEventType.RELEASED)
                : List.of(PhoneEventType.RELEASED);
    }

    private static boolean differs(Leg before, Leg after) {
        return before.is(Trait.HELD) != after.is(Trait.HELD)
                || !Objects.equals(before.other(), after.other());
    }
}
