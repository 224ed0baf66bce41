package io.belfry.reporting.call;

import java.time.Instant;
import java.util.Optional;

/** When the PBX died: its calls ended then, though nothing says so. */
@FunctionalInterface
public interface SignsOfLife {

    /** A PBX that never stopped. */
    SignsOfLife UNBROKEN = time -> Optional.empty();

    /**
     * The last thing that the PBX logged before its first start after that time; empty when it has
     * not been started since. A call with its last row at {@code time} ended no later.
     */
    Optional<Instant> lastBeforeStartAfter(Instant time);

    /**
     * The same, and calls that were last heard of before {@code horizon} ended with that: a call
     * says nothing for hours, but not for days.
     */
    default SignsOfLife orSilentSince(Instant horizon) {
        return time ->
                lastBeforeStartAfter(time)
                        .or(() -> time.isBefore(horizon) ? Optional.of(time) : Optional.empty());
    }
}
