package io.belfry.pbx.source;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;

/**
 * The last row that was read, as it was. A table that was truncated, or restored from a backup, has
 * another row with that id, or ends before it (docs/adr/0004-no-row-is-skipped.md).
 *
 * @param print {@link TableRow#print()}
 * @param micros its time, microseconds since 1970; null when it had none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TableAnchor(long id, String print, Long micros) {

    /** That row; without a readable time of its own it has that of the one before. */
    public static TableAnchor of(long id, TableRow row, Optional<Instant> time, TableAnchor last) {
        Long before = last == null ? null : last.micros();
        return new TableAnchor(id, row.print(), time.map(TableAnchor::micros).orElse(before));
    }

    /** Whether a row with the same id is another one. */
    public boolean contradicts(long other, TableRow row) {
        return other == id && !row.print().equals(print);
    }

    /** Whether a row of that time was written after this one. */
    public boolean before(Optional<Instant> time) {
        return micros == null || time.map(t -> micros(t) > micros).orElse(false);
    }

    static long micros(Instant time) {
        return Math.addExact(
                Math.multiplyExact(time.getEpochSecond(), 1_000_000L), time.getNano() / 1_000);
    }
}
