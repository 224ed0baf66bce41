package io.belfry.contracts.state;

import io.belfry.contracts.id.LinkedId;
import io.belfry.contracts.id.UniqueId;
import java.time.Instant;

/** A caller who waits; the position counts from 1 (A121). */
public record WaitingCall(
        int position,
        String name,
        String number,
        Instant queueTime,
        UniqueId uniqueId,
        LinkedId linkedId) {}
