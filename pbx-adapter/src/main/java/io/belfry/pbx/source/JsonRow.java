package io.belfry.pbx.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A row of a table as {@code row_to_json} writes it: columns that a schema lacks are null. */
final class JsonRow {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode row;

    private JsonRow(JsonNode row) {
        this.row = row;
    }

    static JsonRow parse(String text) {
        try {
            return new JsonRow(JSON.readTree(text));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a row: " + e.getOriginalMessage(), e);
        }
    }

    String text(String column) {
        JsonNode value = row.get(column);
        return value == null || value.isNull() ? null : value.asText();
    }

    String required(String column) {
        String value = text(column);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("column " + column + " is empty");
        }
        return value;
    }

    Integer number(String column) {
        String value = text(column);
        try {
            return value == null || value.isBlank() ? null : Integer.valueOf(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("column " + column + " is no number: " + value, e);
        }
    }
}
