package io.belfry.reporting.call;

import java.time.Instant;
import java.util.List;

/**
 * A call and its parts.
 *
 * @param callerEnd when the channel that began the call was gone; null while it is there
 */
public record Call(
        CallData data,
        List<Leg> legs,
        List<HoldPeriod> holds,
        List<Transfer> transfers,
        Instant callerEnd) {

    public Call {
        legs = List.copyOf(legs);
        holds = List.copyOf(holds);
        transfers = List.copyOf(transfers);
    }
}
