package io.belfry.contracts.kafka;

import java.time.Instant;
import java.util.Optional;

/**
 * How a {@link BatchLoop} is doing.
 *
 * @param failure why the current batch cannot be written; empty when all is well
 * @param since when that began
 */
public record LoopState(Optional<String> failure, Instant since, long records, long deadLetters) {

    /** Whether it is trying the same batch again and again. */
    public boolean failing() {
        return failure.isPresent();
    }
}
