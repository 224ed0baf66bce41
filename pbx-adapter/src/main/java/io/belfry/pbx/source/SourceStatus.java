package io.belfry.pbx.source;

import java.time.Instant;
import java.util.Optional;

/**
 * How a source is doing.
 *
 * @param failure why it cannot be read or published now; empty when all is well
 * @param since when it last changed between well and failing
 * @param behind what is left to read: rows of a table, bytes of a file
 * @param published rows since the start
 */
public record SourceStatus(
        Optional<String> failure, Instant since, long behind, long published, long deadLetters) {

    /** Before the first read. */
    public static SourceStatus begin(Instant now) {
        return new SourceStatus(Optional.of("not read yet"), now, 0, 0, 0);
    }

    public SourceStatus failed(String reason, Instant now) {
        return new SourceStatus(
                Optional.of(reason),
                failure.isPresent() ? since : now,
                behind,
                published,
                deadLetters);
    }

    public SourceStatus read(int rows, int letters, long left, Instant now) {
        return new SourceStatus(
                Optional.empty(),
                failure.isPresent() ? now : since,
                left,
                published + rows,
                deadLetters + letters);
    }
}
