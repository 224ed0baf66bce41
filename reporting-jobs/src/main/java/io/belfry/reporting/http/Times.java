package io.belfry.reporting.http;

import jakarta.ws.rs.BadRequestException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Times that callers write. */
final class Times {

    private Times() {}

    /** The instant; a caller who writes anything else is told what is wanted. */
    static Instant instant(String name, String text) {
        try {
            return OffsetDateTime.parse(text == null ? "" : text).toInstant();
        } catch (DateTimeException e) {
            throw new BadRequestException(
                    name + " must be a time with an offset, such as 2026-11-21T10:00:00+01:00");
        }
    }
}
