package io.belfry.reporting.report;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A row of a report.
 *
 * @param from beginning of the interval
 * @param to its end, not included
 * @param keys what the row is about, in the order of the report
 * @param sums by name
 */
public record Figures(
        Report report, Instant from, Instant to, List<String> keys, Map<String, Long> sums) {

    /** Keys, sums, averages and percentages by name, in order; null where there is none. */
    public Map<String, Object> columns() {
        Map<String, Object> columns = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            columns.put(report.keys().get(i).name(), keys.get(i));
        }
        report.sums().forEach(sum -> columns.put(sum.name(), sums.get(sum.name())));
        report.ratios().forEach(ratio -> columns.put(ratio.name(), ratio.of(sums)));
        return columns;
    }
}
