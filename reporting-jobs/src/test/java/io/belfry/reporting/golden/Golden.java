package io.belfry.reporting.golden;

import io.belfry.reporting.fact.AgentMeasure;
import io.belfry.testing.traces.Trace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The rows that a recorded scenario leaves in each table, worked out by hand from its trace, which
 * is said beside them. One line a row; {@code -} is null; times are minutes and seconds after
 * 2026-11-21T10:00Z, quarters hours and minutes; of stat_agent_specific only what is not 0.
 */
public final class Golden {

    private Golden() {}

    /** The rows by table, sorted; tables without rows are absent. */
    public static Map<String, List<String>> rows(String scenario) {
        Map<String, List<String>> tables = new TreeMap<>();
        List<String> table = new ArrayList<>();
        for (String line : text(scenario).lines().toList()) {
            if (line.startsWith("[")) {
                table = new ArrayList<>();
                tables.put(line.substring(1, line.indexOf(']')), table);
            } else if (!line.isBlank() && !line.startsWith("#")) {
                table.add(line);
            }
        }
        tables.values().forEach(rows -> rows.sort(null));
        return tables;
    }

    /** All scenarios together: rows of quarters with the same key are added up. */
    public static Map<String, List<String>> all() {
        Map<String, List<String>> all = new TreeMap<>(rows("day"));
        for (Trace trace : Trace.all()) {
            rows(trace.name())
                    .forEach(
                            (table, rows) ->
                                    all.computeIfAbsent(table, t -> new ArrayList<>())
                                            .addAll(rows));
        }
        all.computeIfPresent("stat_queue_periodic", (t, rows) -> added(rows, 2));
        all.computeIfPresent("stat_queue_specific", (t, rows) -> added(rows, 3));
        all.computeIfPresent("stat_agent_queue_specific", (t, rows) -> added(rows, 4));
        all.computeIfPresent("stat_agent_specific", (t, rows) -> addedMeasures(rows));
        all.values().forEach(rows -> rows.sort(null));
        return all;
    }

    private static List<String> added(List<String> rows, int keys) {
        Map<String, int[]> sums = new TreeMap<>();
        for (String row : rows) {
            String[] parts = row.split(" \\| ");
            int[] sum =
                    sums.computeIfAbsent(
                            String.join(" | ", List.of(parts).subList(0, keys)),
                            key -> new int[parts.length - keys]);
            for (int i = keys; i < parts.length; i++) {
                sum[i - keys] += Integer.parseInt(parts[i]);
            }
        }
        return sums.entrySet().stream()
                .map(
                        e ->
                                e.getKey()
                                        + IntStream.of(e.getValue())
                                                .mapToObj(n -> " | " + n)
                                                .collect(Collectors.joining()))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static List<String> addedMeasures(List<String> rows) {
        Map<String, Map<String, Integer>> sums = new TreeMap<>();
        for (String row : rows) {
            int at = row.lastIndexOf(" | ");
            Map<String, Integer> sum =
                    sums.computeIfAbsent(row.substring(0, at), key -> new TreeMap<>());
            for (String measure : row.substring(at + 3).split(" ")) {
                String[] pair = measure.split("=");
                sum.merge(pair[0], Integer.parseInt(pair[1]), Integer::sum);
            }
        }
        List<String> lines = new ArrayList<>();
        sums.forEach(
                (key, sum) ->
                        lines.add(
                                key
                                        + " | "
                                        + Arrays.stream(AgentMeasure.values())
                                                .map(AgentMeasure::column)
                                                .filter(sum::containsKey)
                                                .map(m -> m + "=" + sum.get(m))
                                                .collect(Collectors.joining(" "))));
        return lines;
    }

    private static String text(String scenario) {
        try (InputStream in = Golden.class.getResourceAsStream("/golden/" + scenario + ".txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(scenario, e);
        }
    }
}
