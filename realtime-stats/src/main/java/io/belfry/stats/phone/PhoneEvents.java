package io.belfry.stats.phone;

import io.belfry.contracts.config.LineConfig;
import io.belfry.contracts.state.PhoneEvent;
import io.belfry.contracts.state.PhoneEventType;
import io.belfry.stats.phone.Leg.Phase;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a line tells its user when one of its legs changes (A113). */
public final class PhoneEvents {

    private PhoneEvents() {}

    /**
     * The event between two states of a leg; empty when the phone shows nothing new.
     *
     * @param after null when the leg is gone
     * @param callVariables the variables of the call's first channel; those of the leg win
     */
    public static Optional<PhoneEvent> between(
            Leg before, Leg after, LineConfig line, Map<String, String> callVariables) {
        Phase from = before == null ? Phase.NEW : before.phase();
        if (after == null) {
            return from == Phase.NEW
                    ? Optional.empty()
                    : Optional.of(event(PhoneEventType.RELEASED, before, line, callVariables));
        }
        if (from == after.phase()) {
            return Optional.empty();
        }
        return type(after.phase()).map(type -> event(type, after, line, callVariables));
    }

    private static Optional<PhoneEventType> type(Phase phase) {
        return switch (phase) {
            case NEW -> Optional.empty();
            case DIALING -> Optional.of(PhoneEventType.DIALING);
            case RINGING -> Optional.of(PhoneEventType.RINGING);
            case ESTABLISHED -> Optional.of(PhoneEventType.ESTABLISHED);
        };
    }

    private static PhoneEvent event(
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
}
