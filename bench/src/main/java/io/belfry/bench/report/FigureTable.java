package io.belfry.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Figures as a table for a terminal: names to the left, numbers to the right. */
public final class FigureTable {

    private static final List<String> HEADER =
            List.of("scenario", "value", "unit", "limit", "ratio", "limit is");

    /** Columns that hold numbers. */
    private static final List<Integer> NUMBERS = List.of(1, 3, 4);

    private FigureTable() {}

    /** The lines, header first, without blanks at their ends. */
    public static List<String> lines(List<Figure> figures) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADER);
        for (Figure figure : figures) {
            rows.add(
                    List.of(
                            figure.name(),
                            number(figure.value()),
                            figure.unit(),
                            number(figure.limit()),
                            ratio(figure.ratio()),
                            figure.limitOf()));
        }
        int[] widths = new int[HEADER.size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String padding = " ".repeat(widths[i] - row.get(i).length());
            line.append(NUMBERS.contains(i) ? padding + row.get(i) : row.get(i) + padding);
            line.append("  ");
        }
        return line.toString().stripTrailing();
    }

    /** Whole numbers from one hundred on; below, two digits behind the point. */
    static String number(double value) {
        return Math.abs(value) >= 100
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%.2f", value);
    }

    private static String ratio(double ratio) {
        return Double.isFinite(ratio) ? String.format(Locale.ROOT, "%.2f", ratio) : "-";
    }
}
