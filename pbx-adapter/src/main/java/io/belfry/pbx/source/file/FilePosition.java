package io.belfry.pbx.source.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * How far a log file has been read. {@code file} is the fingerprint of its first line, which
 * survives renaming and copying; {@code offset} the bytes that are done.
 */
record FilePosition(String file, long offset) {

    private static final ObjectMapper JSON = new ObjectMapper();

    String text() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static FilePosition parse(String text) {
        try {
            return JSON.readValue(text, FilePosition.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a position in a file: " + text, e);
        }
    }
}
