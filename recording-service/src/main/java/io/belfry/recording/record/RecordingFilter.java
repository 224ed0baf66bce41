package io.belfry.recording.record;

import java.time.Instant;
import java.util.Optional;

/**
 * Which recordings are wanted (G9); what is empty does not limit.
 *
 * @param from first start, inclusive
 * @param to last start, exclusive
 * @param key name of attached data that must be there, with {@code value} if that is given
 */
public record RecordingFilter(
        Optional<String> agent,
        Optional<String> queue,
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<String> caller,
        Optional<String> callee,
        Optional<Direction> direction,
        Optional<String> key,
        Optional<String> value) {}
