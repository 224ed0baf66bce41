package io.belfry.pbx.directory.xivo;

import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A row, its columns as PostgreSQL writes them as text; a column that the table does not have is
 * not there.
 */
public record XivoRow(XivoTable table, Map<String, String> columns) {

    /** Something in the row that cannot be used. */
    static final class Unusable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unusable(String what) {
            super(what);
        }
    }

    /** By the key, numbers as numbers. */
    static final Comparator<XivoRow> ORDER =
            (a, b) -> {
                for (String key : a.table.key()) {
                    int order = compare(a.columns.get(key), b.columns.get(key));
                    if (order != 0) {
                        return order;
                    }
                }
                return 0;
            };

    /** Table and key, e.g. {@code user_line 3, 7}. */
    String where() {
        return table.tableName()
                + " "
                + table.key().stream()
                        .map(k -> String.valueOf(columns.get(k)))
                        .collect(Collectors.joining(", "));
    }

    /** Never the columns: one of them is a password. */
    @Override
    public String toString() {
        return where();
    }

    boolean has(String column) {
        return columns.containsKey(column);
    }

    /** The text without blanks around it; null when it is empty, null or not there. */
    String text(String column) {
        String text = columns.get(column);
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** The text as it is; null when it is empty, null or not there. */
    String verbatim(String column) {
        String text = columns.get(column);
        return text == null || text.isEmpty() ? null : text;
    }

    /**
     * @throws Unusable when there is none
     */
    String required(String column) {
        String text = text(column);
        if (text == null) {
            throw new Unusable("has no " + column);
        }
        return text;
    }

    /** A reference or number; null when there is none. */
    Integer number(String column) {
        String text = text(column);
        try {
            return text == null ? null : Integer.valueOf(text);
        } catch (NumberFormatException e) {
            throw new Unusable(column + " is no number: " + text);
        }
    }

    int requiredNumber(String column) {
        required(column);
        return number(column);
    }

    /** A number that counts as 0 when there is none. */
    int count(String column) {
        Integer number = number(column);
        return number == null ? 0 : number;
    }

    /** 1 and true; what a missing column means is for the caller to say. */
    boolean flag(String column, boolean otherwise) {
        String text = text(column);
        return text == null ? otherwise : text.equals("1") || text.startsWith("t");
    }

    /** XiVO's word for switched off. */
    boolean commented() {
        return flag("commented", false);
    }

    private static int compare(String a, String b) {
        try {
            return Long.compare(Long.parseLong(a), Long.parseLong(b));
        } catch (NumberFormatException e) {
            return String.valueOf(a).compareTo(String.valueOf(b));
        }
    }
}
