package io.belfry.reporting.report.http;

import io.belfry.reporting.report.Figures;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A page of a report.
 *
 * @param rows {@code from} and {@code to} of the interval as local times with their offset, then
 *     what the report tells apart, sums, averages and percentages; null where there is nothing to
 *     divide by
 * @param next what to ask for as {@code after} to get the next page; null when this is the last
 */
public record ReportPage(List<Map<String, Object>> rows, String next) {

    static Map<String, Object> row(Figures figures, ZoneId zone) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("from", local(figures.from(), zone));
        row.put("to", local(figures.to(), zone));
        row.putAll(figures.columns());
        return row;
    }

    private static String local(Instant time, ZoneId zone) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.atZone(zone));
    }
}
