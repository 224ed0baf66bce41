package io.belfry.reporting.call;

import io.belfry.contracts.id.UniqueId;
import java.time.Instant;

/**
 * The part of a call that reached an endpoint: a row of {@code call_element} (D14).
 *
 * @param endpoint e.g. {@code PJSIP/1003}
 * @param line number of the line, null when unknown
 * @param outside whether the endpoint is beyond a trunk
 * @param start when it was called; for one that came from another call (attended transfer, pickup
 *     of a parked call) when it joined
 * @param answer null when it did not answer
 * @param end null while it goes on
 */
public record Leg(
        UniqueId channel,
        String endpoint,
        String line,
        boolean outside,
        Instant start,
        Instant answer,
        Instant end) {}
