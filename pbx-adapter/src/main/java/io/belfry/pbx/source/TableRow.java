package io.belfry.pbx.source;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A row of a table: its values as text, in the order of the columns. A column that the schema of
 * this PBX lacks is null.
 */
public final class TableRow {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> columns;
    private final String[] values;

    public TableRow(List<String> columns, String[] values) {
        this.columns = columns;
        this.values = values;
    }

    /** The value, null when there is none. */
    public String text(int column) {
        return values[column];
    }

    /** The value of a column that a row needs. */
    String required(int column) {
        String value = values[column];
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("column " + columns.get(column) + " is empty");
        }
        return value;
    }

    /**
     * The time of a row, which needs one.
     *
     * @param read what could be read of that column
     */
    Instant required(int column, Optional<Instant> read) {
        required(column);
        return read.orElseThrow(
                () ->
                        new IllegalArgumentException(
                                "column " + columns.get(column) + " is no time"));
    }

    Integer number(int column) {
        String value = values[column];
        try {
            return value == null || value.isBlank() ? null : Integer.valueOf(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "column " + columns.get(column) + " is no number", e);
        }
    }

    /** The row for people: a JSON object of what is not null. */
    public String json() {
        ObjectNode object = JSON.createObjectNode();
        for (int i = 0; i < values.length; i++) {
            if (values[i] != null) {
                object.put(columns.get(i), values[i]);
            }
        }
        return object.toString();
    }

    /** Sixteen hexadecimal digits that tell this row from another one with the same id. */
    public String print() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String value : values) {
                digest.update((byte) (value == null ? 0 : 1));
                if (value != null) {
                    digest.update(value.getBytes(StandardCharsets.UTF_8));
                }
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
