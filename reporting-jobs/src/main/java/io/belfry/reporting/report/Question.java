package io.belfry.reporting.report;

import io.belfry.contracts.id.PbxId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is asked of a report.
 *
 * @param limits names by the key's name: only rows with one of them
 * @param after the last row of the page before
 * @param size at most so many rows
 */
public record Question(
        Report report,
        PbxId pbx,
        Range range,
        Map<String, List<String>> limits,
        Optional<Place> after,
        int size) {

    /** The same for the rows after that one. */
    public Question after(Figures last) {
        return new Question(
                report, pbx, range, limits, Optional.of(new Place(last.from(), last.keys())), size);
    }

    /**
     * The place of a row in a report: rows are in the order of time, then of keys.
     *
     * @param from beginning of its interval
     */
    public record Place(Instant from, List<String> keys) {}
}
