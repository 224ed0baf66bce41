package io.belfry.recording.record;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * Id of a recording: {@code <xivoName>-<uniqueid>}, where the name has neither a blank nor a dash
 * (G3).
 */
public record RecordingId(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("[^\\s-]+-\\S+");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RecordingId {
        if (value == null || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a recording id (<name>-<uniqueid>): " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
