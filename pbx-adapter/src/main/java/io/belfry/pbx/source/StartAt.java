package io.belfry.pbx.source;

import java.time.Instant;
import java.time.ZoneId;

/** Where the very first start begins to read; afterwards the stored position counts alone. */
public sealed interface StartAt {

    /** All that the source still has. */
    record Beginning() implements StartAt {}

    /** What is written from now on. */
    record Now() implements StartAt {}

    /** Rows of that time or later. */
    record At(Instant time) implements StartAt {}

    /**
     * Reads {@code beginning}, {@code now} or a time such as {@code 2026-11-01 00:00:00} (in the
     * zone of the PBX) or {@code 2026-11-01T00:00:00Z}.
     *
     * @throws IllegalArgumentException when it is none of them
     */
    static StartAt parse(String text, ZoneId zone) {
        return switch (text.strip()) {
            case "beginning" -> new Beginning();
            case "now" -> new Now();
            default ->
                    new At(
                            RowTimes.read(text, zone)
                                    .orElseThrow(
                                            () ->
                                                    new IllegalArgumentException(
                                                            "must be beginning, now or a time such"
                                                                    + " as 2026-11-01 00:00:00, not "
                                                                    + text)));
        };
    }
}
