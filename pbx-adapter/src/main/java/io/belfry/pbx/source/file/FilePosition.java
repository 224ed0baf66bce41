package io.belfry.pbx.source.file;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a log file has been read. {@code file} is the fingerprint of its first line, which
 * survives renaming and copying; {@code offset} the bytes that are done.
 *
 * @param seen when the last line was written, epoch milliseconds; null when no line said so
 * @param notBefore lines are passed over up to the first one of that time, epoch milliseconds; null
 *     = none
 * @param restarts how often this file became shorter while it was read
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FilePosition(String file, long offset, Long seen, Long notBefore, int restarts) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Before anything was read. */
    static FilePosition beginning(Long notBefore) {
        return new FilePosition("", 0, null, notBefore, 0);
    }

    /** Whether nothing was read so far. */
    boolean fresh() {
        return file.isEmpty();
    }

    /** The begin of another file. */
    FilePosition in(String other) {
        return new FilePosition(other, 0, seen, notBefore, 0);
    }

    /** The same file from its begin: what is later than the last line read. */
    FilePosition again() {
        return new FilePosition(file, 0, seen, seen == null ? null : seen + 1, restarts + 1);
    }

    /** Further on in the same file. */
    FilePosition to(long next, Optional<Instant> time, boolean taking) {
        return new FilePosition(
                file,
                next,
                time.map(Instant::toEpochMilli).orElse(seen),
                taking ? null : notBefore,
                restarts);
    }

    /** The name of the line that begins there, for ever. */
    String sourceId(long start) {
        return (restarts == 0 ? file : file + ".r" + restarts) + ":" + start;
    }

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
