package io.belfry.reporting.call;

import io.belfry.contracts.pbx.CelRow;
import java.util.List;
import java.util.Set;

/**
 * What of a call is outside the PBX.
 *
 * @param contexts of channels that lead outside; only of use where the dialplan does not say
 *     XIVO_INCALL and XIVO_OUTCALL itself
 */
record Outside(Set<String> contexts) {

    Outside {
        contexts = Set.copyOf(contexts);
    }

    boolean holds(CelRow row) {
        return row.context() != null && contexts.contains(row.context());
    }

    /** Whether that part of a call goes out; {@code start} is where the call came from. */
    boolean isReachedBy(List<CelRow> part, CelRow start) {
        return part.stream()
                .anyMatch(
                        Cel.isUserEvent("XIVO_OUTCALL")
                                .or(r -> r != start && Cel.is("CHAN_START").test(r) && holds(r)));
    }
}
