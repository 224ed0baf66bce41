package io.belfry.pbx.directory.xivo;

import io.belfry.pbx.directory.LoadedDirectory.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** What was wrong with rows. */
final class Findings {

    private final List<Problem> problems = new ArrayList<>();

    void add(XivoRow row, String what) {
        add(row.where(), what);
    }

    void add(String where, String what) {
        problems.add(new Problem(where, what));
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** What each row gives; a row that cannot be used is a finding, a null is left out. */
    <T> List<T> each(List<XivoRow> rows, Function<XivoRow, T> reader) {
        return rows.stream().map(row -> tried(row, reader)).filter(Objects::nonNull).toList();
    }

    /** The rows by a number that names each of them. */
    Map<Integer, XivoRow> byNumber(List<XivoRow> rows, String column) {
        Map<Integer, XivoRow> index = new HashMap<>();
        each(
                rows,
                row -> {
                    index.putIfAbsent(row.requiredNumber(column), row);
                    return row;
                });
        return index;
    }

    private <T> T tried(XivoRow row, Function<XivoRow, T> reader) {
        try {
            return reader.apply(row);
        } catch (XivoRow.Unusable e) {
            add(row, e.getMessage() + ": left out");
            return null;
        }
    }
}
