package io.belfry.reporting.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Numbers by table, row and column. Each may be off by a slack: the tables have whole seconds,
 * rounded item by item, where the truth has microseconds.
 */
public final class Figures {
    private static final int SHOWN = 60;

    private record Figure(double value, double slack) {
        Figure plus(Figure other) {
            return new Figure(value + other.value, slack + other.slack);
        }
    }

    private static final Figure NONE = new Figure(0, 0);

    private final Map<String, Figure> figures = new TreeMap<>();

    /** Adds to a number. */
    public void add(String row, String column, double value, double slack) {
        if (value != 0 || slack != 0) {
            figures.merge(row + " " + column, new Figure(value, slack), Figure::plus);
        }
    }

    void count(String row, String column) {
        add(row, column, 1, 0);
    }

    /** How many there are. */
    public int size() {
        return figures.size();
    }

    /**
     * Where those numbers differ from these; what is absent is 0.
     *
     * @param actual what the tables say
     */
    public List<String> differences(Figures actual) {
        TreeSet<String> names = new TreeSet<>(figures.keySet());
        names.addAll(actual.figures.keySet());
        List<String> different = new ArrayList<>();
        for (String name : names) {
            Figure mine = figures.getOrDefault(name, NONE);
            Figure theirs = actual.figures.getOrDefault(name, NONE);
            if (Math.abs(mine.value - theirs.value) > mine.slack + 1e-6
                    && different.size() < SHOWN) {
                different.add(name + ": " + theirs.value + " instead of " + mine.value);
            }
        }
        return different;
    }
}
