package io.belfry.reporting.golden;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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

    private static String text(String scenario) {
        try (InputStream in = Golden.class.getResourceAsStream("/golden/" + scenario + ".txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(scenario, e);
        }
    }
}
